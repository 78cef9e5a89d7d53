"""What examples in YAML cannot say of the rules on tables: levels, what is told beside the message, and tables read from running text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from gilint.document import Document
from gilint.findings import Finding
from gilint.readers import read
from gilint.resources import rules_folder
from gilint.rules.kinds import balance
from gilint.rules.model import Rule, Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from tests import specimens, writers

TABLES = ("GI201", "GI202", "GI203", "GI204", "GI205", "GI206", "GI207", "GI208", "GI209", "GI210", "GI211", "GI212", "GI213")
BALANCES = ("GI301", "GI302", "GI303", "GI304", "GI305", "GI306")
SHIFTED = {
    "t3.new": "2 1 0 0 0 3 0",
    "t3.granted": "1 1 0 0 0 2 0",
    "t3.unavailable.not_held": "1 0 0 0 0 1 0",
    "t3.total": "2 1 0 0 0 3 0",
}


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_pack(rules_folder() / "core").rules if rule.code in (*TABLES, *BALANCES, "GI401", "GI402"))


def found(document: Document) -> list[Finding]:
    outcome = run_rules(rules(), Subject("report", document=document, report=specimens.report_of(document)))
    assert not outcome.faults
    return list(outcome.findings)


def changed(**change: Any) -> list[Finding]:
    return found(specimens.document(**change))


def as_text(**change: Any) -> list[Finding]:
    """The same with tables read from running text, whose columns are not certain."""
    return found(read(writers.tab_rows(specimens.document(**change)).encode(), "report.txt"))


def codes(findings: list[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_the_specimen_is_clean_in_a_grid_and_in_running_text() -> None:
    assert not changed()
    assert not as_text()


@pytest.mark.parametrize(
    ("change", "alone"),
    [
        ({"tables": {"t3": "blank"}}, "GI202"),
        ({"tables": {"t3": "absent"}}, "GI201"),
        ({"tables": {"t3": "image"}}, "GI209"),
        ({"rows": SHIFTED}, "GI211"),
        ({"cells": {"t3.new.total": "/"}}, "GI204"),
        ({"labels": {"t3.partly_granted": ""}}, "GI206"),
        (
            {
                "edition": "2019",
                "year": 2022,
                "rows": {"t3.new": "3 0 0 0 0 0 3", "t3.granted": "3 0 0 0 0 0 3", "t3.total": "3 0 0 0 0 0 3"},
            },
            "GI205",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_cause_is_one_finding(change: dict[str, Any], alone: str) -> None:
    assert codes(changed(**change)) == [alone]


def test_a_blank_in_a_report_of_the_trial_form_is_a_warning() -> None:
    text = {"1": ("全年未收到政府信息公开申请。",)}
    (finding,) = changed(year=2020, parts=text, cells={"t2.regulations.made": ""})
    assert (finding.code, finding.severity) == ("GI203", "warning")


def test_blanks_are_named_one_by_one_up_to_five() -> None:
    rows = [row.key for _, row in specimens.form().table("t3").rows() if row.key not in ("new", "total")]
    cells = [f"t3.{row}.research" for row in rows[:6]]
    assert {finding.location.cell for finding in changed(cells=dict.fromkeys(cells[:5], ""))} == set(cells[:5])
    (together,) = changed(cells=dict.fromkeys(cells, ""))
    assert (together.location.cell, together.location.cells, together.variant) == ("t3", tuple(cells), "many")


def test_a_broken_balance_tells_every_cell_and_the_repair() -> None:
    row, column = changed(cells={"t3.granted.total": 5})
    assert (row.code, row.expected, row.actual) == ("GI301", "2", "5")
    assert row.location.cells == tuple(related.cell for related in row.related)
    assert [related.quote for related in row.related] == ["1", "1", "0", "0", "0", "0", "5"]
    assert (column.code, column.location.cell) == ("GI303", "t3.total.total")
    for finding in (row, column):
        assert finding.variant == "repair"
        assert (finding.values["repair_from"], finding.values["repair_to"]) == ("5", "2")
        assert (finding.values["repair_row"], finding.values["repair_column"]) == ("（一）予以公开", "总计")


def test_a_text_of_its_own_organ_alone_weighs_less_in_a_report_of_a_whole_county() -> None:
    claims = {
        "收到政府信息公开申请1件。": ["warning"],
        "全县收到政府信息公开申请1件。": ["error"],
        "收到政府信息公开申请9件。": ["error"],
        "县政府办公室收到政府信息公开申请1件。": [],
    }
    for text, severities in claims.items():
        findings = changed(agency="青屿县人民政府", parts={"1": (text,)})
        assert [finding.severity for finding in findings] == severities, text


def test_a_wrong_number_stated_twice_is_one_finding_with_both_places() -> None:
    (finding,) = changed(parts={"1": ("全年收到政府信息公开申请5件。",)}, append={"6": "本年共收到政府信息公开申请 5 件。"})
    assert (finding.code, finding.location.section, finding.expected, finding.actual) == ("GI402", 1, "3", "5")
    assert [(related.cell, related.quote) for related in finding.related] == [("t3.new.total", "3"), ("", "收到政府信息公开申请 5 件")]


def test_expired_documents_make_the_count_in_force_a_warning() -> None:
    change = {"rows": {"t2.normative_documents": "5 0 3"}}
    assert [finding.severity for finding in changed(**change)] == ["error"]
    assert [finding.severity for finding in changed(**change, append={"1": "两件行政规范性文件有效期届满。"})] == ["warning"]


def test_one_split_row_is_enough_in_running_text() -> None:
    rows = {
        "t3.new": "9 1 0 0 0 0 10",
        "t3.granted": "1 0 0 0 0 0 10",
        "t3.unavailable.not_held": "0 0 0 0 0 0 0",
        "t3.total": "9 1 0 0 0 0 10",
    }
    text = {"1": ("全年收到政府信息公开申请10件。",)}
    assert codes(as_text(parts=text, rows=rows)) == ["GI212"]
    assert set(codes(changed(parts=text, rows=rows))) == {"GI301", "GI303"}


def test_a_row_that_lost_a_value_in_running_text_is_not_added_up() -> None:
    whole = writers.wrapped_lines(specimens.document())
    short = whole.replace("2 1 0 0 0 0 3", "2 1 0 0 0 3", 1)
    assert short != whole
    assert not codes(found(read(short.encode(), "report.txt")))


def test_rows_whose_values_were_lost_in_running_text_are_not_missing() -> None:
    lost = writers.wrapped_lines(specimens.document(cells={"t2.fees.amount": "", "t2.coercion.decisions": ""}))
    assert not codes(found(read(lost.encode(), "report.txt")))


def test_labels_without_any_value_in_running_text_are_not_called_missing() -> None:
    lost = writers.wrapped_lines(specimens.document(tables={"t3": "blank"}))
    (finding,) = found(read(lost.encode(), "report.txt"))
    assert (finding.code, finding.severity, finding.variant) == ("GI201", "warning", "labels")


def test_labels_of_two_cells_on_one_line_are_labels() -> None:
    lost = writers.wrapped_lines(specimens.document(tables={"t4": "blank"}))
    lines = [line for line in lost.split("\n") if line not in ("结果维持", "结果纠正", "其他结果", "尚未审结")]
    at = lines.index("行政复议")
    lines[at : at + 2] = ["行政复议　　　行政诉讼", "结果  结果  其他  尚未  总计  未经复议直接起诉", "未经复议直接起诉　　　复议后起诉"]
    (finding,) = found(read("\n".join(lines).encode(), "report.txt"))
    assert (finding.code, finding.severity, finding.variant) == ("GI201", "warning", "labels")


def test_tables_may_share_the_name_of_a_balance() -> None:
    report = specimens.report_of(specimens.document(cells={"t3.new.total": "9", "t4.review.total": "9"}))
    shared = replace(report.form, equations=tuple(replace(equation, balance="shared") for equation in report.form.equations))
    told = {hit.location.table for hit in balance.check(balance.Params("shared"), replace(report, form=shared))}
    assert told == {"t3", "t4"}
