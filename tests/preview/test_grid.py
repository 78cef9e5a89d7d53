"""Tables are drawn within the width, aligned whatever they hold, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_text

from gilint.document import Cell, GridCell, Place, Table
from gilint.document import lay_out as table_of
from gilint.output.lines import plain
from gilint.preview.drawing import Piece, shown
from gilint.preview.grid import draw_table

SIGNS = [*"一二三政府信息公开（，）。 12０３%abc\u3000\x1b\n\u202e❤👍🇨🇳ｱ①★—“”", "e\u0301", "❤\ufe0f", "👨\u200d👩\u200d👧", "👨🏽"]
WORDS = st.lists(st.sampled_from(SIGNS), max_size=20).map("".join)
CELLS = st.builds(
    GridCell, st.one_of(WORDS, st.integers(0, 99999).map(str)), st.sampled_from([1, 1, 1, 2, 4]), st.sampled_from([1, 1, 1, 2, 3])
)
TABLES = st.lists(st.lists(CELLS, max_size=7), min_size=1, max_size=8).map(lambda rows: table_of(rows, Place(table=1)))
WIDTHS = st.integers(30, 120)


def joined(text: str) -> str:
    return "".join(text.split())


def at(line: str, start: int, size: int) -> str:
    return split_text(split_text(line, start)[1], size)[0]


def assert_texts_stand_where_they_are_said_to(piece: Piece) -> None:
    for area in piece.areas.values():
        for part in area.slices:
            assert area.top <= part.line < area.bottom
            assert area.left <= part.at
            assert part.at + part.size <= area.right
            stands = at(plain(piece.lines[part.line]), part.at, part.size)
            assert stands.strip() == area.text[part.start : part.end].strip()
        assert joined("".join(area.text[part.start : part.end] for part in area.slices)) == joined(area.text)


@settings(max_examples=150, deadline=None)
@given(TABLES, WIDTHS, st.booleans())
def test_lines_fit_and_end_at_one_border(table: Table, width: int, ascii: bool) -> None:
    piece = draw_table(table, width, ascii=ascii)
    sizes = {cell_len(plain(line)) for line in piece.lines}
    assert len(sizes) == (1 if table.columns else 0)
    assert all(size <= width for size in sizes)
    assert_texts_stand_where_they_are_said_to(piece)


@settings(max_examples=100, deadline=None)
@given(TABLES, WIDTHS)
def test_every_character_of_a_table_that_has_room_is_there(table: Table, width: int) -> None:
    piece = draw_table(table, width)
    if piece.whole:
        drawn = "".join(area.text for area in piece.areas.values())
        assert sorted(joined(drawn)) == sorted(joined("".join(shown(cell.text) for cell in table.cells)))


@settings(max_examples=60, deadline=None)
@given(st.integers(8, 30), st.integers(30, 60), st.data())
def test_the_column_asked_for_stays_where_columns_are_left_out(columns: int, width: int, data: st.DataObject) -> None:
    wanted = data.draw(st.integers(0, columns - 1))
    table = table_of(
        [[GridCell(f"第{column}列") for column in range(columns)], [GridCell(str(column)) for column in range(columns)]], Place()
    )
    piece = draw_table(table, width, keep=(wanted,))
    assert piece.areas[1, wanted].text == str(wanted)
    assert piece.whole == all((1, column) in piece.areas for column in range(columns))
    assert piece.whole == ("…" not in "".join(plain(line) for line in piece.lines))


def test_merged_cells_have_no_border_within() -> None:
    rows = [
        [GridCell("项目", 1, 2), GridCell("申请人情况", 3)],
        [GridCell("自然人"), GridCell("企业"), GridCell("总计")],
        [GridCell("本年新收"), GridCell("2"), GridCell("10"), GridCell("12")],
    ]
    assert [plain(line) for line in draw_table(table_of(rows, Place()), 60).lines] == [
        "  ┌──────────┬──────────────────────┐",
        "  │ 项目     │      申请人情况      │",
        "  │          ├────────┬──────┬──────┤",
        "  │          │ 自然人 │ 企业 │ 总计 │",
        "  ├──────────┼────────┼──────┼──────┤",
        "  │ 本年新收 │      2 │   10 │   12 │",
        "  └──────────┴────────┴──────┴──────┘",
    ]


def test_the_same_without_lines_of_a_terminal_s_own() -> None:
    rows = [[GridCell("项目"), GridCell("件数")], [GridCell("许可"), GridCell("12")]]
    assert [plain(line) for line in draw_table(table_of(rows, Place()), 60, ascii=True).lines] == [
        "  +------+------+",
        "  | 项目 | 件数 |",
        "  +------+------+",
        "  | 许可 |   12 |",
        "  +------+------+",
    ]


@pytest.mark.parametrize(
    "text", ["👨\u200d👩\u200d👧 家庭", "❤\ufe0f", "e\u0301a\u0300", "１２８", "ｱｲｳ", "🇨🇳", "\u200b零宽", "\x1b[31m红"]
)
def test_signs_of_unusual_width_do_not_move_the_border(text: str) -> None:
    table = Table((Cell(text, 0, 0, Place()), Cell("1", 0, 1, Place()), Cell("字", 1, 0, Place()), Cell("2", 1, 1, Place())), 2, 2, Place())
    lines = [plain(line) for line in draw_table(table, 40).lines]
    assert len({cell_len(line) for line in lines}) == 1
    assert "\x1b" not in "".join(lines)


def test_what_overlaps_in_a_faulty_file_is_cut_and_the_borders_hold() -> None:
    cells = (Cell("上", 0, 1, Place(), 2, 1), Cell("下", 1, 0, Place(), 1, 3), Cell("角", 0, 0, Place()))
    lines = [plain(line) for line in draw_table(Table(cells, 2, 3, Place()), 40).lines]
    assert len({cell_len(line) for line in lines}) == 1
    assert {"上", "下", "角"} <= set("".join(lines))


def test_a_table_without_cells_is_drawn_as_nothing() -> None:
    assert draw_table(Table((), 0, 0, Place()), 40).lines == ()
