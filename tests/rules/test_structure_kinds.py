"""Parts that are announced, problems and measures, contacts: what examples in the rule files cannot show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Cell, Document, Paragraph, Place, Table
from gilint.findings import Finding
from gilint.report.model import Report
from gilint.resources import rules_folder
from gilint.rules.kinds._flowing import flowing
from gilint.rules.model import Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from tests import specimens

RULES = {
    rule.code: rule for name in ("gi1-structure", "gi3-relations") for rule in load_pack(rules_folder() / "core" / f"{name}.yaml").rules
}


def told(code: str, report: Report) -> list[Finding]:
    outcome = run_rules([RULES[code]], Subject("x", document=report.document, report=report))
    assert not outcome.faults
    return list(outcome.findings)


def changed(**change: object) -> Report:
    return specimens.report_of(specimens.document(**change))


def test_a_list_cut_at_the_margin_is_read_whole() -> None:
    lines = (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府",
        "信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在",
        "的主要问题及改进情况、其他需要报告的事项六部分组成。",
    )
    assert told("GI110", changed(preamble=lines)) == []
    assert [finding.variant for finding in told("GI110", changed(preamble=(*lines[:2], "的主要问题及改进情况六部分组成。")))] == ["listed"]


def test_the_number_of_parts_weighs_more_where_the_report_itself_contradicts_it() -> None:
    (finding,) = told("GI110", changed(preamble=("本报告共分七个部分。",)))
    assert (finding.severity, finding.actual, finding.expected) == ("warning", "7", "6")
    (finding,) = told(
        "GI110", changed(preamble=("全文包括总体情况、主动公开政府信息情况、收到和处理申请情况、其他需要报告的事项六部分。",))
    )
    assert (finding.severity, finding.variant) == ("info", "listed")
    assert "存在的主要问题及改进情况" in str(finding.values["missing"])


def _with_table_in_part_five(document: Document, *texts: str) -> Document:
    cells = tuple(Cell(text, 0, column, Place(table=9, row=1, column=column + 1)) for column, text in enumerate(texts))
    blocks = list(document.blocks)
    heading = next(index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.startswith("五、"))
    return replace(document, blocks=(*blocks[: heading + 2], Table(cells, 1, len(cells), Place(table=9)), *blocks[heading + 2 :]))


def test_measures_may_stand_in_a_table_beside_the_problems() -> None:
    document = specimens.document(parts={"5": ("各项问题及其处理如下表所示，逐一列明。",)})
    assert len(told("GI112", specimens.report_of(document))) == 1
    beside = _with_table_in_part_five(document, "更新不及时", "改进措施：按月更新")
    assert told("GI112", specimens.report_of(beside)) == []


@given(st.integers(2, 3), st.integers(4, 11))
def test_only_numbers_of_seven_or_eight_digits_behind_an_area_code_can_be_dialled(area: int, digits: int) -> None:
    number = f"0{'1' * area}-{'2' * digits}"
    findings = told("GI114", changed(preamble=(f"联系电话：{number}。",)))
    assert [finding.actual for finding in findings] == ([] if digits in (7, 8) else [number])


def test_a_contact_in_the_margin_of_the_page_is_one() -> None:
    report = changed(preamble=("本报告由青屿县水务局编制。",))
    assert [finding.variant for finding in told("GI114", report)] == [""]
    assert told("GI114", replace(report, document=replace(report.document, margins=("联系电话：0000-0000012",)))) == []


def test_a_number_at_the_end_of_a_line_may_go_on() -> None:
    assert told("GI114", changed(preamble=("如有疑问，请与青屿县水务局办公室联系，电话：0000-0000",))) == []


def test_lines_that_the_margin_cut_are_one_paragraph_with_the_place_of_each() -> None:
    report = changed(parts={"1": ("全年在县政府门户网站和公众号发布各类信息八十六条，其中供", "水保障信息三十一条。", "（二）依申请公开")})
    first, second = flowing(report, (1,))
    assert first.text == "全年在县政府门户网站和公众号发布各类信息八十六条，其中供水保障信息三十一条。"
    assert first.place(first.text.index("供水")) != first.place(first.text.index("水保障"))
    assert second.text == "（二）依申请公开"


@pytest.mark.parametrize(("level", "found"), [("青屿县水务局", 1), ("海岳省水利厅", 0)])
def test_a_long_overview_is_measured_by_the_level_of_the_organ(level: str, found: int) -> None:
    assert len(told("GI113", changed(agency=level, repeat={"1": 14}))) == found


counts = st.integers(0, 40)


@given(st.lists(st.tuples(counts, counts), min_size=3, max_size=3), st.integers(-2, 2))
def test_a_subtotal_is_told_exactly_where_its_rows_do_not_add_up(rows: list[tuple[int, int]], slip: int) -> None:
    keys = ("not_held", "needs_creation", "still_unclear")
    filled = {f"t3.unavailable.{key}": f"{one} {other} 0 0 0 0 {one + other}" for key, (one, other) in zip(keys, rows, strict=True)}
    one, other = (sum(column) for column in zip(*rows, strict=True))
    subtotal = f"小计 {one} {other} 0 0 0 0 {one + other + slip}"
    findings = told("GI307", changed(rows=filled, extra={"t3.unavailable.still_unclear": subtotal}))
    assert len(findings) == bool(slip)
    assert not slip or (findings[0].expected, findings[0].actual) == (str(one + other), str(one + other + slip))


def test_a_subtotal_is_found_in_its_own_row() -> None:
    (finding,) = told("GI307", changed(extra={"t3.unavailable.still_unclear": "小计 4 0 0 0 0 0 4"}))
    assert finding.location.quote == "小计"
    assert finding.location.cells[0] == "t3.unavailable.not_held.total"
    assert finding.location.place.row is not None
