"""Cells at their true grid places, however the merges are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.document import Document, Paragraph, Place, Table
from gilint.readers import Unreadable

Reader = Callable[..., Document]
Merged = tuple[str, int, int, int]


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def across(span: int | str) -> str:
    return f'<w:gridSpan w:val="{span}"/>'


BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def shape(of: Table) -> list[tuple[str, int, int, int, int]]:
    return [(each.text, each.row, each.column, each.row_span, each.column_span) for each in of.cells]


def grid_markup(rows: list[list[Merged]], columns: int) -> str:
    """A grid of (text, column, column span, row span) as Word writes it, with a cell in each row that a merge reaches."""
    reaching: dict[int, tuple[int, int]] = {}
    written = []
    for number, listed in enumerate(rows):
        begun = {column: (text, span, down) for text, column, span, down in listed}
        cells, column = [], 0
        while column < columns:
            if column in begun:
                text, span, down = begun[column]
                cells.append(cell(text, across(span) + (BEGIN if down > 1 else "")))
                reaching[column] = (number + down, span)
            else:
                end, span = reaching[column]
                assert end > number
                cells.append(cell("", across(span) + GO_ON))
            column += span
        written.append(row(*cells))
    return table(*written)


def test_the_statutory_table_stands_cell_for_cell(read_word: Reader, statutory_table: list[list[Merged]]) -> None:
    (read,) = read_word(grid_markup(statutory_table, 10)).tables()
    assert (read.rows, read.columns) == (28, 10)
    expected = [(text, number, column, down, span) for number, listed in enumerate(statutory_table) for text, column, span, down in listed]
    assert shape(read) == expected
    assert read.cells[-1].text == "1175"


@st.composite
def merged_grids(draw: st.DrawFn) -> list[list[Merged]]:
    """Grids of merged cells in which each column and each row has a cell of its own."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken = [[False] * columns for _ in range(rows)]
    grid: list[list[Merged]] = [[] for _ in range(rows)]
    for at in range(rows):
        for column in range(columns):
            if taken[at][column]:
                continue
            span, down = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            span = next(
                (width for width in range(span, 0, -1) if column + width <= columns and not any(taken[at][column : column + width])), 1
            )
            down = min(down, rows - at)
            for covered in range(at, at + down):
                taken[covered][column : column + span] = [True] * span
            grid[at].append((f"{at}/{column}", column, span, down))
    return [*grid, [(f"单{column}", column, 1, 1) for column in range(columns)]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(merged_grids())
def test_any_merged_grid_comes_back(read_word: Reader, grid: list[list[Merged]]) -> None:
    columns = len(grid[-1])
    (read,) = read_word(grid_markup(grid, columns)).tables()
    assert shape(read) == [(text, number, column, down, span) for number, listed in enumerate(grid) for text, column, span, down in listed]


def test_merges_across_in_the_way_of_older_files(read_word: Reader) -> None:
    first = row(cell("甲", '<w:hMerge w:val="restart"/>' + BEGIN), cell("", "<w:hMerge/>" + GO_ON), cell("1"))
    second = row(cell("", '<w:hMerge w:val="restart"/>' + GO_ON), cell("", "<w:hMerge/>" + GO_ON), cell("2"))
    (read,) = read_word(table(first, second, row(cell("a"), cell("b"), cell("c")))).tables()
    assert shape(read)[:3] == [("甲", 0, 0, 2, 2), ("1", 0, 2, 1, 1), ("2", 1, 2, 1, 1)]


def test_rows_that_begin_further_right(read_word: Reader) -> None:
    (read,) = read_word(table(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>'))).tables()
    assert shape(read)[-1] == ("c", 1, 1, 1, 1)


def test_a_table_that_begins_in_the_middle_of_a_merge(read_word: Reader) -> None:
    (read,) = read_word(table(row(cell("续", GO_ON), cell("1")), row(cell("", GO_ON), cell("2")))).tables()
    assert shape(read) == [("续", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]


def test_a_merge_goes_on_only_below_a_cell_of_its_width(read_word: Reader) -> None:
    (read,) = read_word(table(row(cell("甲", BEGIN + across(2))), row(cell("乙", GO_ON), cell("丙")))).tables()
    assert [each[:3] for each in shape(read)] == [("甲", 0, 0), ("乙", 1, 0), ("丙", 1, 1)]


def test_ghost_columns_are_dropped(read_word: Reader) -> None:
    (read,) = read_word(table(row(cell("总计", across(2)), cell("1")), row(cell("行政诉讼", across(2)), cell("2")))).tables()
    assert (read.columns, shape(read)[-1]) == (2, ("2", 1, 1, 1, 1))


@pytest.mark.parametrize("wrapper", ["w:sdt><w:sdtContent", "w:customXml", "w:ins", "w:smartTag"])
def test_rows_and_cells_inside_wrappers(read_word: Reader, wrapper: str) -> None:
    close = "".join(f"</{name}>" for name in reversed(wrapper.split("><")))
    wrapped_cell = f"<{wrapper}>{cell('甲')}{close}"
    wrapped = f"<{wrapper}>{row(wrapped_cell, cell('1'))}{close}"
    (read,) = read_word(table(wrapped, row(cell("乙"), cell("2")))).tables()
    assert [each.text for each in read.cells] == ["甲", "1", "乙", "2"]


def test_the_paragraphs_of_a_cell_are_lines(read_word: Reader) -> None:
    (read,) = read_word(table(row(f"<w:tc>{paragraph('甲')}<w:p/>{paragraph('乙')}</w:tc>"))).tables()
    assert [each.text for each in read.cells] == ["甲\n乙"]


@pytest.mark.parametrize("span", ["0", "-2", "x", "", "2000000000", "1e9", "９"])
def test_spans_that_make_no_sense_are_clamped(read_word: Reader, span: str) -> None:
    (read,) = read_word(table(row(cell("甲", across(span)), cell("乙")), row(cell("丙"), cell("丁")))).tables()
    assert [each.text for each in read.cells] == ["甲", "乙", "丙", "丁"]
    assert read.columns <= 64


def test_too_many_positions_are_refused(read_word: Reader) -> None:
    wide = row(*["<w:tc><w:tcPr><w:gridSpan w:val='63'/></w:tcPr></w:tc>"] * 400)
    with pytest.raises(Unreadable) as refused:
        read_word(table(*[wide] * 10))
    assert refused.value.reason == "bomb"
    with pytest.raises(Unreadable) as refused:
        read_word("<w:tbl>" + "<w:tr/>" * 200_001 + "</w:tbl>")
    assert refused.value.reason == "bomb"


DATA = table(*[row(cell(f"项{n}"), cell(str(n))) for n in range(4)])


def blocks(document: Document) -> list[str]:
    """Paragraphs by their text, tables by their size."""
    shown = (block for block in document.blocks if isinstance(block, Paragraph | Table))
    return [block.text if isinstance(block, Paragraph) else f"{block.rows}x{block.columns}" for block in shown]


def test_a_table_that_holds_the_data_table_only_lays_out_the_page(read_word: Reader) -> None:
    outer = table(row(f"<w:tc>{paragraph('一、总体情况')}{DATA}{paragraph('说明')}</w:tc>"), row(cell("二、主动公开")))
    document = read_word(outer)
    assert blocks(document) == ["一、总体情况", "4x2", "说明", "二、主动公开"]
    assert [each.place for each in document.paragraphs()] == [Place(paragraph=1), Place(paragraph=2), Place(paragraph=3)]
    assert next(document.tables()).place == Place(table=1)


def test_a_data_table_with_a_small_table_in_a_cell_stays_one(read_word: Reader) -> None:
    small = table(row(cell("内")))
    outer = table(row(f"<w:tc>{paragraph('外')}{small}<w:p/></w:tc>", cell("1")), row(cell("乙"), cell("2")))
    document = read_word(outer)
    assert blocks(document) == ["2x2", "1x1"]
    assert [each.text for each in next(document.tables()).cells] == ["外", "1", "乙", "2"]
    assert [each.place.table for each in document.tables()] == [1, 2]


def test_layout_tables_inside_one_another(read_word: Reader) -> None:
    nested = DATA
    for _ in range(20):
        nested = table(row(f"<w:tc>{nested}<w:p/></w:tc>"))
    assert blocks(read_word(nested)) == ["4x2"]


def test_a_table_without_rows(read_word: Reader) -> None:
    (read,) = read_word("<w:tbl/>").tables()
    assert (read.rows, read.columns, read.cells) == (0, 0, ())
