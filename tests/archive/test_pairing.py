"""The report of the year before is found under whatever name and in whatever folder, and never another organ's."""

from __future__ import annotations

from typing import Any

import pytest

from gilint.archive.pairing import Past, previous_of
from gilint.report.collection import Member, Organ, Roster
from tests.archive.made import OTHER_WORDS, member


def before(path: str, **change: Any) -> Member:
    return member(path, **{"year": 2023, **change})


def test_the_year_before_is_the_year_before() -> None:
    candidates = [before("2022.txt", year=2022), before("2023.txt"), before("司法局.txt", agency="青屿县司法局"), member("2024.txt")]
    found = previous_of(member("now.docx").report, candidates, None)
    assert found is candidates[1]
    assert previous_of(member("now.docx").report, [candidates[0], *candidates[2:]], None) is None


def test_of_several_files_the_most_complete_one_is_taken_then_the_one_of_the_same_format() -> None:
    page, word, draft = before("a.html"), before("b.docx"), before("c.docx", tables={"t3": "blank"})
    assert previous_of(member("now.docx").report, [draft, page, word], None) is word
    assert previous_of(member("now.html").report, [draft, page, word], None) is page
    assert previous_of(member("now.docx").report, [draft, page], None) is page


@pytest.mark.parametrize(
    ("now", "then", "aliases"),
    [
        ("青屿县水务局", "青屿县水利局", ("青屿县水利局",)),
        ("青屿县水利局", "青屿县水务局", ("青屿县水利局",)),
        ("云川市青屿县水务局", "青屿县水利局", ("青屿县水利局",)),
        ("青屿县水务局", "青屿县水务局（河长办）", ("青屿县水务局(河长办)",)),
    ],
)
def test_an_organ_that_was_called_otherwise_is_found_by_the_roster(now: str, then: str, aliases: tuple[str, ...]) -> None:
    report, past = member("now.txt", agency=now).report, before("then.txt", agency=then)
    assert previous_of(report, [past], Roster("r", (Organ("青屿县水务局", aliases),))) is past
    assert previous_of(report, [past], None) is None


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("青屿县水务局", "云川市青屿县水务局"),
        ("岭川省云川市青屿县水务局", "青屿县水务局"),
        ("青屿县城关镇人民政府", "城关镇人民政府"),
        ("青屿县 水务局", "青屿县水务局"),
    ],
)
def test_places_in_front_may_be_left_out(now: str, then: str) -> None:
    past = before("then.txt", agency=then)
    assert previous_of(member("now.txt", agency=now).report, [past], None) is past


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("青屿县人民政府", "青屿县人民政府办公室"),
        ("云川市水务局", "云川市青屿县水务局"),
        ("青屿县水务局", "水务局"),
        ("青屿县水务局", "县水务局"),
        ("青屿县水务局", "青屿县水务局监察大队"),
        ("云川市青屿县水务局", "海川市青屿县水务局"),
    ],
)
def test_another_organ_is_not_taken(now: str, then: str) -> None:
    assert previous_of(member("now.txt", agency=now).report, [before("then.txt", agency=then)], None) is None


def test_a_short_name_is_nobodys_where_two_may_be_meant() -> None:
    candidates = [before("a.txt", agency="云川市青屿县水务局"), before("b.txt", agency="海川市青屿县水务局")]
    assert previous_of(member("now.txt").report, candidates, None) is None
    reports = [member("a.txt", agency="云川市青屿县水务局"), member("b.txt", agency="海川市青屿县水务局")]
    past = Past([before("then.txt")], reports, None)
    assert [past.of(report.report) for report in reports] == [None, None]


def test_towns_of_one_name_are_not_mixed_up() -> None:
    town = {"agency": "城关镇人民政府"}
    mine, theirs = before("甲县/a.txt", **town), before("乙县/b.txt", **town, parts=OTHER_WORDS)
    report = member("甲县/a.txt", **town)
    assert previous_of(report.report, [mine], None) is mine
    assert previous_of(report.report, [mine, theirs], None) is None
    assert Past([mine], [report, member("乙县/b.txt", **town, parts=OTHER_WORDS)], None).of(report.report) is None


def test_without_a_sure_year_or_organ_there_is_no_pair() -> None:
    nameless = {"title": "政府信息公开工作年度报告", "preamble": ("本报告按照条例编制。",)}
    assert previous_of(member("now.txt", **nameless).report, [before("a.txt")], None) is None
    assert previous_of(member("now.txt").report, [before("a.txt", **nameless)], None) is None
    unsure = {"title": "{agency}政府信息公开工作年度报告", "preamble": ("本报告所列数据的统计期限自2023年1月1日起至2022年12月31日止。",)}
    assert previous_of(member("now.txt").report, [before("a.txt", **unsure, headings={"1": "一、2022年总体情况"})], None) is None
