"""What is wrong with decisions is told of real reports: what ended, what is gone, what excuses too much, and nothing that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gilint.decisions.decided import decided
from gilint.decisions.file import NAME, Noted
from gilint.decisions.model import Decision
from gilint.decisions.reasons import Reasons, load_reasons
from gilint.decisions.review import GONE, INFORMATION, Kind, problems
from gilint.decisions.words import report_words
from gilint.findings import Finding, evidence
from gilint.planning import Asked, Planner
from gilint.resources import rules_folder
from gilint.results import Results
from gilint.running import Surroundings, run, tasks
from gilint.selection import Selection
from tests.runs import BROKEN_TOTAL, write_report

TODAY = date(2026, 3, 1)
REPORT = report_words("", "青屿县水务局", 2024, "zh")


def checked(folder: Path, *selected: str) -> Results:
    planner = Planner(Asked(Selection(selected or None), isolated=True))
    listed, discovered = tasks([folder], planner)
    return run(listed, discovered, planner, Surroundings(decided=False, today=TODAY))


def found_in(results: Results, code: str) -> Finding:
    return next(finding for item in results.checked for finding in item.outcome.findings if finding.code == code)


def on(finding: Finding, **values: Any) -> Decision:
    made = Decision(finding.fingerprint, finding.code, REPORT, "表三", "accepted", "已核对原始台账", "李某", evidence=evidence(finding))
    return replace(made, **values)


def kinds(results: Results, *decisions: Decision, known: tuple[str, ...] = ()) -> list[Kind]:
    noted = [Noted(Path(NAME), line, decision) for line, decision in enumerate(decisions, 1)]
    return [problem.kind for problem in problems(noted, results, reasons(), known)]


def reasons() -> Reasons:
    return load_reasons(rules_folder() / "decisions.yaml")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("broken")
    write_report(folder / "报告.txt", **BROKEN_TOTAL)
    return checked(folder)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, []),
        ({"until": "2026-03-01"}, ["soon"]),
        ({"until": "2026-12-31"}, []),
        ({"until": "2026-02-28"}, ["expired"]),
        ({"reason": "无"}, ["no-reason"]),
        ({"who": ""}, ["no-signature"]),
        ({"evidence": ""}, ["no-evidence"]),
        ({"evidence": "00000000"}, ["changed"]),
        ({"state": "fixed", "reason": ""}, ["fixed-but-found"]),
        ({"state": "fixed", "evidence": "00000000"}, ["changed"]),
        ({"state": "open", "reason": "", "who": "", "evidence": ""}, []),
        ({"fingerprint": "0" * 16}, ["stale"]),
        ({"fingerprint": "0" * 16, "until": "2026-02-28"}, ["stale"]),
        ({"fingerprint": "0" * 16, "state": "fixed"}, ["settled"]),
        ({"fingerprint": "0" * 16, "report": "云川市民政局2024年度报告"}, ["unseen"]),
        ({"fingerprint": "0" * 16, "report": "云川市民政局2024年度报告", "until": "2026-02-28"}, ["unseen", "expired"]),
        ({"code": "GI001"}, ["unwaivable"]),
        ({"code": "GI001", "state": "fixed"}, ["fixed-but-found"]),
    ],
)
def test_each_problem_is_told_once_and_sound_decisions_have_none(broken: Results, values: dict[str, str], expected: list[Kind]) -> None:
    assert kinds(broken, on(found_in(broken, "GI301"), **values)) == expected


def test_the_report_is_known_in_both_languages_and_however_it_is_typed(broken: Results) -> None:
    for words in (report_words("", "青屿县水务局", 2024, "en"), "青屿县水务局 ２０２４ 年度报告"):
        assert kinds(broken, on(found_in(broken, "GI301"), fingerprint="0" * 16, report=words)) == ["stale"]


def test_what_a_rule_that_did_not_run_found_is_not_called_gone(tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    results = checked(tmp_path, "GI303")
    gone = on(found_in(results, "GI303"), fingerprint="0" * 16)
    assert kinds(results, gone, replace(gone, fingerprint="1" * 16, code="GI301")) == ["stale", "unseen"]


def test_a_second_decision_on_one_finding_names_the_first(broken: Results) -> None:
    decision = on(found_in(broken, "GI301"))
    first, second = Noted(Path("县") / NAME, 7, decision), Noted(Path(NAME), 30, decision)
    (problem,) = problems([first, second], broken, reasons())
    assert (problem.kind, problem.noted, dict(problem.values)) == ("duplicate", second, {"file": first.file, "line": 7})


def test_only_rules_that_there_are_are_known(broken: Results) -> None:
    decision = on(found_in(broken, "GI301"))
    assert kinds(broken, decision, known=("GI301",)) == []
    assert kinds(broken, decision, known=("GI303",)) == ["unknown-rule"]
    assert kinds(broken, decision) == []


def test_one_decision_on_several_reports_is_too_broad(broken: Results) -> None:
    item = next(item for item in broken.checked)
    assert item.report is not None
    other = replace(item, path="b.txt", report=replace(item.report, year=2023))
    decision = on(found_in(broken, "GI301"))
    assert kinds(replace(broken, checked=(item, other)), decision) == ["broad"]
    assert kinds(replace(broken, checked=(item, replace(item, path="报告.html"))), decision) == []


def test_information_is_nothing_to_be_done_about() -> None:
    assert {"soon", "settled", "unseen"} == INFORMATION
    assert {"stale", "settled"} == GONE


def test_decisions_are_found_above_reports_and_above_folders_without_any(tmp_path: Path) -> None:
    write_report(tmp_path / "2024" / "报告.txt", **BROKEN_TOTAL)
    (tmp_path / "2023").mkdir()
    empty = "schema: gilint.decisions/1\ndecisions:\n"
    entry = "  - {{fingerprint: {0}, code: GI301, report: 某局, finding: 某处, state: fixed}}\n"
    for number, folder in enumerate((tmp_path / "2024", tmp_path / "2023"), 1):
        (folder / NAME).write_text(empty + entry.format(f'"{number:016}"'), encoding="utf-8")
    kept = decided([tmp_path / "2023"], checked(tmp_path / "2024"), reasons(), "zh")
    assert [noted.file.parent.name for noted in kept.noted] == ["2023", "2024"]
    assert [noted.line for noted in kept.noted] == [3, 3]
    assert [kept.found(noted) for noted in kept.noted] == [None, None]
