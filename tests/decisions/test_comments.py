"""Waivers that stand in the report: review comments on a cell or sentence of a real Word file, and those that waive nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell as Cell

from gilint.checking import Checked, check_file
from gilint.config import Config
from gilint.decisions.comments import Dud, dud_words, from_comments
from gilint.decisions.model import Decision, standing
from gilint.decisions.reasons import Reasons, load_reasons
from gilint.document import Place
from gilint.findings import evidence
from gilint.planning import Asked, Planner
from gilint.resources import rules_folder
from gilint.rules.model import Rule
from tests import specimens, writers
from tests.runs import runner

FAULTS: dict[str, Any] = {
    "cells": {"t3.granted.total": "3", "t2.licensing.decisions": "", "t2.penalties.decisions": ""},
    "parts": {"1": ("（一）依申请公开。本年度未收到政府信息公开申请。", "（二）主动公开。全年在县政府门户网站发布信息86条。")},
}
OFFICE = shutil.which("soffice")
REASON = "本单位没有这类事项，已与办公室核对"
Comment = Callable[[WordFile], object]


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(Asked(isolated=True))


@pytest.fixture(scope="module")
def rules(planner: Planner) -> Mapping[str, Rule]:
    return {rule.code: rule for rule in planner.rules(Config())}


@pytest.fixture(scope="module")
def reasons() -> Reasons:
    return load_reasons(rules_folder() / "decisions.yaml")


@pytest.fixture
def judged(tmp_path: Path, planner: Planner, rules: Mapping[str, Rule], reasons: Reasons) -> Callable[..., _Judged]:
    def judge(*comments: Comment, **change: object) -> _Judged:
        path = written(tmp_path / "report.docx", *comments, **change)
        checked = check_file(path, planner.plan(path))
        return _Judged(checked, *from_comments(checked, rules, reasons))

    return judge


class _Judged:
    def __init__(self, checked: Checked, decisions: tuple[Decision, ...], duds: tuple[Dud, ...]) -> None:
        self.checked, self.decisions, self.duds = checked, decisions, duds
        self.decided = {decision.fingerprint: decision for decision in decisions}

    def waived(self) -> list[tuple[str, str]]:
        """Code and cell, or quote, of what is excused today."""
        today = date(2026, 6, 1)
        return [
            (finding.code, finding.location.cell or finding.location.quote)
            for finding in self.checked.outcome.findings
            if standing(self.decided.get(finding.fingerprint), evidence(finding), today) == "accepted"
        ]


@cache
def plain(change: str) -> bytes:
    return writers.docx(specimens.document(**json.loads(change)))


def written(path: Path, *comments: Comment, **change: object) -> Path:
    word = docx.Document(BytesIO(plain(json.dumps(change or FAULTS))))
    for comment in comments:
        comment(word)
    word.save(str(path))
    return path


def on_paragraph(words: str, text: str, author: str = "李某") -> Comment:
    def add(word: WordFile) -> object:
        paragraph = next(each for each in word.paragraphs if words in each.text)
        return word.add_comment(paragraph.runs, text=text, author=author)

    return add


def on_words(words: str, text: str) -> Comment:
    """On some words of a paragraph only."""

    def add(word: WordFile) -> object:
        paragraph = next(each for each in word.paragraphs if words in each.text)
        before, after = paragraph.text.split(words)
        for run in paragraph.runs:
            paragraph._p.remove(run._r)
        paragraph.add_run(before)
        meant = paragraph.add_run(words)
        paragraph.add_run(after)
        return word.add_comment(meant, text=text, author="李某")

    return add


def on_cell(row: str, column: int, text: str) -> Comment:
    def add(word: WordFile) -> object:
        return word.add_comment(_cells(word, row)[column].paragraphs[0].add_run(""), text=text, author="李某")

    return add


def _cells(word: WordFile, row: str) -> list[Cell]:
    rows = (line.cells for table in word.tables for line in table.rows)
    return list(next(cells for cells in rows if row in (each.text for each in cells)))


def _mark(tag: str, identity: int) -> BaseOxmlElement:
    mark: BaseOxmlElement = OxmlElement(tag)  # type: ignore[assignment]
    mark.set(qn("w:id"), str(identity))
    return mark


def on_rows(first: str, last: str, text: str) -> Comment:
    """A range from the first cell of a row to the last cell of another, as Word writes it for rows that are selected."""

    def add(word: WordFile) -> object:
        begin, end = _cells(word, first)[0].paragraphs[0]._p, _cells(word, last)[-1].paragraphs[0]._p
        comment = word.add_comment(word.paragraphs[0].add_run(""), text=text, author="李某")
        reference = next(word.element.body.iter(qn("w:commentReference"))).getparent()
        for old in [*word.element.body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd"))]:
            old.getparent().remove(old)
        begin.insert(1, _mark("w:commentRangeStart", comment.comment_id))  # behind the properties of the paragraph
        end.extend((_mark("w:commentRangeEnd", comment.comment_id), reference))
        return comment

    return add


def test_a_comment_on_a_blank_cell_waives_that_cell(judged: Callable[..., _Judged]) -> None:
    found = judged(on_cell("行政许可", 1, f"gilint：忽略 GI203 至2026-12-31 {REASON}"))
    assert found.waived() == [("GI203", "t2.licensing.decisions")]
    assert found.duds == ()
    decision = found.decisions[0]
    assert (decision.state, decision.reason, decision.who, decision.until) == ("accepted", REASON, "李某", "2026-12-31")
    assert decision.report == "青屿县水务局2024年度报告"
    assert "行政许可" in decision.finding
    assert decision.when.endswith("Z")
    assert "批注" in decision.note


def test_a_comment_on_a_sentence_waives_what_is_wrong_in_it(judged: Callable[..., _Judged]) -> None:
    found = judged(on_paragraph("未收到", f"gilint: ignore denied-but-counted {REASON}"))
    assert [code for code, _ in found.waived()] == ["GI401"]


def test_either_side_of_a_contradiction_can_be_commented(judged: Callable[..., _Judged]) -> None:
    found = judged(on_cell("一、本年新收政府信息公开申请数量", -1, f"gilint: ignore GI401 {REASON}"))
    assert found.waived() == [("GI401", "t3.new.total")]


def test_any_cell_of_an_equation_can_be_commented(judged: Callable[..., _Judged]) -> None:
    found = judged(on_cell("（一）予以公开", 4, f"gilint: ignore GI301 {REASON}"))
    assert found.waived() == [("GI301", "t3.granted.total")]


def test_rows_that_are_selected(judged: Callable[..., _Judged]) -> None:
    found = judged(on_rows("行政许可", "行政处罚", f"gilint: ignore GI203 {REASON}"))
    assert found.waived() == [("GI203", "t2.licensing.decisions"), ("GI203", "t2.penalties.decisions")]


def test_the_table_of_a_blank_table_and_the_title_of_a_missing_part(judged: Callable[..., _Judged]) -> None:
    waiver = f"gilint: ignore GI202 {REASON}"
    assert judged(on_cell("（一）予以公开", 0, waiver), tables={"t3": "blank"}).waived() == [("GI202", "t3")]
    assert judged(on_cell("行政许可", 0, waiver), tables={"t3": "blank"}).waived() == []
    missing = judged(on_paragraph("年度报告", f"gilint: ignore GI101 {REASON}"), headings={"5": ""}, parts={"5": ()})
    assert [code for code, _ in missing.waived()] == ["GI101"]


def test_of_two_alike_in_a_paragraph_the_words_tell_which(judged: Callable[..., _Judged]) -> None:
    change = {"append": {"1": "办理了关于关于供水的答复，印发了通知通知。"}}
    both = judged(**change).checked.outcome.findings
    quotes = [finding.location.quote for finding in both if finding.code == "GI609"]
    assert len(quotes) == 2
    one = judged(on_words(quotes[0], f"gilint: ignore GI609 {REASON}"), **change)
    assert one.waived() == [("GI609", quotes[0])]
    all_of_it = judged(on_paragraph("供水的答复", f"gilint: ignore GI609 {REASON}"), **change)
    assert all_of_it.waived() == [("GI609", quote) for quote in quotes]


def test_a_waiver_is_no_comment_left_in_and_other_comments_are(judged: Callable[..., _Judged]) -> None:
    waiver = on_cell("行政许可", 1, f"ｇｉｌｉｎｔ：忽略 GI203 {REASON}")
    assert "GI005" not in [finding.code for finding in judged(waiver).checked.outcome.findings]
    left = judged(waiver, on_paragraph("未收到", "请核对")).checked.outcome.findings
    assert [str(finding.values["counts"]) for finding in left if finding.code == "GI005"] != []
    assert [related.quote for finding in left if finding.code == "GI005" for related in finding.related] == ["请核对"]


def test_the_latest_counts(judged: Callable[..., _Judged]) -> None:
    def dated(comment: Comment, when: str) -> Comment:
        def add(word: WordFile) -> object:
            comment(word)._comment_elm.set(qn("w:date"), when)  # type: ignore[attr-defined]
            return None

        return add

    new = dated(on_cell("行政许可", 1, f"gilint: ignore GI203 until 2027-01-31 {REASON}"), "2026-03-01T09:00:00Z")
    old = dated(on_cell("行政许可", 1, f"gilint: ignore GI203 until 2026-01-31 {REASON}"), "2025-12-01T09:00:00Z")
    assert [decision.until for decision in judged(new, old).decisions] == ["2027-01-31"]
    assert [decision.until for decision in judged(old, new).decisions] == ["2027-01-31"]


def test_what_is_over_counts_again(judged: Callable[..., _Judged]) -> None:
    found = judged(on_cell("行政许可", 1, f"gilint: ignore GI203 until 2026-01-31 {REASON}"))
    assert len(found.decisions) == 1
    assert found.waived() == []


@pytest.mark.parametrize(
    ("text", "why", "rule"),
    [
        (f"gilint: GI203 {REASON}", "unclear", ""),
        (f"gilint: ignore GI203 until 2026-02-30 {REASON}", "unclear", ""),
        (f"gilint：忽略 {REASON}", "broad", ""),
        (f"gilint: ignore GI2 {REASON}", "broad", "GI2"),
        (f"gilint: ignore ALL {REASON}", "broad", "ALL"),
        (f"gilint: ignore GI998 {REASON}", "unknown-rule", "GI998"),
        (f"gilint: ignore blank-cel {REASON}", "unknown-rule", "blank-cel"),
        ("gilint: ignore GI203", "no-reason", ""),
        ("gilint: ignore GI203 原因：无", "no-reason", ""),
        ("gilint：忽略 GI203，理由：同意，同意", "no-reason", ""),
        (f"gilint: ignore GI003 {REASON}", "unwaivable", "GI003"),
        (f"gilint: ignore GI401 {REASON}", "stale", "GI401"),
    ],
)
def test_marks_that_waive_nothing_say_why(judged: Callable[..., _Judged], text: str, why: str, rule: str) -> None:
    found = judged(on_cell("行政许可", 1, text))
    assert found.decisions == ()
    assert [(dud.why, dud.rule, dud.text) for dud in found.duds] == [(why, rule, text)]
    assert found.duds[0].place == Place(table=1, row=7, column=2)
    told = [dud_words(found.duds[0], "zh"), dud_words(found.duds[0], "en")]
    assert [rule in sentence for sentence in told] == [why != "broad" or not rule] * 2


def test_one_fault_does_not_take_the_others_with_it(judged: Callable[..., _Judged]) -> None:
    found = judged(on_cell("行政许可", 1, f"gilint: ignore GI203, GI998 {REASON}\ngilint: ignore GI401 {REASON}"))
    assert found.waived() == [("GI203", "t2.licensing.decisions")]
    assert [(dud.why, dud.rule) for dud in found.duds] == [("unknown-rule", "GI998"), ("stale", "GI401")]


def test_of_a_rule_that_did_not_look_nothing_is_said(tmp_path: Path, rules: Mapping[str, Rule], reasons: Reasons) -> None:
    from gilint.selection import Selection

    path = written(tmp_path / "report.docx", on_cell("行政许可", 1, f"gilint: ignore GI203 {REASON}"))
    checked = check_file(path, Planner(Asked(Selection(select=("GI3",)), isolated=True)).plan(path))
    assert from_comments(checked, rules, reasons) == ((), ())


def test_a_comment_that_hangs_nowhere(judged: Callable[..., _Judged]) -> None:
    def torn(word: WordFile) -> object:
        comment = on_cell("行政许可", 1, f"gilint: ignore GI203 {REASON}")(word)
        for mark in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
            for element in list(word.element.body.iter(qn(mark))):
                element.getparent().remove(element)
        return comment

    found = judged(torn)
    assert (found.decisions, [dud.why for dud in found.duds]) == ((), ["nowhere"])


def test_what_changes_below_a_comment_is_judged_anew(judged: Callable[..., _Judged]) -> None:
    """The comment is on what is found in its own file; a decision that somebody kept from it is not."""
    comment = on_cell("（一）予以公开", -1, f"gilint: ignore GI301 {REASON}")
    before = judged(comment)
    after = judged(comment, **{**FAULTS, "cells": {**FAULTS["cells"], "t3.granted.total": "4"}})
    assert before.waived() == after.waived() == [("GI301", "t3.granted.total")]
    assert before.decisions[0].fingerprint == after.decisions[0].fingerprint
    assert standing(before.decisions[0], after.decisions[0].evidence, date(2026, 6, 1)) == "changed"


def test_check_counts_what_is_waived_in_the_document_as_waived(tmp_path: Path) -> None:
    run = runner(tmp_path, tmp_path / "cache")
    blank = {"cells": {"t2.licensing.decisions": ""}}
    written(tmp_path / "plain.docx", **blank)
    written(tmp_path / "waived.docx", on_cell("行政许可", 1, f"gilint：忽略 GI203 {REASON}"), **blank)
    assert run("check", "plain.docx").returncode == 1
    done = run("check", "waived.docx", "--format", "json")
    assert done.returncode == 0
    findings = json.loads(done.stdout)["reports"][0]["findings"]
    assert [(finding["code"], finding["state"]) for finding in findings] == [("GI203", "waived")]
    assert run("check", "waived.docx", "--no-decisions").returncode == 1


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
def test_an_office_program_keeps_the_waivers(tmp_path: Path, planner: Planner, rules: Mapping[str, Rule], reasons: Reasons) -> None:
    comments = (
        on_cell("行政许可", 1, f"gilint：忽略 GI203 {REASON}"),
        on_paragraph("未收到", f"gilint: ignore GI401 until 2026-12-31 {REASON}"),
        on_rows("（一）予以公开", "（一）予以公开", f"gilint: ignore GI301 {REASON}"),
    )
    original = written(tmp_path / "report.docx", *comments)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    way = "docx:MS Word 2007 XML"
    command = [str(OFFICE), profile, "--headless", "--convert-to", way, "--outdir", str(tmp_path / "again"), str(original)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    kept = []
    for path in (original, tmp_path / "again" / "report.docx"):
        decisions, duds = from_comments(check_file(path, planner.plan(path)), rules, reasons)
        assert duds == ()
        kept.append(sorted((each.code, each.fingerprint, each.evidence, each.reason, each.who, each.until) for each in decisions))
    assert [code for code, *_ in kept[0]] == ["GI203", "GI301", "GI401"]
    assert kept[1] == kept[0]
