"""Tables in running text: what its form has lost is unread, never guessed and never missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Table
from gilint.readers import read
from gilint.report.model import Report
from tests import specimens, writers

NUMBERED = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=1)}


def _report(text: str) -> Report:
    return specimens.report_of(read(text.encode(), "report.txt"))


def _unread(report: Report, table: str) -> set[str]:
    return {address for unread in report.unread for address in unread.addresses if address.startswith(f"{table}.")}


def _all(table: str) -> set[str]:
    return {address for address in specimens.form().addresses if address.startswith(f"{table}.")}


def _text(tables: dict[int, str], **change: object) -> str:
    """The report hard-wrapped, with other text instead of its n-th table."""
    document = specimens.document(**change)
    parts: list[str] = []
    number = 0
    for block in document.blocks:
        if isinstance(block, Table):
            number += 1
            parts.append(tables.get(number) or writers.wrapped_lines(specimens.document_of([block])))
        else:
            parts.append(writers.wrapped_lines(specimens.document_of([block])))
    return "".join(parts)


def test_a_table_read_column_by_column_is_unread() -> None:
    first = "规章\n行政规范性文件\n本年制发件数\n11\n14\n本年废止件数\n12\n15\n现行有效件数\n13\n16\n"
    columns = f"{first}行政许可\n17\n行政处罚\n18\n行政强制\n19\n行政事业性收费\n20\n"
    report = _report(_text({1: columns}, cells=NUMBERED))
    assert _unread(report, "t2") == _all("t2")
    assert not any(address.startswith("t2.") for address in report.cells)


def test_numbers_cut_in_pieces_are_no_values() -> None:
    headers = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计\n未经复议直接起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n"
    digits = "1\n2\n1\n1\n0\n2\n1\n1\n3\n1\n1\n4\n4\n7\n5\n"
    report = _report(_text({3: f"{headers}{digits}复议后起诉\n{digits}"}, cells=NUMBERED))
    assert _unread(report, "t4") == _all("t4")


def test_more_numbers_than_columns_are_unread() -> None:
    table = "信息内容 本年处理决定数量\n行政许可 17 18 19\n行政处罚 20\n行政强制 21\n规章 1 2 3\n行政规范性文件 4 5 6\n行政事业性收费 7\n"
    report = _report(_text({1: table}, cells=NUMBERED))
    assert "t2.licensing.decisions" in _unread(report, "t2")
    assert "t2.licensing.decisions" not in report.cells


def test_a_label_that_goes_on_below_its_values_is_theirs() -> None:
    """In a page's layout a label of two lines stands half above and half below the values."""
    lines = writers.wrapped_lines(specimens.document(cells=NUMBERED)).split("\n")
    for label in ("2.重复申请", "3.要求提供公开出版物"):
        at = next(index for index, line in enumerate(lines) if line.startswith(label))
        lines[at : at + 1] = [lines[at].replace(label, label[:2]), label[2:]]
    assert {address: cell.text for address, cell in _report("\n".join(lines)).cells.items()} == NUMBERED


@pytest.mark.parametrize(
    "shape", [writers.tab_rows, writers.copied_rows, writers.copied_paragraphs, writers.cell_lines], ids=lambda shape: shape.__name__
)
def test_blanks_at_the_ends_of_rows_leave_the_others_where_they_are(shape: Callable[[Document], str]) -> None:
    blank = ("t3.granted.natural_person", "t3.granted.total", "t3.total.research", "t3.carried_out.total")
    cells = {**NUMBERED, **dict.fromkeys(blank, "")}
    report = _report(shape(specimens.document(cells=cells)))
    assert {address: cell.text for address, cell in report.cells.items()} == cells
    assert report.tables["t3"].sure


def test_a_value_too_many_does_no_harm_where_all_are_the_same() -> None:
    text = writers.tab_rows(specimens.document(year=2020, edition="2019"))
    line = next(line for line in text.splitlines() if "其他处理" in line)
    report = _report(text.replace(line, line + "\t0"))
    assert not report.unread
    assert report.cells["t3.other.total.total"].value == 0
