"""Cells at their true grid places, whichever way a table is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Note, Place

Read = Callable[..., Document]


def cell(text: str = "", attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table><table:table-column/>{''.join(rows)}</table:table>"


def grids(document: Document) -> list[list[list[str | None]]]:
    return [[[None if held is None else held.text for held in line] for line in found.grid()] for found in document.tables()]


COVERED = "<table:covered-table-cell/>"
ACROSS = 'table:number-columns-spanned="2"'
DOWN = 'table:number-rows-spanned="3"'


def test_merged_cells(read_text: Read) -> None:
    rows = [row(cell("甲", ACROSS), COVERED, cell("乙", DOWN)), row(cell("1"), cell("2"), COVERED), row(cell("3"), cell("4"), COVERED)]
    assert grids(read_text(table(*rows))) == [[["甲", "甲", "乙"], ["1", "2", "乙"], ["3", "4", "乙"]]]


def test_a_writer_that_leaves_covered_cells_out(read_text: Read) -> None:
    rows = [row(cell("甲", DOWN), cell("乙")), row(cell("1")), row(cell("2"))]
    assert grids(read_text(table(*rows))) == [[["甲", "乙"], ["甲", "1"], ["甲", "2"]]]


def test_rows_in_groups_and_columns_repeated(read_text: Read) -> None:
    head = row(cell("甲"), cell("乙", "table:number-columns-repeated='2'"))
    rows = row(cell("1"), cell("2"), cell("3"), attributes="table:number-rows-repeated='2'")
    head, rows = f"<table:table-header-rows>{head}</table:table-header-rows>", f"<table:table-rows>{rows}</table:table-rows>"
    assert grids(read_text(table(head, rows))) == [[["甲", "乙", "乙"], ["1", "2", "3"], ["1", "2", "3"]]]


def test_paragraphs_and_numbers_in_a_cell(read_text: Read) -> None:
    level = '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>'
    styles = f'<text:list-style style:name="L">{level}</text:list-style>'
    items = "<text:list text:style-name='L'><text:list-item><text:p>准予</text:p></text:list-item></text:list>"
    inside = f"<table:table-cell><text:p>甲</text:p><text:p/>{items}</table:table-cell>"
    assert grids(read_text(table(row(inside, cell("1"))), automatic=styles)) == [[["甲\n1.准予", "1"]]]


def test_a_table_in_a_table(read_text: Read) -> None:
    inner = table(row(cell("内"), cell("层")))
    outer = table(row(f"<table:table-cell>{inner}<text:p>外</text:p></table:table-cell>", cell("旁"), cell("侧")))
    assert grids(read_text(outer)) == [[["外", "旁", "侧"]], [["内", "层"]]]
    layout = table(row(f"<table:table-cell>{inner}<text:p/></table:table-cell>"))
    assert grids(read_text(layout)) == [[["内", "层"]]]


def test_tables_of_shapes(read_text: Read) -> None:
    inside = table(row(cell("甲"), cell("乙"))).replace("<table:", "<loext:").replace("</table:", "</loext:")
    assert grids(read_text(f"<text:p>框<draw:custom-shape>{inside}</draw:custom-shape></text:p>")) == [[["甲", "乙"]]]


TRACKED = (
    '<style:style style:name="T" style:family="table-row"><style:table-row-properties loext:text-changes-only="false"/></style:style>'
    '<style:style style:name="P" style:family="paragraph"/>'
)
CHANGES = (
    "<text:tracked-changes><text:changed-region xml:id='d'><text:deletion><text:p>99</text:p></text:deletion></text:changed-region>"
    "<text:changed-region xml:id='e'><text:deletion/></text:changed-region>"
    "<text:changed-region xml:id='i'><text:insertion/></text:changed-region></text:tracked-changes>"
)


@pytest.mark.parametrize(
    "gone", ["<text:change text:change-id='d'/>", "<text:change-start text:change-id='e'/>99<text:change-end text:change-id='e'/>"]
)
def test_rows_that_were_deleted_are_out_and_those_inserted_are_in(read_text: Read, gone: str) -> None:
    rows = [
        row(cell("合", 'table:number-rows-spanned="3"'), cell("1")),
        row(COVERED, cell(gone), attributes="table:style-name='T'"),
        row(COVERED, cell("2")),
        row(
            cell("新"),
            cell("<text:change-start text:change-id='i'/>3<text:change-end text:change-id='i'/>"),
            attributes="table:style-name='T'",
        ),
    ]
    document = read_text(CHANGES + table(*rows), automatic=TRACKED)
    assert grids(document) == [[["合", "1"], ["合", "2"], ["新", "3"]]]
    assert document.notes[:2] == (Note("deletion", "99", Place(table=1, row=2)), Note("insertion", "新 3", Place(table=1, row=3)))


def test_a_row_whose_words_alone_were_deleted_stays(read_text: Read) -> None:
    rows = [row(cell("甲"), cell("1")), row(cell("<text:change text:change-id='d'/>"), cell())]
    assert grids(read_text(CHANGES + table(*rows))) == [[["甲", "1"], ["", ""]]]


def test_hidden_rows_are_noted(read_text: Read) -> None:
    document = read_text(table(row(cell("甲"), cell("1")), row(cell("暗"), cell("2"), attributes="table:visibility='collapse'")))
    assert grids(document) == [[["甲", "1"]]]
    assert document.notes == (Note("hidden-row", "暗 2", Place(table=1)),)


def test_ghost_columns_are_dropped(read_text: Read) -> None:
    wide = 'table:number-columns-spanned="2"'
    rows = [row(cell("甲"), cell("乙", wide), COVERED), row(cell("1"), cell("2", wide), COVERED)]
    assert grids(read_text(table(*rows))) == [[["甲", "乙"], ["1", "2"]]]
