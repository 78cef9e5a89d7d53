"""Tables that go on over pages, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Place, Table
from gilint.readers.paged.found import PageTable, find_tables
from gilint.readers.paged.joining import continues, to_table
from gilint.readers.paged.page import Box, Glyph, Page, Rule
from gilint.readers.unreadable import Unreadable
from tests.readers.paged.pages import HEIGHT, WIDTH, drawn

SIZE = 10.0
LINE = 14.0
EDGES = (100.0, 144.0, 188.0, 240.0, 292.0)
"""Four characters fit into each of the first two columns."""

Texts = Sequence[Sequence[Sequence[str]]]
"""Rows of cells of lines."""


def part(rows: Texts, number: int = 1, shift: float = 0.0, labels: int = 0, edges: Sequence[float] = EDGES) -> PageTable:
    """A table at the top of a page; in the first `labels` columns no line parts the rows."""
    heights = [max(len(lines) for lines in row) * LINE + 4 for row in rows]
    tops = [100.0 + sum(heights[:index]) for index in range(len(heights) + 1)]
    left, right = edges[0] + shift, edges[-1] + shift
    rules = [Rule(Box(x + shift, tops[0], x + shift, tops[-1])) for x in edges]
    rules += [Rule(Box(left if y in (tops[0], tops[-1]) else edges[labels] + shift, y, right, y)) for y in tops]
    glyphs: list[Glyph] = []
    for top, row in zip(tops, rows, strict=False):
        for x, lines in zip(edges, row, strict=False):
            for line, text in enumerate(lines):
                glyphs += drawn(text, x + shift + 2, top + 2 + line * LINE, SIZE)
    (table,) = find_tables(Page(number, WIDTH, HEIGHT, tuple(glyphs), tuple(rules)))
    return table


def one(*cells: str) -> list[list[str]]:
    """A row each of whose cells is a line."""
    return [[cell] for cell in cells]


def texts(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


HEADER = one("项目", "内容", "甲", "乙")


def test_rows_of_the_next_page_follow() -> None:
    above, below = part([HEADER, one("一", "二", "1", "2")]), part([one("三", "四", "3", "4")], 2)
    assert continues(above, below)
    table = to_table([above, below], Place(page=1, table=3))
    assert texts(table) == [["项目", "内容", "甲", "乙"], ["一", "二", "1", "2"], ["三", "四", "3", "4"]]
    assert [(cell.place.page, cell.place.table, cell.place.row, cell.place.column) for cell in table.cells][4:9:4] == [
        (1, 3, 2, 1),
        (2, 3, 3, 1),
    ]


def test_a_header_is_there_once() -> None:
    parts = [part([HEADER, one("一", "二", "1", "2")]), *(part([HEADER, one("三", "四", "3", "4")], number) for number in (2, 3))]
    assert [row[0] for row in texts(to_table(parts, Place()))] == ["项目", "一", "三", "三"]


def test_margins_may_change_from_page_to_page() -> None:
    above, below = part([HEADER]), part([one("一", "二", "1", "2")], 2, shift=40)
    assert continues(above, below)
    assert texts(to_table([above, below], Place()))[1] == ["一", "二", "1", "2"]


def test_a_page_may_show_fewer_columns() -> None:
    above = part([one("项目", "甲", "乙")], edges=(EDGES[0], *EDGES[2:]))
    below = part([one("一", "二", "1", "2")], 2)
    assert continues(above, below)
    table = to_table([above, below], Place())
    assert [(cell.text, cell.column, cell.column_span) for cell in table.cells[:3]] == [("项目", 0, 2), ("甲", 2, 1), ("乙", 3, 1)]


def test_another_table_does_not_go_on() -> None:
    above = part([HEADER])
    assert not continues(above, part([HEADER], 2, edges=(100, 160, 290)))
    assert not continues(above, part([HEADER], 2, edges=(100, 115, 166, 214, 266, 278, 292)))


def test_a_row_that_the_page_cuts_is_one() -> None:
    above = part([HEADER, [["一、本年", "新收政府"], ["内"], ["12"], ["34"]]])
    below = part([[["信息公开", "申请"], [], [], []], one("二", "内", "5", "6")], 2)
    assert texts(to_table([above, below], Place()))[1:] == [["一、本年新收政府信息公开申请", "内", "12", "34"], ["二", "内", "5", "6"]]


def test_values_may_stand_below_the_cut() -> None:
    above = part([HEADER, [["一、本年", "新收政府"], [], [], []]])
    below = part([[["信息公开", "申请"], ["内"], ["12"], ["34"]]], 2)
    assert texts(to_table([above, below], Place()))[1:] == [["一、本年新收政府信息公开申请", "内", "12", "34"]]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (one("一", "内", "12", "34"), one("二", "", "", "")),
        (one("一", "", "", ""), one("二", "内", "12", "34")),
        (one("一、本年", "内", "12", "34"), one("二、上年", "", "", "")),
        (one("总计人数", "内", "12345678", "87654321"), one("12345678", "", "", "")),
    ],
)
def test_blank_rows_stay_rows(last: list[list[str]], first: list[list[str]]) -> None:
    rows = texts(to_table([part([HEADER, last]), part([first], 2)], Place()))
    assert rows == [["项目", "内容", "甲", "乙"], [lines[0] for lines in last], [lines[0] for lines in first]]


def test_a_label_of_several_rows_goes_on() -> None:
    above = part([[["三、本年", "度办理结"], ["甲"], ["1"], ["2"]], [[], ["乙"], ["3"], ["4"]]], labels=1)
    below = part([[["果"], ["丙"], ["5"], ["6"]], [[], ["丁"], ["7"], ["8"]]], 2, labels=1)
    table = to_table([above, below], Place())
    assert (table.cells[0].row_span, table.rows) == (2, 4)
    above = part([[["三、本年"], ["甲"], ["1"], ["2"]], [[], ["乙"], ["3"], ["4"]]], labels=1)
    below = part([[[], ["丙"], ["5"], ["6"]], [[], ["丁"], ["7"], ["8"]]], 2, labels=1)
    table = to_table([above, below], Place())
    assert (table.cells[0].text, table.cells[0].row_span, table.rows) == ("三、本年", 4, 4)


def test_a_label_that_fills_its_cell_goes_on_in_the_next_line() -> None:
    above = part([[["三、本年", "度办理结"], ["甲", "甲"], ["1"], ["2"]]], labels=1)
    below = part([[["果"], ["丙"], ["5"], ["6"]], [[], ["丁"], ["7"], ["8"]]], 2, labels=1)
    table = to_table([above, below], Place())
    assert (table.cells[0].text, table.cells[0].row_span, table.rows) == ("三、本年度办理结果", 3, 3)


def test_a_number_that_the_page_cuts_is_one() -> None:
    edges = (100, 118, 136, 154)
    parts = [part([one("123", "456", "789")], edges=edges), part([one("4", "7", "0")], 2, edges=edges)]
    assert texts(to_table(parts, Place())) == [["1234", "4567", "7890"]]


_CELLS = st.lists(st.sampled_from(["", "0", "7", "12", "甲", "乙丙"]), min_size=4, max_size=4)


@given(st.lists(_CELLS, min_size=2, max_size=8), st.integers(1, 7))
def test_wherever_a_page_ends_between_rows_none_is_lost(rows: list[list[str]], cut: int) -> None:
    whole = [["标", "甲", "乙", "丙"], *([f"{'甲乙丙丁戊己庚辛'[number]}", *cells[1:]] for number, cells in enumerate(rows))]
    at = min(cut, len(whole) - 1)
    parts = [part([one(*row) for row in piece], number) for number, piece in enumerate((whole[:at], whole[at:]), start=1)]
    assert continues(*parts)
    assert texts(to_table(parts, Place())) == whole


def test_a_table_larger_than_any_is_refused() -> None:
    page = part([one("1", "2", "3", "4")] * 30)
    with pytest.raises(Unreadable) as refused:
        to_table([page] * 2000, Place())
    assert refused.value.reason == "bomb"
