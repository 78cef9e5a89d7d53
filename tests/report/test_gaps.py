"""Tables of which a part may stand on pages that could not be read: what is blank there is not told as blank."""

from __future__ import annotations

from dataclasses import replace

from gilint.document import Block, Document, Note, Place, Table
from gilint.report.gaps import UNREAD_PAGE
from tests import specimens

BLANK = dict.fromkeys(("t3.new.natural_person", "t3.carried_out.research"), "")


def paged(document: Document, breaks: dict[int, int], unread: int, lost: range = range(0)) -> Document:
    """Table 3 on pages: `breaks` says from which row on it stands on which page; rows that are `lost` stand on the unread one."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.rows > 20:
            kept = (cell for cell in block.cells if not (cell.row in lost and cell.row_span == 1))
            cells = tuple(replace(cell, place=replace(cell.place, page=_page(cell.row, breaks))) for cell in kept)
            block = replace(block, cells=cells)
        blocks.append(block)
    return replace(document, blocks=tuple(blocks), notes=(Note("unread-page", "picture", Place(page=unread)),))


def _page(row: int, breaks: dict[int, int]) -> int:
    return max(page for first, page in breaks.items() if row >= first)


def test_blank_cells_on_both_sides_of_an_unread_page_are_unread() -> None:
    document = paged(specimens.document(cells=BLANK), {0: 2, 12: 4}, unread=3)
    report = specimens.report_of(document)
    assert {address for each in report.unread if each.why == UNREAD_PAGE for address in each.addresses} == set(BLANK)
    assert not BLANK.keys() & report.cells.keys()


def test_a_table_that_is_all_there_keeps_its_blanks_whatever_page_is_unread() -> None:
    document = paged(specimens.document(cells=BLANK), {0: 2, 12: 3}, unread=4)
    report = specimens.report_of(document)
    assert not report.unread
    assert all(report.cells[address].blank for address in BLANK)


def test_a_table_whose_end_is_lost_may_have_lost_more() -> None:
    document = paged(specimens.document(cells=BLANK), {0: 2}, unread=3, lost=range(20, 30))
    report = specimens.report_of(document)
    assert "t3.new.natural_person" not in report.cells
    assert report.cells["t3.new.total"].text
    assert report.edition == "2021"
