"""Files that are one report are known as one, and those that are not are not."""

from __future__ import annotations

import pytest

from gilint.archive.versions import versions
from gilint.report.collection import Member, Organ, Roster
from tests import specimens
from tests.archive.made import OTHER_WORDS, member


def paths(members: list[Member], roster: Roster | None = None) -> list[list[str]]:
    return [[file.path for file in files] for files in versions(members, roster)]


def test_the_word_file_stands_for_the_page_and_the_copy() -> None:
    members = [member("2024/a.txt"), member("2024/b.html"), member("2024/z.docx"), member("2024/y.docx", agency="青屿县司法局")]
    assert paths(members) == [["2024/z.docx", "2024/b.html", "2024/a.txt"]]


def test_the_file_that_was_read_whole_stands_for_the_one_with_scanned_pages() -> None:
    scanned = Member("a.txt", specimens.report_of(specimens.document(pages={"3": "picture"})))
    assert paths([scanned, member("b.txt")]) == [["b.txt", "a.txt"]]


def test_a_draft_is_a_file_of_the_report_and_another_year_is_not() -> None:
    members = [member("水务局/定稿.txt"), member("水务局/草稿/退回.txt", append={"1": "另有一句。"}), member("水务局/2023.txt", year=2023)]
    assert paths(members) == [["水务局/定稿.txt", "水务局/草稿/退回.txt"]]


def test_one_report_in_one_file_is_no_group() -> None:
    assert paths([member("a.txt"), member("b.txt", agency="青屿县司法局")]) == []


def test_the_same_name_with_and_without_the_city_is_one_organ() -> None:
    assert paths([member("a.txt", agency="云川市青屿县水务局"), member("b.txt")]) == [["a.txt", "b.txt"]]


def test_a_name_that_two_cities_share_is_neither_ones() -> None:
    members = [member("a.txt", agency="云川市青屿县水务局"), member("b.txt", agency="海川市青屿县水务局"), member("c.txt")]
    assert paths(members) == []


def test_an_alias_of_the_roster_is_the_organ() -> None:
    roster = Roster("r", (Organ("青屿县水务局", ("青屿县水利局",)),))
    members = [member("a.txt", agency="云川市青屿县水利局"), member("b.txt")]
    assert paths(members, roster) == [["a.txt", "b.txt"]]
    assert paths(members) == []


def test_organs_that_were_merged_may_each_have_reported_once_more() -> None:
    roster = Roster("r", (Organ("青屿县文化和旅游局", ("青屿县文化局", "青屿县旅游局")),))
    members = [member("a.txt", agency="青屿县文化局"), member("b.txt", agency="青屿县旅游局", parts=OTHER_WORDS)]
    assert paths(members, roster) == []


@pytest.mark.parametrize("draft", ["2024/草稿/a.docx", "2024/a（送审稿）.docx", "2024/Drafts/old a.docx", "草稿/2024/a.docx"])
def test_a_draft_never_stands_for_the_report(draft: str) -> None:
    assert paths([member(draft), member("2024/部门/水务局/a.html")]) == [["2024/部门/水务局/a.html", draft]]


@pytest.mark.parametrize("path", ["2024/holder/a.docx", "2024/golden.docx"])
def test_a_word_that_only_holds_one_is_no_draft(path: str) -> None:
    assert paths([member("2024/a.html"), member(path)]) == [[path, "2024/a.html"]]


def test_a_government_and_its_office_are_two_organs() -> None:
    assert paths([member("a.txt", agency="青屿县人民政府"), member("b.txt", agency="青屿县人民政府办公室")]) == []


@pytest.mark.parametrize("agency", ["城关镇人民政府", "县水务局"])
def test_towns_of_one_name_are_one_report_only_where_the_text_is(agency: str) -> None:
    here, there = member("甲县/a.txt", agency=agency), member("乙县/b.txt", agency=agency, parts=OTHER_WORDS)
    assert paths([here, there, member("甲县/a.html", agency=agency)]) == [["甲县/a.html", "甲县/a.txt"]]
    assert paths([here, there], Roster("r", (Organ(agency),))) == [["乙县/b.txt", "甲县/a.txt"]]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "政府信息公开工作年度报告", "preamble": ("本报告按照条例编制。",)},
        {"title": "{agency}政府信息公开工作年度报告", "preamble": ("本报告由青屿县水务局编制。",)},
    ],
    ids=["organ", "year"],
)
def test_without_organ_or_year_nothing_is_put_together(change: dict[str, object]) -> None:
    assert paths([member("a.txt", **change), member("b.txt", **change), member("c.txt")]) == []
