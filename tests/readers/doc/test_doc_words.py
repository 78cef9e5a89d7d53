"""Word files written by the specification: what Word itself writes, and the office program here does not."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from gilint.document import Attachment, Document, Image, Note, Place, Table
from gilint.readers import Limits, read
from gilint.readers.doc import read_doc
from tests.readers.doc.words import DELETED, HIDDEN, IN_TABLE, INSERTED, SPECIAL, Par, WordFile, par, row, row_end, sprm

EDGES = [0, 1000, 2000, 3000]
WHITE = sprm(0x6870, b"\xff\xff\xff\x00")
DARK = struct.pack("<IIH", 0xFF00_0000, 0x0064_381F, 0)
FIELD = sprm(0x0855, 1)


def read_word(*paragraphs: Par | Sequence[Par], **parts: object) -> Document:
    flat = [each for item in paragraphs for each in ([item] if isinstance(item, Par) else item)]
    return read_doc(WordFile(flat, **parts).write(), Limits())  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs()]


def shape(document: Document) -> list[tuple[str, int, int, int, int]]:
    (table,) = document.tables()
    return cells(table)


def cells(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(each.text, each.row, each.column, each.row_span, each.column_span) for each in table.cells]


def below(*values: str) -> list[tuple[str, int, int, int, int]]:
    return [(value, 1, column, 1, 1) for column, value in enumerate(values)]


def test_text_in_pieces_of_both_widths() -> None:
    document = read_word(par("2023年“甲”"), par("…12件𠮷"), pieces=[4, 7, 9, 12], narrow=frozenset({0, 3}))
    assert texts(document) == ["2023年“甲”", "…12件𠮷"]


def test_what_a_piece_says_of_all_that_is_in_it() -> None:
    hidden = 0x5C << 1 | 1 << 8
    document = read_word(par("一二三四"), pieces=[1, 2, 3], changes={1: hidden, 2: 1}, groups=[DELETED])
    assert texts(document) == ["一四"]
    assert [(note.kind, note.text) for note in document.notes] == [("deletion", "三"), ("hidden-text", "二")]


def test_cells_stand_by_their_edges() -> None:
    document = read_word(row(["甲", "乙"], [0, 1000, 3000]), row("abc", EDGES), row(["丙", "丁"], [3, 2004, 2999]), par("完"))
    assert shape(document) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 2), *below("a", "b", "c"), ("丙", 2, 0, 1, 2), ("丁", 2, 2, 1, 1)]


@pytest.mark.parametrize("flags", [[1, 2, 0], [2, 1, 0], [3, 1, 0]])
def test_cells_merged_across(flags: list[int]) -> None:
    assert shape(read_word(row(["甲", "", "1"], EDGES, flags), row("abc", EDGES))) == [
        ("甲", 0, 0, 1, 2),
        ("1", 0, 2, 1, 1),
        *below("a", "b", "c"),
    ]


def test_two_sets_of_cells_merged_across_side_by_side() -> None:
    edges = [0, 1000, 2000, 3000, 4000]
    for flags in ([1, 2, 1, 2], [2, 1, 2, 1]):
        document = read_word(row(["甲", "", "乙", ""], edges, flags), row("abcd", edges))
        assert shape(document)[:2] == [("甲", 0, 0, 1, 2), ("乙", 0, 2, 1, 2)]


def test_cells_merged_by_later_changes() -> None:
    across = row(["甲", "", "1"], EDGES, more=sprm(0x5624, bytes([0, 2])))
    parted = row(["甲", "0", "1"], EDGES, [1, 2], more=sprm(0x5625, bytes([0, 2])))
    assert shape(read_word(across, row("abc", EDGES)))[0] == ("甲", 0, 0, 1, 2)
    assert shape(read_word(parted, row("abc", EDGES)))[:2] == [("甲", 0, 0, 1, 1), ("0", 0, 1, 1, 1)]


def test_cells_merged_downwards() -> None:
    goes_on = sprm(0xD62B, bytes([2, 0, 1]))
    nearly = row(["", "3"], [2, 998, 2000], more=goes_on)
    document = read_word(row(["甲", "1"], EDGES[:3], [0x60]), row(["", "2"], EDGES[:3], [0x20]), nearly)
    assert shape(document) == [("甲", 0, 0, 3, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1), ("3", 2, 1, 1, 1)]


def test_cells_inserted_deleted_and_widened_after_the_row_was_described() -> None:
    inserted = row("abc", [0, 1000, 2000], more=sprm(0x7621, struct.pack("<BBH", 2, 1, 1000)))
    deleted = row(["宽", "c"], EDGES, more=sprm(0x5622, bytes([1, 2])) + sprm(0x7623, struct.pack("<BBH", 0, 1, 2000)))
    assert shape(read_word(row("123", EDGES), inserted, deleted))[3:] == [*below("a", "b", "c"), ("宽", 2, 0, 1, 2), ("c", 2, 2, 1, 1)]


def test_rows_with_fewer_or_more_cells_than_they_describe() -> None:
    assert [each[0] for each in shape(read_word(row("abcd", EDGES), row("ab", EDGES)))] == ["a", "b", "c", "d", "a", "b"]


def test_rows_that_were_deleted_inserted_or_hidden() -> None:
    document = read_word(
        row(["甲", "1"], EDGES[:3]),
        row(["乙", "2"], EDGES[:3], look=DELETED),
        row(["丙", "3"], EDGES[:3], look=HIDDEN),
        row(["丁", "4"], EDGES[:3], look=INSERTED),
    )
    assert shape(document) == [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), *below("丁", "4")]
    second = Place(table=1, row=2)
    assert document.notes[:3] == (Note("deletion", "乙 2", second), Note("hidden-row", "丙 3", second), Note("insertion", "丁 4", second))


def test_a_row_whose_end_alone_is_deleted_stays() -> None:
    leaking = [*row(["甲", "1"], EDGES[:3])[:-1], par("", row_end(EDGES[:3]), "\x07", DELETED)]
    assert shape(read_word(leaking, row("ab", EDGES[:3]))) == [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), *below("a", "b")]


def test_tables_in_cells() -> None:
    inside = IN_TABLE + sprm(0x6649, 2, 4)
    inner = [par("内一", inside + sprm(0x244B, 1)), par("内二", inside + sprm(0x244B, 1))]
    end = par("", inside + sprm(0x244C, 1) + row_end([0, 400, 800])[6:])
    begin, rest = par("外", IN_TABLE), row(["外末", "外二"], EDGES[:3])
    document = read_word(begin, inner, end, rest, row(["外三", "外四"], EDGES[:3]), par("完"))
    outer, nested = document.tables()
    assert [each[:3] for each in cells(outer)] == [("外\n外末", 0, 0), ("外二", 0, 1), ("外三", 1, 0), ("外四", 1, 1)]
    assert [each[:3] for each in cells(nested)] == [("内一", 0, 0), ("内二", 0, 1)]


def test_a_row_too_long_for_its_page_lies_in_the_data_stream() -> None:
    group = row_end(EDGES)
    data = bytes(100) + struct.pack("<H", len(group)) + group
    ends = par("", sprm(0x6646, 100, 4), "\x07")
    first = [par(text, IN_TABLE, "\x07") for text in ("宽", "x")]
    document = read_word(
        *[par(text, IN_TABLE, "\x07") for text in "abc"], ends, *first, row([], [0, 2000, 3000])[-1], streams={"Data": data}
    )
    assert shape(document) == [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1), ("宽", 1, 0, 1, 2), ("x", 1, 2, 1, 1)]


def test_white_letters_show_on_a_dark_ground_only() -> None:
    dark = sprm(0xD612, bytes([10]) + DARK)
    document = read_word(
        par("白字", look=WHITE),
        par("亮着", look=WHITE + sprm(0xCA71, bytes([10]) + DARK)),
        par("段底", sprm(0xC64D, bytes([10]) + DARK), look=WHITE),
        row(["格底", "x"], EDGES[:3], more=dark, look=WHITE),
    )
    assert [(note.text, note.place) for note in document.noted("invisible-colour")] == [
        ("白字", Place(paragraph=1)),
        ("x", Place(table=1, row=1, column=2)),
    ]


def test_paragraphs_without_their_mark_run_on() -> None:
    document = read_word(Par([("前半", b""), ("\r", DELETED)]), par("后半"), Par([("甲", b""), ("\r", HIDDEN)]), par("乙"))
    assert texts(document) == ["前半后半", "甲乙"]
    assert document.notes == (Note("deletion", "", Place(paragraph=1)),)


def marked(*runs: str) -> Par:
    return Par([(run, FIELD if len(run) == 1 and run < " " and run != "\r" else b"") for run in (*runs, "\r")])


def test_fields_show_their_result() -> None:
    document = read_word(
        marked("见", "\x13", ' HYPERLINK "http://a.gov.cn" ', "\x14", "网站", "\x15", "。"),
        marked("第", "\x13", "PAGE", "\x14", "7", "\x15", "页"),
        marked("\x13", ' TOC \\o "1-3" ', "\x14", "一、总体情况\t1"),
        marked("二、主动公开\t2", "\x15"),
        marked("一、总体情况"),
    )
    assert texts(document) == ["见网站。", "第页", "一、总体情况"]
    assert document.margins == ("一、总体情况\t1", "二、主动公开\t2")


def test_a_field_that_never_ends_swallows_its_paragraph_only() -> None:
    assert texts(read_word(marked("甲", "\x13", " REF a "), marked("乙"))) == ["甲", "乙"]


def test_what_comes_from_outside_or_is_embedded_is_told() -> None:
    document = read_word(
        marked("\x13", ' INCLUDEPICTURE \\d "http://a.gov.cn/b.png" ', "\x14", "图", "\x15"),
        marked("\x13", " EMBED Excel.Sheet.8 ", "\x14", "\x01", "\x15"),
    )
    assert [note.text for note in document.noted("linked-content")] == ["http://a.gov.cn/b.png"]
    assert [block.name for block in document.attachments()] == ["Excel.Sheet.8"]
    assert [type(block) for block in document.blocks[1:]] == [Image, Attachment]


def test_signs_of_word() -> None:
    symbol = Par([("选", b""), ("(", SPECIAL + sprm(0x6A09, struct.pack("<HH", 1, 0x2611))), ("\r", b"")])
    document = read_word(par("甲\x0b乙\t丙\x1e丁\x1f戊\x02\x05"), symbol, par("页\x0c后"), par("(原样)"))
    assert texts(document) == ["甲\n乙\t丙-丁戊", "选☑", "页\n后", "(原样)"]


def test_a_section_ends_its_paragraph() -> None:
    document = read_word(par("节末", mark="\x0c"), par("新节"), tables={"sections": struct.pack("<III24x", 0, 3, 6)})
    assert texts(document) == ["节末", "新节"]


def test_macros_are_told() -> None:
    document = read_word(par("甲"), streams={"Macros/VBA": b"x"})
    assert document.noted("macro") == (Note("macro", "Macros/VBA"),)


def test_the_title_of_the_file() -> None:
    told = "青屿县2023年报告".encode("gb18030") + b"\0"
    section = struct.pack("<IIIIIIHxxHxxII", 0, 2, 1, 24, 2, 32, 2, 936, 30, len(told)) + told
    summary = bytes(0x2C) + struct.pack("<I", 0x30) + section
    assert read_word(par("甲"), streams={"\x05SummaryInformation": summary}).title == "青屿县2023年报告"


def test_names_that_fit() -> None:
    data = WordFile([par("甲")]).write()
    for name in ("年报.doc", "年报.wps", "年报.DOT"):
        assert read(data, name).notes == ()
    assert [note.kind for note in read(data, "年报.docx").notes] == ["wrong-extension"]
