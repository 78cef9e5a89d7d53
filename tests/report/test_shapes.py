"""The same report in every shape gives the same cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.document import Document
from gilint.readers import read
from tests import specimens, writers

SHAPES: tuple[Callable[[Document], str | bytes], ...] = (
    writers.tab_rows,
    writers.copied_rows,
    writers.copied_paragraphs,
    writers.copied_breaks,
    writers.selected_paragraphs,
    writers.cell_lines,
    writers.tab_cells,
    writers.bar_cells,
    writers.bar_rows,
    writers.wrapped_lines,
    writers.html,
    writers.docx,
)
TELLS_BLANKS = tuple(shape for shape in SHAPES if shape is not writers.wrapped_lines)

counts = st.integers(0, 9999).map(str)


def _read(shape: Callable[[Document], str | bytes], document: Document) -> Document:
    written = shape(document)
    return read(written if isinstance(written, bytes) else written.encode(), "report")


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_cell_is_read_at_its_address(shape: Callable[[Document], str | bytes], edition: str) -> None:
    addresses = specimens.form(edition).addresses
    cells = {address: str(number) for number, address in enumerate(addresses, start=1)}
    document = specimens.document(year=2024 if edition == "2021" else 2020, edition=edition, cells=cells)
    report = specimens.report_of(_read(shape, document))
    assert {address: cell.text for address, cell in report.cells.items()} == cells
    assert {address: cell.value for address, cell in report.cells.items()} == {address: int(text) for address, text in cells.items()}
    assert report.edition == edition
    assert [part.n for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert report.agency.name == "青屿县水务局"
    assert not report.unread


@pytest.mark.parametrize("shape", TELLS_BLANKS, ids=lambda shape: shape.__name__)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_values_and_blanks_come_back_from_any_table(shape: Callable[[Document], str | bytes], data: st.DataObject) -> None:
    addresses = specimens.form().addresses
    blank = set(data.draw(st.lists(st.sampled_from(addresses), max_size=5, unique=True)))
    cells = {address: "" if address in blank else data.draw(counts) for address in addresses}
    report = specimens.report_of(_read(shape, specimens.document(cells=cells)))
    assert {address: cell.text for address, cell in report.cells.items()} == cells


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_wrapped_lines_say_what_they_lost(data: st.DataObject) -> None:
    """A blank cell cannot be seen in hard-wrapped text: its row is unread, and no other cell gets its neighbour's value."""
    addresses = specimens.form().addresses
    blank = data.draw(st.sampled_from([address for address in addresses if address.startswith("t3")]))
    cells = {address: "" if address == blank else data.draw(counts) for address in addresses}
    report = specimens.report_of(_read(writers.wrapped_lines, specimens.document(cells=cells)))
    row = blank.rpartition(".")[0]
    lost = {address for address in addresses if address.rpartition(".")[0] == row}
    assert {address for unread in report.unread for address in unread.addresses} == lost
    assert {address: cell.text for address, cell in report.cells.items()} == {
        address: text for address, text in cells.items() if address not in lost
    }


@pytest.mark.parametrize("shape", TELLS_BLANKS, ids=lambda shape: shape.__name__)
def test_a_blank_table_is_blank_and_not_absent(shape: Callable[[Document], str | bytes]) -> None:
    report = specimens.report_of(_read(shape, specimens.document(tables={"t3": "blank", "t4": "blank"})))
    assert report.tables["t3"].state == report.tables["t4"].state == "read"
    assert all(cell.blank for address, cell in report.cells.items() if address.startswith(("t3", "t4")))
    assert len(report.cells) == 200


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_reworded_labels_still_find_their_row(shape: Callable[[Document], str | bytes]) -> None:
    labels = {
        "t3.new": "一、本年度新收政府信息公开申请数量",
        "t3.carried_in": "二、上年 结转政府信息公开申请数量",
        "t3.refused.security_stability": '3.危及"三安全一稳定"',
        "t3.unavailable.not_held": "1、本机关未掌握相关政府信息",
        "t3.other.other": "3.其它",
        "t2.normative_documents": "规范性文件",
    }
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=1)}
    report = specimens.report_of(_read(shape, specimens.document(labels=labels, cells=cells)))
    assert {address: cell.text for address, cell in report.cells.items()} == cells


@pytest.mark.parametrize("shape", TELLS_BLANKS, ids=lambda shape: shape.__name__)
def test_a_dropped_row_is_missing_and_shifts_nothing(shape: Callable[[Document], str | bytes]) -> None:
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=1)}
    report = specimens.report_of(_read(shape, specimens.document(labels={"t3.not_processed.repeat": ""}, cells=cells)))
    assert report.tables["t3"].missing_rows == ("t3.not_processed.repeat",)
    assert {address: cell.text for address, cell in report.cells.items()} == {
        address: text for address, text in cells.items() if not address.startswith("t3.not_processed.repeat.")
    }
