"""What compound files hold, and those that would have a reader follow chains for ever."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers import Unreadable
from gilint.readers.ole import Compound, kind_of
from tests.readers.compounds import compound

WORD_97 = struct.pack("<HH", 0xA5EC, 0xC1)
WORD_95 = struct.pack("<HH", 0xA5DC, 0x68)
FULL = compound({"WordDocument": WORD_97, "Macros/VBA": b"x" * 5000, "1Table": bytes(range(256)) * 40})
FIRST_DIRECTORY_SECTOR = struct.unpack_from("<I", FULL, 0x30)[0]
DIRECTORY = 512 * (FIRST_DIRECTORY_SECTOR + 1)
TABLE = 512 * (struct.unpack_from("<I", FULL, 0x4C)[0] + 1)
SIZE = 120


def patched(data: bytes, at: int, value: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into("<I", changed, at, value)
    return bytes(changed)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["WordDocument", "1Table"], "doc"),
        (["EncryptedPackage", "EncryptionInfo"], "encrypted"),
        (["Workbook"], "spreadsheet"),
        (["Book"], "spreadsheet"),
        (["PowerPoint Document", "Current User"], "slides"),
        (["MatOST", "MN0"], "office"),
        (["CONTENTS", "SPELLING", "CompObj"], "office"),
        (["CONTENTS"], "ole"),
        (["VisioDocument"], "ole"),
    ],
)
def test_kinds_are_told_by_the_directory(names: list[str], kind: str) -> None:
    assert kind_of(compound(dict.fromkeys(names, WORD_97))) == kind


@pytest.mark.parametrize("head", [WORD_95, struct.pack("<HH", 0xA5DC, 0xC1), struct.pack("<HH", 0xA5EC, 0x65), b"\0"])
def test_word_6_and_95_are_left_to_an_office_program(head: bytes) -> None:
    assert kind_of(compound({"WordDocument": head})) == "office"


def test_streams_are_found_by_path_in_any_case() -> None:
    file = Compound(FULL)
    assert file.stream("1table") == bytes(range(256)) * 40
    assert file.stream("Macros/VBA").startswith(b"xxxxx")
    assert "macros" in file
    assert "0Table" not in file
    assert file.stream("0Table") == b""


def test_large_sectors() -> None:
    data = bytes(range(256)) * 20_000
    assert Compound(compound({"Data": data})).stream("Data") == data


def reason(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        Compound(data).stream("1Table")
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [
        FULL[:600],
        FULL[: len(FULL) // 2],
        FULL[: 512 * 12],
        patched(FULL, 0x1E, 0x0006_0010),
        patched(FULL, 0x1E, 0x0000_0009),
        patched(FULL, 0x38, 0x4000_0000),
        patched(FULL, 0x2C, 0x7FFF_FFFF),
        patched(FULL, 0x30, 0x7FFF_FFFF),
        patched(FULL, 0x40, 0x7FFF_FFFF),
        patched(FULL, 0x48, 0x7FFF_FFFF),
        patched(FULL, 0x4C, 0x7FFF_FFFF),
    ],
    ids="short half cut sectors mini cutoff tables directory minitables difat table".split(),
)
def test_a_header_that_lies_is_damage(data: bytes) -> None:
    assert reason(data) in ("damaged", "bomb")


@pytest.mark.parametrize("size", [0x7FFF_FFFF, 0xFFFF_FFF0, 20_000])
def test_a_stream_that_claims_more_than_it_has_is_damage(size: int) -> None:
    entries = [DIRECTORY + 128 * number for number in range(8)]
    entry = next(at for at in entries if FULL[at : at + 12] == "1Table".encode("utf-16-le"))
    assert reason(patched(FULL, entry + SIZE, size)) == "damaged"


def test_a_directory_that_goes_round_in_circles_ends() -> None:
    assert reason(patched(FULL, TABLE + 4 * FIRST_DIRECTORY_SECTOR, FIRST_DIRECTORY_SECTOR)) == "bomb"


def test_a_stream_that_goes_round_in_circles_is_no_longer_than_it_says() -> None:
    assert len(Compound(patched(FULL, TABLE, 0)).stream("WordDocument")) == 4096


def test_thousands_of_entries_are_refused() -> None:
    assert reason(compound(dict.fromkeys(map(str, range(6000)), b""))) == "bomb"


def test_a_directory_that_is_one_long_chain_is_damage() -> None:
    data = bytearray(compound(dict.fromkeys(map(str, range(4000)), b"")))
    first = 512 * (struct.unpack_from("<I", data, 0x30)[0] + 1)
    struct.pack_into("<I", data, first + 76, 1)
    for number in range(1, 4000):
        struct.pack_into("<II", data, first + 128 * number + 68, 0xFFFF_FFFF, number + 1)
    assert reason(bytes(data)) == "damaged"


@given(st.lists(st.tuples(st.integers(0, len(FULL) - 1), st.integers(0, 255)), max_size=40), st.integers(8, len(FULL)))
def test_whatever_is_in_it(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(FULL)
    for at, value in changes:
        data[at] = value
    with suppress(Unreadable):
        file = Compound(bytes(data[:length]))
        for name in ("WordDocument", "1Table", "Macros/VBA"):
            file.stream(name)
