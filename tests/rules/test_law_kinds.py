"""Deadlines, years, dates and meetings: the days around each limit, and how sure a finding is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.findings import Finding
from gilint.report.model import Report
from gilint.resources import rules_folder
from gilint.rules.model import Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from gilint.wording import Text
from tests import specimens

RULES = {rule.code: rule for rule in load_pack(rules_folder() / "core" / "gi5-law.yaml").rules}


def told(code: str, report: Report) -> list[Finding]:
    outcome = run_rules([RULES[code]], Subject("x", document=report.document, report=report))
    assert not outcome.faults
    return list(outcome.findings)


def changed(**change: object) -> Report:
    return specimens.report_of(specimens.document(**change))


def severities(findings: list[Finding]) -> list[str]:
    return [finding.severity for finding in findings]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间：2025-02-03", "2025-02-03"),
        ("发布日期：2025年2月3日 10:12", "2025-02-03"),
        ("来源：青屿县水务局 发布日期： 2025/02/03 浏览：12次", "2025-02-03"),
        ("日期:2025-02-03", "2025-02-03"),
        ("时间：2025.02.03 来源：青屿县水务局", "2025-02-03"),
        ("来源：青屿县水务局 日期：2025-02-03", "2025-02-03"),
        ("【发布时间】２０２５－０２－０３", "2025-02-03"),
        ("成文日期：2025-01-20 发布日期：2025-02-03", "2025-02-03"),
        ("成文日期：2025-01-20", "2025-01-20"),
        ("更新日期：2025-02-03", ""),
        ("有效日期：2025-02-03", ""),
        ("发布日期：2025-02-30", ""),
        ("发布日期：", ""),
    ],
)
def test_the_day_of_publication_is_read_as_pages_print_it(line: str, published: str) -> None:
    assert changed(insert=(line,)).published == published


@given(st.integers(-40, 330))
def test_a_department_is_late_from_the_first_of_february_on(days: int) -> None:
    day = date(2025, 1, 31) + timedelta(days=days)
    findings = told("GI506", changed(insert=(f"发布时间：{day}",)))
    assert severities(findings) == (["error"] if days > 0 else [])
    assert not findings or findings[0].values["days"] == str(days)


@given(st.integers(-40, 270))
def test_a_government_is_late_from_the_first_of_april_on(days: int) -> None:
    day = date(2025, 3, 31) + timedelta(days=days)
    assert severities(told("GI506", changed(agency="青屿县人民政府", insert=(f"发布时间：{day}",)))) == (["error"] if days > 0 else [])


def test_a_date_of_the_files_metadata_is_less_sure_than_one_that_is_printed() -> None:
    report = changed()
    assert severities(told("GI506", replace(report, published="2025-02-13"))) == ["warning"]
    printed = replace(report, published="2025-02-13", document=replace(report.document, margins=("发布时间：2025-02-13 08:30",)))
    assert severities(told("GI506", printed)) == ["error"]
    other = replace(report, published="2025-02-13", document=replace(report.document, margins=("发布时间：2025-01-13",)))
    assert severities(told("GI506", other)) == ["warning"]


@pytest.mark.parametrize(("day", "severity"), [("2026-01-31", []), ("2026-02-02", ["warning"]), ("2026-02-03", ["error"])])
def test_a_deadline_on_a_saturday_is_forgiven_until_monday(day: str, severity: list[str]) -> None:
    assert severities(told("GI506", changed(year=2025, insert=(f"发布时间：{day}",)))) == severity


def test_one_wrong_year_is_a_warning_and_two_are_an_error_that_names_both() -> None:
    one = changed(append={"1": "2023年，我局主动公开政府信息86条。"})
    assert severities(told("GI509", one)) == ["warning"]
    (finding,) = told("GI509", changed(append={"1": "2023年，我局主动公开政府信息86条。", "6": "2023年未收取信息处理费。"}))
    assert (finding.severity, finding.variant, len(finding.related)) == ("error", "several", 1)
    assert finding.related[0].quote.startswith("2023年未收取")


def test_a_year_in_the_middle_of_a_cut_line_begins_no_sentence() -> None:
    lines = ("（六）其他。我局收到申请的数量与前一年度相比明显下降，因为在", "2023年收到申请9件，多数涉及同一工程。")
    parts = {"1": (*specimens.base()["parts"]["1"], *lines)}
    assert told("GI509", changed(parts=parts)) == []


@given(st.integers(1990, 2060))
def test_every_year_but_the_neighbours_is_left_to_history(year: int) -> None:
    findings = told("GI509", changed(append={"1": f"{year}年，我局主动公开政府信息86条。"}))
    assert len(findings) == (year in (2022, 2023, 2025))


@given(st.integers(0, 14), st.integers(0, 33))
def test_dates_are_those_of_the_calendar(month: int, day: int) -> None:
    try:
        exists = bool(date(2024, month, day))
    except ValueError:
        exists = False
    findings = told("GI510", changed(append={"1": f"2024年{month}月{day}日举办开放日活动1次。"}))
    assert [finding.actual for finding in findings] == ([] if exists else [f"2024年{month}月{day}日"])


@pytest.mark.parametrize(("day", "variants"), [("2025年1月27日", []), ("2025年1月28日", ["published"]), ("2025年2月", ["published"])])
def test_a_date_may_lie_a_week_after_the_publication(day: str, variants: list[str]) -> None:
    report = changed(insert=("发布时间：2025-01-20",), append={"1": f"{day}召开新闻发布会1次。"})
    assert [finding.variant for finding in told("GI510", report)] == variants


def test_a_publication_before_the_year_ended_is_not_that_of_this_report() -> None:
    report = changed(insert=("发布时间：2024-03-20",), append={"1": "2024年9月20日召开新闻发布会1次。"})
    assert told("GI510", report) == []


@pytest.mark.parametrize(
    ("published", "severity"),
    [("2024-07-17", ["error"]), ("2024-07-18", []), ("2024-09-01", []), ("", ["warning"])],
)
def test_a_meeting_is_early_until_the_day_on_which_it_ended(published: str, severity: list[str]) -> None:
    report = replace(changed(year=2023, append={"1": "学习党的二十届三中全会精神。"}), published=published)
    assert severities(told("GI512", report)) == severity


@given(st.integers(2019, 2030))
def test_an_old_congress_is_stale_from_the_second_year_after_the_next_one(year: int) -> None:
    findings = told("GI512", changed(year=year, append={"1": "学习党的十九大精神。"}))
    assert severities(findings) == (["info"] if year >= 2024 else [])
    assert not findings or "二十大" in str(findings[0].values["event"])


def test_sessions_named_together_are_each_one_of_their_own() -> None:
    report = changed(year=2019, append={"1": "学习党的十九届二中、三中、四中全会精神。"})
    assert told("GI512", replace(report, published="2020-01-10")) == []
    report = changed(year=2018, edition="2019", append={"1": "学习党的十九届二中、三中、四中全会精神。"})
    assert [finding.values["event"] for finding in told("GI512", replace(report, published="2019-01-10"))] == ["党的十九届四中全会"]


@pytest.mark.parametrize("code", ["GI506", "GI512"])
def test_days_are_told_as_each_language_writes_them(code: str) -> None:
    report = changed(year=2021, insert=("发布时间：2022-02-20",), append={"1": "深入学习贯彻党的二十大精神。"})
    (finding,) = told(code, report)
    assert finding.values["published"] == Text("2022年2月20日", "2022-02-20")
    assert finding.values["due" if code == "GI506" else "held"] in (Text("2022年1月31日", "2022-01-31"), Text("2022年10月", "2022-10"))
