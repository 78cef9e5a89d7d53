"""Old Word files that are damaged, or made to take time and memory without end."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.readers import Limits, Unreadable
from gilint.readers.doc import read_doc
from tests.readers.compounds import compound
from tests.readers.doc.words import IN_TABLE, SPECIAL, TEXT, WordFile, par, row, sprm

EDGES = [0, 1000, 2000]
FULL = WordFile(
    [par("一、总体情况"), *row(["甲", "1"], EDGES), *row(["乙", "2"], EDGES, [0x60]), par("(\x01\x08", look=SPECIAL)], pieces=[2]
).write()


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_doc(data, limits or Limits())
    return caught.value.reason


def pieces(count: int, size: int, groups: tuple[bytes, ...] = ()) -> bytes:
    """A piece table that takes the same few bytes again and again."""
    edges = range(0, size * (count + 1), size)
    plex = struct.pack(f"<{count + 1}I", *edges) + struct.pack("<HIH", 0, TEXT, 1) * count
    return b"".join(b"\x01" + struct.pack("<H", len(each)) + each for each in groups) + b"\x02" + struct.pack("<I", len(plex)) + plex


def test_a_password_is_told() -> None:
    assert reason(WordFile([par("甲")], flags=0x0300).write()) == "encrypted"
    assert reason(WordFile([par("甲")], flags=0x8300).write()) == "encrypted"


@pytest.mark.parametrize("name", ["0Table", "1Table"])
def test_a_file_without_its_tables_is_damaged(name: str) -> None:
    flags = 0x0200 if name == "1Table" else 0
    word = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags)
    assert reason(compound({"WordDocument": word})) == "damaged"
    assert reason(compound({"WordDocument": word, name: b"\0"})) == "damaged"


def test_a_file_that_is_cut_off_is_damaged() -> None:
    assert {reason(FULL[:length]) for length in range(512, len(FULL) - 1024, 512)} == {"damaged"}


def test_text_that_the_stream_has_no_bytes_for_is_damage() -> None:
    short = b"\x02" + struct.pack("<IIIHIH", 16, 0, 2, 0, TEXT, 0)
    assert reason(WordFile([par("甲乙丙")], tables={"pieces": short}).write()) == "damaged"
    nowhere = b"\x02" + struct.pack("<IIIHIH", 16, 0, 2, 0, 0x3FFF_FFFF, 0)
    assert reason(WordFile([par("甲")], tables={"pieces": nowhere}).write()) == "damaged"
    assert reason(WordFile([par("甲")], tables={"pieces": b""}).write()) == "damaged"


def test_pieces_that_take_the_same_bytes_again_and_again() -> None:
    long = WordFile([par("甲" * 500)], tables={"pieces": pieces(100_000, 500)})
    assert reason(long.write()) == "too-large"
    marks = WordFile([par("")], tables={"pieces": pieces(250_000, 1)})
    assert reason(marks.write()) == "bomb"
    many = WordFile([par("甲")], tables={"pieces": pieces(400_000, 1)})
    assert reason(many.write()) == "bomb"


def test_modifiers_without_end() -> None:
    huge = [par("甲", sprm(0x6646, 3 * number, 4)) for number in range(2000)]
    assert reason(WordFile(huge, streams={"Data": b"\xff" * 80_000}).write()) == "bomb"


def test_tables_in_tables_in_tables() -> None:
    assert reason(WordFile([par("甲", IN_TABLE + sprm(0x6649, 0x7FFF_FFFF, 4))]).write()) == "too-deep"
    zigzag = [par("甲", IN_TABLE + sprm(0x6649, depth, 4)) for _ in range(20) for depth in (30, 1)]
    assert len(list(read_doc(WordFile(zigzag).write(), Limits()).blocks)) > 0


def test_a_row_of_as_many_cells_as_there_is_text() -> None:
    assert reason(WordFile([*row([], EDGES), *([par("甲\x07" * 100_000, IN_TABLE)] * 2), par("完")]).write()) == "bomb"


def test_styles_that_are_based_on_each_other() -> None:
    name = struct.pack("<H", 1) + "甲".encode("utf-16-le") + bytes(2)
    styles = [struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0) + name + struct.pack("<HHH", 2, 0, 0) for base in (1, 2, 0)]
    header = struct.pack("<HHHHHHHHH", 3, 10, 1, 0x5B, 15, 0, 0, 0, 0)
    sheet = struct.pack("<H", len(header)) + header + b"".join(struct.pack("<H", len(style)) + style for style in styles)
    document = read_doc(WordFile([par("甲")], tables={"styles": sheet}).write(), Limits())
    assert [each.text for each in document.paragraphs()] == ["甲"]


@given(st.data())
def test_whatever_has_changed_in_a_file(data: st.DataObject) -> None:
    _changed(FULL, data)


@settings(max_examples=300)
@given(st.data())
def test_whatever_has_changed_in_a_file_of_an_office_program(old_files: dict[str, bytes], data: st.DataObject) -> None:
    _changed(old_files[data.draw(st.sampled_from(sorted(old_files)))], data)


@given(st.dictionaries(st.sampled_from(["WordDocument", "0Table", "1Table", "Data", "\x05SummaryInformation"]), st.binary(max_size=3000)))
def test_whatever_is_in_the_streams(streams: dict[str, bytes]) -> None:
    _read(compound(streams))


def _changed(file: bytes, data: st.DataObject) -> None:
    changed = bytearray(file)
    numbers = st.sampled_from([0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x4000_0000, 0x7FFF_FFFF, 0xFFFF_FFFF]) | st.integers(0, 0xFFFF_FFFF)
    for at, size, value in data.draw(st.lists(st.tuples(st.integers(0, len(file) - 4), st.sampled_from([1, 2, 4]), numbers), max_size=20)):
        changed[at : at + size] = (value % 256**size).to_bytes(size, "little")
    _read(bytes(changed))


def _read(data: bytes) -> None:
    """Nothing but what can be told to people is raised, and the text can be printed."""
    with suppress(Unreadable):
        for paragraph in read_doc(data, Limits()).paragraphs():
            paragraph.text.encode("utf-8")
