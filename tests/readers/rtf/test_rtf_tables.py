"""Tables: rows that are told by their right edges."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Attachment, Document, Image, Paragraph, Table

Grid = list[tuple[str, int, int, int, int]]
Grids = Callable[..., list[Grid]]
Read = Callable[..., Document]
Slot = tuple[str, int, str]
"""What a cell says, its right edge, and how it is merged."""


def row(*slots: Slot, left: int = 0) -> str:
    edges = "".join(f"{merge}\\cellx{right}" for _, right, merge in slots)
    return rf"\trowd\trleft{left}{edges}\pard\intbl " + "".join(f"{text}\\cell " for text, *_ in slots) + r"\row "


def test_a_plain_table(grids: Grids) -> None:
    body = row(("甲", 1000, ""), ("乙", 2000, "")) + row(("1", 1000, ""), ("", 2000, ""))
    assert grids(body + r"\pard 后\par") == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1), ("", 1, 1, 1, 1)]]


def test_cells_that_reach_over_others(grids: Grids) -> None:
    body = row(("甲", 1000, r"\clvmgf"), ("乙", 3000, "")) + row(("", 1000, r"\clvmrg"), ("1", 2000, ""), ("2", 3000, ""))
    assert grids(body) == [[("甲", 0, 0, 2, 1), ("乙", 0, 1, 1, 2), ("1", 1, 1, 1, 1), ("2", 1, 2, 1, 1)]]


def test_cells_merged_across_in_the_old_way(grids: Grids) -> None:
    body = row(("甲", 1000, r"\clmgf\clvmgf"), ("", 2000, r"\clmrg"), ("3", 3000, "")) + row(
        ("", 1000, r"\clmgf\clvmrg"), ("", 2000, r"\clmrg"), ("6", 3000, "")
    )
    rest = row(("7", 1000, ""), ("8", 2000, ""), ("9", 3000, ""))
    assert grids(body + rest)[0][:3] == [("甲", 0, 0, 2, 2), ("3", 0, 2, 1, 1), ("6", 1, 2, 1, 1)]


def test_edges_a_hair_apart_are_one(grids: Grids) -> None:
    body = row(("甲", 1003, ""), ("乙", 3000, "")) + row(("1", 1000, ""), ("2", 2001, ""), ("3", 2990, ""), left=-6)
    assert [cell[1:] for cell in grids(body)[0]] == [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)]


def test_a_row_that_begins_further_right(grids: Grids) -> None:
    body = row(("甲", 1000, ""), ("乙", 2000, "")) + row(("1", 2000, ""), left=1000)
    assert grids(body)[0][-1] == ("1", 1, 1, 1, 1)


@pytest.mark.parametrize("edges", [(1, 2, 3), (0, 0, 0), (-5, -7, -9), (3000, 2000, 1000)])
def test_edges_that_only_count_or_say_nothing(grids: Grids, edges: tuple[int, ...]) -> None:
    body = row(*((str(place), edge, "") for place, edge in enumerate(edges))) * 2
    assert [cell[1:3] for cell in grids(body)[0]] == [(line, column) for line in range(2) for column in range(3)]


def test_cells_that_nobody_defined(grids: Grids) -> None:
    assert grids(r"\pard\intbl 甲\cell 乙\cell\row 1\cell 2\cell\row\pard") == [
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]
    ]


def test_a_definition_after_the_cells_and_one_that_holds_for_more_rows(grids: Grids) -> None:
    after = r"\pard\intbl 甲\cell 乙\cell{\trowd\cellx1000\cellx2000\row}"
    assert grids(after + r"\pard\intbl 1\cell 2\cell\row") == [
        [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]
    ]


def test_cells_of_several_paragraphs(grids: Grids) -> None:
    assert grids(r"\trowd\cellx1000\pard\intbl 甲\par\par 乙\line 丙\cell\row") == [[("甲\n乙\n丙", 0, 0, 1, 1)]]


def test_a_program_that_does_not_say_which_paragraphs_are_in_tables(grids: Grids, lines: Callable[..., list[str]]) -> None:
    body = r"前\par\trowd\cellx1000\cellx2000 甲\cell 乙\par 丙\cell\row 后\par"
    assert grids(body) == [[("甲", 0, 0, 1, 1), ("乙\n丙", 0, 1, 1, 1)]]
    assert lines(body) == ["前", "后"]


def test_rows_that_never_end(read_rich: Read) -> None:
    document = read_rich(r"\trowd\cellx1000\cellx2000\pard\intbl 甲\cell 乙\cell\pard 后\par\trowd\cellx1000\pard\intbl 尾\cell")
    assert [
        block.text if isinstance(block, Paragraph) else len(block.cells)
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    ] == [2, "后", 1]


def test_paragraphs_between_rows_part_tables(grids: Grids) -> None:
    one = row(("甲", 1000, ""))
    assert len(grids(one + one)) == 1
    assert len(grids(one + r"\pard\par " + one)) == 2


def test_tables_in_tables(grids: Grids) -> None:
    properties = r"{\*\nesttableprops\trowd\cellx400\cellx800\nestrow}{\nonesttables\par}"
    inner = rf"\pard\intbl\itap2 内甲\nestcell{{\nonesttables\par}}内乙\nestcell{properties}"
    outer = rf"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl 一\cell {inner}\pard\intbl 后\cell 三\cell\row"
    assert grids(outer + row(("1", 1000, ""), ("2", 2000, ""), ("3", 3000, ""))) == [
        [("一", 0, 0, 1, 1), ("后", 0, 1, 1, 1), ("三", 0, 2, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1), ("3", 1, 2, 1, 1)],
        [("内甲", 0, 0, 1, 1), ("内乙", 0, 1, 1, 1)],
    ]


def test_a_table_in_a_cell_that_only_lays_out_the_page(grids: Grids, lines: Callable[..., list[str]]) -> None:
    inner = r"\pard\intbl\itap2\trowd\cellx500\cellx900 甲\nestcell 乙\nestcell\nestrow"
    body = rf"\trowd\cellx5000\pard\intbl 标题\par{inner}\pard\intbl\cell\row\pard"
    assert grids(body) == [[("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1)]]
    assert lines(body) == ["标题"]


def test_rows_that_are_deleted_or_new(read_rich: Read) -> None:
    gone = r"\trowd\cellx1000\cellx2000\pard\intbl{\deleted 甲\cell 乙\cell}{\deleted\trowd\cellx1000\cellx2000\row}"
    new = r"\trowd\cellx1000\cellx2000\pard\intbl{\revised 丙\cell 丁\cell\row}"
    document = read_rich(gone + new)
    (table,) = document.tables()
    assert [cell.text for cell in table.cells] == ["丙", "丁"]
    assert [(note.kind, note.text, note.place.row, note.place.column) for note in document.notes] == [
        ("deletion", "甲 乙", 1, None),
        ("insertion", "丙 丁", 1, None),
        ("insertion", "丙", 1, 1),
        ("insertion", "丁", 1, 2),
    ]


def test_what_stands_in_cells(read_rich: Read) -> None:
    body = r"\trowd\cellx1000\cellx2000\pard\intbl{\pict 00}\cell{\object{\*\objclass Excel.Sheet.8}{\*\objdata 00}{\result 数}}\cell\row"
    document = read_rich(body)
    assert [type(block) for block in document.blocks] == [Table, Image, Attachment]
    assert [(block.place.table, block.place.row, block.place.column) for block in document.blocks[1:]] == [(1, 1, 1), (1, 1, 2)]
    assert [cell.text for cell in next(document.tables()).cells] == ["", "数"]


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=6), min_size=1, max_size=6))
def test_each_value_stands_at_its_column(grids: Grids, widths: list[list[int]]) -> None:
    """Rows of any widths, below one whose cells are all one wide."""
    most = max(map(sum, widths))
    lines = [[1] * most, *widths]
    body = ""
    expected: Grid = []
    for line, cells in enumerate(lines):
        right = 0
        slots: list[Slot] = []
        for number, width in enumerate(cells):
            expected.append((f"{line}.{number}", line, right, 1, width))
            right += width
            slots.append((f"{line}.{number}", 500 * right, ""))
        body += row(*slots)
    assert grids(body) == [expected]
