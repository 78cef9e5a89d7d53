"""What a reader is told of balances that are broken: which cells, from what to what, and what seems to have happened."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gilint.findings import Finding
from gilint.output.telling import message
from gilint.resources import rules_folder
from gilint.rules.model import Rule, Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from tests import specimens

YEAR = {
    "t3.new": "34 12 0 3 2 0 51",
    "t3.carried_in": "2 1 0 0 0 0 3",
    "t3.granted": "20 5 0 2 1 0 28",
    "t3.partly_granted": "3 2 0 0 0 0 5",
    "t3.refused.third_party": "2 1 0 0 0 0 3",
    "t3.unavailable.not_held": "8 4 0 1 1 0 14",
    "t3.total": "33 12 0 3 2 0 50",
    "t3.carried_out": "3 1 0 0 0 0 4",
}


@cache
def balances() -> dict[str, Rule]:
    return {rule.code: rule for rule in load_pack(rules_folder() / "core").rules if rule.kind == "balance"}


def findings(rows: dict[str, str], **change: Any) -> list[Finding]:
    document = specimens.document(rows={**YEAR, **rows}, **change)
    outcome = run_rules(tuple(balances().values()), Subject("report", document=document, report=specimens.report_of(document)))
    assert not outcome.faults
    return list(outcome.findings)


def told(finding: Finding, lang: Any = "zh") -> str:
    return message(balances()[finding.code], finding, lang)


def test_a_year_that_balances_has_nothing_to_tell() -> None:
    assert not findings({})


@pytest.mark.parametrize(
    ("rows", "count", "zh", "en"),
    [
        (
            {"t3.granted": "20 6 0 2 1 0 28"},
            2,
            "若把“（一）予以公开”的“商业企业”由6改为5，相关等式全部成立。",
            "would hold if you change “商业企业” from 6 to 5 in “（一）予以公开”.",
        ),
        (
            {"t3.new": "43 12 0 3 2 0 51"},
            2,
            "由43改为34，相关等式全部成立，疑似录入时把相邻两位数字写反。",
            "(two digits seem to be swapped).",
        ),
        ({"t3.granted": "20 5 0 2 1 0 8"}, 2, "由8改为28，相关等式全部成立，疑似录入时漏了一位数字。", "(a digit seems to be missing)."),
        (
            {"t3.granted": "200 5 0 2 1 0 28"},
            2,
            "由200改为20，相关等式全部成立，疑似录入时多了一位数字。",
            "(a digit seems to be too many).",
        ),
        (
            {"t3.new": "34 13 0 3 2 0 52", "t3.granted": "20 6 0 2 1 0 29"},
            4,
            "按分项重新合计，把“（七）总计”的“商业企业”由12改为13、“总计”由50改为51",
            "add the totals up again and change “商业企业” from 12 to 13, “总计” from 50 to 51 in “（七）总计”",
        ),
        ({"t3.total": "41 16 0 4 3 0 64"}, 10, "多出的正好是“1.本机关不掌握相关政府信息”的数", "seems to be counted twice"),
        ({"t3.total": "25 8 0 2 1 0 36"}, 10, "缺少的正好是“1.本机关不掌握相关政府信息”的数", "seems to be left out"),
        (
            {"t3.refused.third_party": "0 2 1 0 0 0 3"},
            3,
            "把“4.保护第三方合法权益”从“自然人”到“其他”的数整体左移一列",
            "move the numbers of “4.保护第三方合法权益” from “自然人” to “其他” one column to the left",
        ),
        (
            {"t3.granted": "5 20 0 2 1 0 28"},
            2,
            "把“（一）予以公开”的“自然人”（5）、“商业企业”（20）互换",
            "exchange “自然人” (5), “商业企业” (20) in “（一）予以公开”",
        ),
    ],
)
def test_every_broken_equation_tells_what_mends_them_all(rows: dict[str, str], count: int, zh: str, en: str) -> None:
    broken = findings(rows)
    assert len(broken) == count
    assert all(zh in told(finding) for finding in broken), told(broken[0])
    assert all(en in told(finding, "en") for finding in broken), told(broken[0], "en")


def test_where_several_corrections_are_possible_each_is_named() -> None:
    broken = findings({"t3.carried_in": "2 2 0 0 0 0 4"})
    assert [finding.location.cell for finding in broken] == ["t3.total.enterprise", "t3.total.total"]
    for finding in broken:
        assert "有3种同样简单的改法" in told(finding)
        assert all(f"“{row}”的“商业企业”" in told(finding) for row in _labels("new", "carried_in", "carried_out"))
        assert "3 equally simple corrections" in told(finding, "en")
        assert (finding.expected, finding.actual) == (("14", "13") if finding.location.cell == "t3.total.enterprise" else ("55", "54"))


def test_of_many_corrections_three_are_named_and_counted_requests_come_first() -> None:
    (finding,) = findings({"t4.review": "12 3 0 0 51"})
    assert "有5种同样简单的改法" in told(finding)
    assert "例如把“行政复议”的“总计”由51改为15，疑似录入时把相邻两位数字写反；或者" in told(finding)
    assert told(finding).count("或者") == 2
    assert "“尚未审结”由0" not in told(finding)


def test_one_group_of_cases_says_nothing_of_another() -> None:
    review, court = findings({"t4.review": "1 0 0 0 2", "t4.litigation_direct": "0 0 0 0 3"})
    assert "行政诉讼" not in told(review)
    assert "行政复议" not in told(court)


def test_without_a_simple_correction_only_the_difference_is_told() -> None:
    rows = {"t3.new": "35 13 1 4 3 1 90", "t3.granted": "1 9 9 9 9 9 99", "t3.partly_granted": "7 7 7 0 0 0 3", "t3.total": "1 2 3 4 5 6 7"}
    broken = findings(rows)
    assert broken
    for finding in broken:
        assert told(finding).rstrip("。").endswith(f"相差{finding.values['difference']}")
        assert told(finding, "en").endswith(f"a difference of {finding.values['difference']}.")


def test_what_should_stand_is_told_of_the_cell_and_not_of_the_sum() -> None:
    row, carry, column = sorted(findings({"t3.total": "33 13 0 3 2 0 50"}), key=lambda finding: finding.code)
    assert (row.expected, row.actual) == ("（七）总计·商业企业 12", "（七）总计·商业企业 13")
    assert (carry.expected, carry.actual) == ("（七）总计·商业企业 12", "（七）总计·商业企业 13")
    assert (column.expected, column.actual) == ("12", "13")


def test_every_cell_of_the_equation_is_listed_whatever_is_told() -> None:
    for finding in findings({"t3.total": "41 16 0 4 3 0 64"}):
        assert finding.location.cell in finding.location.cells
        assert finding.location.cells == tuple(related.cell for related in finding.related)
        assert all(related.quote for related in finding.related)


def test_an_equation_with_a_blank_is_passed_over_and_the_others_still_name_the_cell() -> None:
    broken = findings({"t3.granted": "20 5 _ 2 1 0 28", "t3.carried_in": "2 1 0 0 0 0 5"})
    assert [(finding.code, finding.location.cell) for finding in broken] == [("GI301", "t3.carried_in.total"), ("GI302", "t3.total.total")]
    assert all("若把“二、上年结转政府信息公开申请数量”的“总计”由5改为3，" in told(finding) for finding in broken)


def test_phrases_that_are_missing_or_unknown_are_faults_of_the_pack(tmp_path: Path) -> None:
    text = (rules_folder() / "core" / "gi3-balances.yaml").read_text(encoding="utf-8")
    phrases = (rules_folder() / "core" / "lists" / "diagnoses.yaml").read_text(encoding="utf-8")
    (tmp_path / "lists").mkdir()
    (tmp_path / "balances.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "lists" / "diagnoses.yaml").write_text(phrases.replace("name: exchange,", "name: exchanged,"), encoding="utf-8")
    faults = [fault.message for fault in load_pack(tmp_path).faults]
    assert any("no phrase 'exchange'" in fault for fault in faults)
    assert any("'exchanged'" in fault for fault in faults)


def _labels(*keys: str) -> list[str]:
    return [specimens.form().labels[f"t3.{key}.total"][0] for key in keys]
