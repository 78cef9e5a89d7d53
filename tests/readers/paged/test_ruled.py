"""Tables with lines, on pages drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.limits import Limits
from gilint.readers.paged.found import PageTable, find_tables, tables_of
from gilint.readers.paged.page import Box, Glyph, Page, Rule
from gilint.readers.unreadable import Unreadable
from tests.readers.paged.pages import HEIGHT, WIDTH, drawn

SIZE = 10.0
COLUMNS = (100.0, 180.0, 260.0, 340.0)
ROWS = (100.0, 130.0, 160.0, 190.0)
LETTERS = "甲乙丙丁戊己庚辛壬"


def across(y: float, left: float = COLUMNS[0], right: float = COLUMNS[-1]) -> Rule:
    return Rule(Box(left, y, right, y))


def down(x: float, top: float = ROWS[0], bottom: float = ROWS[-1]) -> Rule:
    return Rule(Box(x, top, x, bottom))


def frame(left: float, top: float, right: float, bottom: float) -> list[Rule]:
    return [across(top, left, right), across(bottom, left, right), down(left, top, bottom), down(right, top, bottom)]


def grid(columns: Sequence[float] = COLUMNS, rows: Sequence[float] = ROWS) -> list[Rule]:
    return [
        *(across(y, columns[0], columns[-1]) for y in rows),
        *(down(x, rows[0], rows[-1]) for x in columns),
    ]


def letters(columns: Sequence[float] = COLUMNS, rows: Sequence[float] = ROWS) -> list[Glyph]:
    """One in each cell, row by row."""
    places = ((left, top) for top in rows[:-1] for left in columns[:-1])
    return [glyph for (left, top), text in zip(places, LETTERS, strict=False) for glyph in drawn(text, left + 20, top + 10, SIZE)]


def tables(rules: Iterable[Rule], glyphs: Sequence[Glyph] | None = None) -> tuple[PageTable, ...]:
    return find_tables(Page(1, WIDTH, HEIGHT, tuple(letters() if glyphs is None else glyphs), tuple(rules)))


def texts(table: PageTable) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in table.rows[1:]]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


NINE = [list(LETTERS[start : start + 3]) for start in (0, 3, 6)]


def test_cells_are_parted_by_lines() -> None:
    (table,) = tables(grid())
    assert texts(table) == NINE
    assert (table.kind, table.page, table.columns, table.rows) == ("ruled", 1, COLUMNS, ROWS)
    assert table.box == Box(100, 100, 340, 190)


SHAPES = {
    "a line for each side of each cell": [
        rule for top, bottom in pairwise(ROWS) for left, right in pairwise(COLUMNS) for rule in frame(left, top, right, bottom)
    ],
    "cells set apart": [
        rule
        for top, bottom in pairwise(ROWS)
        for left, right in pairwise(COLUMNS)
        for rule in frame(left + 1.5, top + 1.5, right - 1.5, bottom - 1.5)
    ],
    "dashes": [
        *(across(y, x, x + 4) for y in ROWS for x in range(100, 340, 6)),
        *(down(x, y, y + 4) for x in COLUMNS for y in range(100, 190, 6)),
    ],
    "dots": [
        *(across(y, x, x + 1) for y in ROWS for x in range(100, 341, 3)),
        *(across(y, x, x + 1) for x in COLUMNS for y in range(100, 190, 3)),
    ],
    "double lines": [*grid(), *grid([x + 2 for x in COLUMNS], [y + 2 for y in ROWS])],
    "lines that do not quite meet": [across(y, 101.5, 338.5) for y in ROWS] + [down(x, 101.5, 188.5) for x in COLUMNS],
    "no lines at the sides": [*(across(y) for y in ROWS), *(down(x) for x in COLUMNS[1:-1])],
    "no line above": [*(across(y) for y in ROWS[1:]), *(down(x) for x in COLUMNS)],
    "each line twice": [*grid(), *grid()],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_it_does_not_matter_how_the_lines_are_made(shape: str) -> None:
    (table,) = tables(SHAPES[shape])
    assert texts(table) == NINE


def test_a_cell_is_merged_where_no_line_parts_it() -> None:
    rules = [across(100), across(130, 180), across(160), across(190), down(100), down(180), down(260, 130), down(340)]
    (table,) = tables(rules, [*drawn("左边", 110, 125, SIZE), *drawn("上面", 230, 110, SIZE), *drawn("下面", 200, 170, SIZE)])
    spans = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells if cell.text}
    assert spans == {"左边": (0, 0, 2, 1), "上面": (0, 1, 1, 2), "下面": (2, 1, 1, 1)}


def test_blank_cells_are_cells() -> None:
    (table,) = tables(grid(), drawn("甲", 120, 110, SIZE))
    assert sum(not cell.text for cell in table.cells) == 8


NO_TABLES = {
    "a box round words": frame(100, 100, 340, 190),
    "a line below words": [across(130)],
    "the edge of the page": frame(20, 20, 580, 780),
    "lines between paragraphs": [across(y) for y in ROWS],
    "a margin": [down(100)],
    "a box in a box": [*frame(100, 100, 340, 190), *frame(110, 110, 330, 180)],
    "squared paper": [*(across(y, 0, WIDTH) for y in range(0, 800, 8)), *(down(x, 0, HEIGHT) for x in range(0, 600, 8))],
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_not_all_lines_make_tables(name: str) -> None:
    assert tables(NO_TABLES[name]) == ()


def test_a_grid_without_words_is_none() -> None:
    assert tables(grid(), drawn("外面", 100, 300, SIZE)) == ()


@pytest.mark.parametrize("outer", [frame(90, 90, 400, 300), [*frame(60, 60, 500, 500), across(400, 60, 500), down(450, 60, 500)]])
def test_of_a_table_in_a_frame_the_table_is_read(outer: list[Rule]) -> None:
    (table,) = tables([*grid(), *outer], [*letters(), *drawn("外面", 400, 420, SIZE)])
    assert texts(table) == NINE


def test_a_drawing_in_a_cell_leaves_the_table_alone() -> None:
    (table,) = tables([*grid(), *grid((112, 120, 128), (108, 114, 120))])
    assert texts(table) == NINE


def test_tables_come_from_top_to_bottom() -> None:
    lower = [y + 200 for y in ROWS]
    first, second = tables([*grid(rows=lower), *grid()], [*letters(), *letters(rows=lower)])
    assert texts(first) == texts(second) == NINE
    assert first.box.bottom < second.box.top


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["一、本年新收政", "府信息公开"], "一、本年新收政府信息公开"),
        (["1234567890123456", "789"], "1234567890123456789"),
        (["12", "34"], "12\n34"),
        (["Open Government", "Data"], "Open Government Data"),
        (["关于OFD", "格式"], "关于OFD格式"),
    ],
)
def test_lines_of_a_cell_are_one_text(pieces: list[str], text: str) -> None:
    glyphs = [glyph for number, piece in enumerate(pieces) for glyph in drawn(piece, 102, 102 + 13 * number, SIZE)]
    (table,) = tables(grid(), glyphs)
    assert table.cells[0].text == text


@st.composite
def _layouts(draw: st.DrawFn) -> tuple[list[float], list[float], list[tuple[int, int, int, int]]]:
    """Edges, and cells that fill the grid between them: row, column, and how many of each they take."""
    columns = [60.0, *(60.0 + total for total in _sums(draw(st.lists(st.integers(16, 90), min_size=2, max_size=5))))]
    rows = [60.0, *(60.0 + total for total in _sums(draw(st.lists(st.integers(16, 90), min_size=2, max_size=5))))]
    free = {(row, column) for row in range(len(rows) - 1) for column in range(len(columns) - 1)}
    cells = []
    for row, column in sorted(free):
        if (row, column) in free:
            wide = draw(st.integers(1, 2)) if (row, column + 1) in free else 1
            fits = all((row + 1, column + beside) in free for beside in range(wide))
            high = draw(st.integers(1, 2)) if fits else 1
            cells.append((row, column, high, wide))
            free -= {(row + below, column + beside) for below in range(high) for beside in range(wide)}
    return columns, rows, cells


def _sums(widths: Iterable[int]) -> list[int]:
    total = 0
    return [total := total + width for width in widths]


@given(_layouts(), st.lists(st.floats(-0.6, 0.6), min_size=8, max_size=8))
def test_any_grid_is_read_as_it_was_drawn(
    layout: tuple[list[float], list[float], list[tuple[int, int, int, int]]], shaken: list[float]
) -> None:
    columns, rows, cells = layout
    rules: list[Rule] = []
    glyphs: list[Glyph] = []
    for number, (row, column, high, wide) in enumerate(cells):
        one, other = shaken[number % 8], shaken[(number + 3) % 8]
        left, right = columns[column] + one, columns[column + wide] + other
        top, bottom = rows[row] + other, rows[row + high] + one
        rules += frame(left, top, right, bottom)
        glyphs += drawn("字", (left + right) / 2 - 5, (top + bottom) / 2 - 5, SIZE)
    found = tables(rules, glyphs)
    edges = {row for row, *_ in cells} | {row + high for row, _, high, _ in cells}
    sides = {column for _, column, *_ in cells} | {column + wide for _, column, _, wide in cells}
    if any(column for _, column, *_ in cells):
        (table,) = found
        renumbered = {
            (
                sorted(edges).index(row),
                sorted(sides).index(column),
                sum(row < edge <= row + high for edge in edges),
                sum(column < side <= column + wide for side in sides),
            )
            for row, column, high, wide in cells
        }
        assert {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells} == renumbered
        assert all(cell.text == "字" for cell in table.cells)


_ANYWHERE = st.floats(-1e4, 1e4) | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, 100.0, 100.5, 130.0, 600.0])
_BOXES = st.builds(Box, _ANYWHERE, _ANYWHERE, _ANYWHERE, _ANYWHERE)
_GLYPHS = st.builds(Glyph, st.sampled_from(["字", "1", " ", "", "-", "12", "\ufffd"]), _BOXES, st.floats(0, 1e4))


@given(st.lists(_GLYPHS, max_size=30), st.lists(st.builds(Rule, _BOXES), max_size=30))
def test_nothing_drawn_makes_it_fail(glyphs: list[Glyph], rules: list[Rule]) -> None:
    pages = [Page(number, WIDTH, HEIGHT, tuple(glyphs), tuple(rules)) for number in (1, 2)]
    for found in tables_of(pages):
        for table in found:
            assert len(table.columns) > 1
            assert all(0 <= cell.row < len(table.rows) - 1 and 0 <= cell.column < len(table.columns) - 1 for cell in table.cells)


def test_more_cells_than_any_report_has_are_refused() -> None:
    columns, rows = [float(x) for x in range(20, 600, 10)], [float(y) for y in range(20, 780, 10)]
    glyphs = [Glyph("1", Box(x + 2, y + 2, x + 6, y + 8), 6.0) for x in columns[:-1] for y in rows[:-1]]
    page = Page(1, WIDTH, HEIGHT, tuple(glyphs), tuple(grid(columns, rows)))
    assert len(tables_of([page])) == 1
    with pytest.raises(Unreadable) as refused:
        tables_of([page] * (Limits().marks // len(glyphs)))
    assert refused.value.reason == "bomb"


def test_a_row_without_lines_between_its_values_has_them_in_their_columns() -> None:
    rules = [
        *(across(y) for y in ROWS),
        *(down(x) for x in (100, 340)),
        *(down(x, 100, 130) for x in COLUMNS),
        *(down(x, 160, 190) for x in COLUMNS),
    ]
    middle = [*drawn("总", 110, 140, SIZE), *drawn("12", 200, 140, SIZE), *drawn("3", 300, 140, SIZE)]
    (table,) = tables(rules, [*(glyph for glyph in letters() if not 130 < glyph.box.top < 160), *middle])
    assert texts(table) == [NINE[0], ["总", "12", "3"], NINE[2]]


def test_words_with_a_number_in_a_merged_cell_part_nothing() -> None:
    rules = [*(across(y) for y in ROWS), down(100), down(340), *(down(x, 130) for x in COLUMNS[1:-1])]
    (table,) = tables(rules, drawn("合计说明 12", 180, 110, SIZE))
    assert [(cell.text, cell.column_span) for cell in table.cells if cell.row == 0] == [("合计说明 12", 3)]
