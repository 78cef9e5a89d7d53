"""Every measure on a folder of real reports that just passes a limit and just fails the next; and what never passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from gilint.gate.measures.known import MEASURES
from gilint.gate.policy import PolicyFault
from gilint.gate.signoffs import Refusal, SignOff
from gilint.gate.verdict import Verdict, judge
from gilint.results import HARMLESS, ExitCode, Results
from tests import specimens
from tests.gate.made import ERROR, INFO, WARNING, baseline, decide, everything, found, looked, policy, roster
from tests.runs import BROKEN_TOTAL, write_report
from tests.writers import docx

Arranged = tuple[Results, Mapping[str, SignOff] | None]


def reports(folder: Path, *changes: Mapping[str, Any], **beside: Any) -> Arranged:
    """A report for each change, of one organ, each of the year before; alike as they are, those of several organs would be copies."""
    for number, change in enumerate(changes):
        write_report(folder / f"{2024 - number}.txt", year=2024 - number, **change)
    return looked(folder, **beside), None


def decided(folder: Path, *changes: Mapping[str, Any], **values: Any) -> Arranged:
    reports(folder, *changes)
    decide(folder, **values)
    return looked(folder), None


def unreadable(folder: Path) -> Arranged:
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no package")
    return reports(folder, {})


def not_read(folder: Path) -> Arranged:
    (folder / "旧.rar").write_bytes(b"")
    (folder / "旧.7z").write_bytes(b"")
    return reports(folder, {})


def troubled(folder: Path) -> Arranged:
    write_report(folder / "报告.txt")
    (folder / "gilint-decisions.yaml").write_text("schema: gilint.decisions/1\ndecisions:\n  - code: [\n", encoding="utf-8")
    return looked(folder), None


def silenced(folder: Path) -> Arranged:
    (folder / "gilint.yaml").write_text("ignore: [GI301]\nper-file-ignores: {'2023.txt': [GI302]}\n", encoding="utf-8")
    return reports(folder, {}, {})


def compared(folder: Path) -> Arranged:
    before = folder.parent / "before"
    write_report(before / "2021.txt", year=2021)
    return reports(folder, {}, {}, {}, previous=(before,))


def beyond_the_baseline(folder: Path) -> Arranged:
    results, _ = reports(folder, BROKEN_TOTAL)
    return looked(folder, baseline=baseline(folder, found(results)[:1])), None


def within_the_baseline(folder: Path) -> Arranged:
    results, _ = reports(folder, BROKEN_TOTAL)
    return looked(folder, baseline=baseline(folder, found(results))), None


def organs(folder: Path) -> Arranged:
    listed = roster(folder.parent, "青屿县水务局", "青屿县教育局", "青屿县民政局", "青屿县司法局", "青屿县财政局")
    for name in ("水务", "教育", "民政"):
        write_report(folder / f"{name}.txt", agency=f"青屿县{name}局")
    return looked(folder, roster=listed), None


def commented(folder: Path) -> Arranged:
    document = Document(BytesIO(docx(specimens.document(**WARNING))))
    doubled = next(paragraph for paragraph in document.paragraphs if "认真认真" in paragraph.text)
    document.add_comment(doubled.runs, text="gilint: ignore GI609 原文如此，引自上级文件标题", author="李某")
    document.save(str(folder / "报告.docx"))
    return looked(folder), None


def signed(folder: Path, *signoffs: SignOff) -> Arranged:
    results, _ = reports(folder, *({} for _ in signoffs))
    return results, {item.path: signoff for item, signoff in zip(results.checked, signoffs, strict=True)}


def stale(folder: Path) -> Arranged:
    reports(folder, WARNING)
    decide(folder)
    return reports(folder, {})


@dataclass(frozen=True, slots=True)
class Case:
    """How a folder is made, and what the measure comes to there; fewer `culprits` where several things make up one value."""

    arrange: Callable[[Path], Arranged]
    value: int
    culprits: int | None = None


CASES: Mapping[str, Case] = {
    "files-checked": Case(lambda folder: reports(folder, {}, {}), 2, 0),
    "unreadable-files": Case(unreadable, 1),
    "files-not-read": Case(not_read, 2),
    "tables-unread": Case(lambda folder: reports(folder, {"tables": {"t2": "image", "t4": "absent"}}), 2),
    "troubles": Case(troubled, 1),
    "rules-silenced": Case(silenced, 2),
    "reports-without-previous": Case(compared, 2),
    "errors-open": Case(lambda folder: reports(folder, BROKEN_TOTAL, WARNING), 2),
    "warnings-open": Case(lambda folder: reports(folder, WARNING, WARNING, ERROR), 2),
    "infos-open": Case(lambda folder: reports(folder, INFO, ERROR), 1),
    "findings-open": Case(lambda folder: reports(folder, INFO, WARNING, ERROR), 3),
    "warnings-in-one-report": Case(lambda folder: reports(folder, WARNING, ERROR, WARNING), 1),
    "failing-open": Case(lambda folder: reports(folder, ERROR, WARNING), 1),
    "fixed-but-found": Case(lambda folder: decided(folder, BROKEN_TOTAL, state="fixed", until=""), 2),
    "new-findings": Case(beyond_the_baseline, 1),
    "baselined": Case(within_the_baseline, 2),
    "organs-missing": Case(organs, 2),
    "waivers": Case(lambda folder: decided(folder, BROKEN_TOTAL), 2),
    "waivers-without-end": Case(lambda folder: decided(folder, BROKEN_TOTAL, until=""), 2),
    "waivers-unsigned": Case(lambda folder: decided(folder, BROKEN_TOTAL, who=""), 2),
    "waivers-expired": Case(lambda folder: decided(folder, BROKEN_TOTAL, until="2025-02-28"), 2),
    "waiver-oldest-days": Case(lambda folder: decided(folder, WARNING, when="2024-03-01T09:00:00+08:00"), 365, 1),
    "waivers-in-comments": Case(commented, 1),
    "waivers-ending-soon": Case(lambda folder: decided(folder, BROKEN_TOTAL, until="2025-03-20"), 2),
    "decisions-stale": Case(stale, 1),
    "decisions-faulty": Case(lambda folder: decided(folder, BROKEN_TOTAL, reason="同上"), 2),
    "signatures-least": Case(lambda folder: signed(folder, SignOff(("李某", "王某")), SignOff(("李某",))), 1),
    "reports-unsigned": Case(lambda folder: signed(folder, SignOff(("李某",)), SignOff(), SignOff(refusals=(Refusal("no-record"),))), 2),
}


def verdict_on(tmp_path: Path, name: str, *limits: Mapping[str, int]) -> Verdict:
    folder = tmp_path / "reports"
    folder.mkdir()
    results, signoffs = CASES[name].arrange(folder)
    conditions = [{"name": f"no-{number}", "measure": name, **limit} for number, limit in enumerate(limits)]
    hindered = any(trouble.kind not in HARMLESS for trouble in results.troubles)
    known = None if hindered else everything(folder, results)
    return judge(policy(tmp_path, *conditions), results, signoffs, known)


def test_every_measure_is_tried() -> None:
    assert CASES.keys() == MEASURES.keys()


@pytest.mark.parametrize("name", CASES)
def test_a_measure_just_meets_a_limit_and_just_fails_the_next(tmp_path: Path, name: str) -> None:
    case, value = CASES[name], CASES[name].value
    met = [{"most": value}, {"least": value}, {"equals": value}]
    failed = [{"most": value - 1}, {"least": value + 1}, {"equals": value + 1}]
    conditions = verdict_on(tmp_path, name, *met, *failed).conditions[:6]
    assert [judged.value for judged in conditions] == [value] * 6
    assert [judged.passed for judged in conditions] == [True] * 3 + [False] * 3
    culprits = [repr(culprit) for culprit in conditions[0].culprits]
    assert len(set(culprits)) == len(culprits) == (value if case.culprits is None else case.culprits)


def unknown(results: Results, folder: Path, signoffs: Mapping[str, SignOff] | None = None, **condition: Any) -> str | None:
    """Why nothing can be measured, for a condition that any number would meet."""
    judged = judge(policy(folder, {"least": 0, **condition}), results, signoffs).conditions[0]
    assert judged.passed == (judged.value is not None)
    return judged.measured.unknown


def test_what_cannot_be_measured_never_passes(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    results, _ = reports(folder, {}, {})
    assert unknown(results, tmp_path, measure="organs-missing") == "no-roster"
    assert unknown(results, tmp_path, measure="new-findings") == "no-baseline"
    assert unknown(results, tmp_path, measure="decisions-stale") == "no-decisions"
    assert unknown(results, tmp_path, measure="decisions-faulty") == "no-decisions"
    assert unknown(results, tmp_path, measure="waivers-in-comments") == "no-decisions"
    assert unknown(results, tmp_path, measure="signatures-least") == "not-verified"
    assert unknown(results, tmp_path, measure="reports-unsigned") == "not-verified"
    assert unknown(results, tmp_path, measure="errors-open") is None


def test_signatures_of_nothing_are_unknown(tmp_path: Path) -> None:
    assert unknown(looked(tmp_path), tmp_path, {}, measure="signatures-least") == "no-report"


def test_what_cannot_be_read_is_signed_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no package")
    (judged,) = judge(policy(tmp_path, {"measure": "signatures-least", "least": 1}), looked(tmp_path), {}).conditions
    assert (judged.value, judged.passed) == (0, False)


@pytest.mark.parametrize("came", [1, 2])
def test_too_few_reports_tell_nothing_of_missing_organs(tmp_path: Path, came: int) -> None:
    names = [f"青屿县{name}局" for name in "水务 教育 民政 司法 财政 审计 统计 商务 林业 气象 体育 卫生".split()]
    (tmp_path / "reports").mkdir()
    for name in names[:came]:
        write_report(tmp_path / "reports" / f"{name}.txt", agency=name)
    results = looked(tmp_path / "reports", roster=roster(tmp_path, *names))
    assert unknown(results, tmp_path, measure="organs-missing") == "too-few"


def test_a_condition_about_rules_that_did_not_run_is_unknown(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "gilint.yaml").write_text("ignore: [GI301]\n", encoding="utf-8")
    results, _ = reports(folder, BROKEN_TOTAL)
    assert unknown(results, tmp_path, measure="errors-open", rules=["row-total"]) == "not-run"
    assert unknown(results, tmp_path, measure="errors-open", rules=["GI30"]) == "not-run"
    assert unknown(results, tmp_path, measure="errors-open", rules=["GI303"]) is None


def test_a_waiver_without_a_day_or_from_the_future_has_no_age(tmp_path: Path) -> None:
    for number, when in enumerate(("", "2025-03-03T00:00:00+08:00")):
        results, _ = decided(tmp_path / f"reports{number}", WARNING, when=when)
        assert unknown(results, tmp_path, measure="waiver-oldest-days") == "undated"
    results, _ = decided(tmp_path / "zones", WARNING, when="2025-03-02T00:30:00+08:00")
    assert unknown(results, tmp_path, measure="waiver-oldest-days") is None


def test_rules_and_confidence_narrow_down_what_counts(tmp_path: Path) -> None:
    results, _ = reports(tmp_path / "reports", BROKEN_TOTAL, WARNING, INFO)
    conditions = (
        {"name": "of-a-family", "measure": "findings-open", "rules": ["GI3"], "most": 0},
        {"name": "of-a-rule", "measure": "findings-open", "rules": ["row-total", "GI609"], "most": 0},
        {"name": "sure", "measure": "findings-open", "confidence": "high", "most": 0},
    )
    assert [judged.value for judged in judge(policy(tmp_path, *conditions), results).conditions] == [2, 2, 3]


def test_the_policy_decides_what_nobody_can_waive(tmp_path: Path) -> None:
    results, _ = decided(tmp_path / "reports", BROKEN_TOTAL)
    condition = {"measure": "errors-open", "most": 0}
    assert judge(policy(tmp_path, condition), results).passed
    strict = judge(policy(tmp_path, condition, unwaivable=["row-total"]), results)
    assert [judged.value for judged in strict.conditions] == [1]


def test_the_policy_decides_which_profile_judges(tmp_path: Path) -> None:
    results, _ = reports(tmp_path / "reports", {"append": {"1": "（待补充）"}}, BROKEN_TOTAL)
    condition = {"measure": "failing-open", "most": 0}
    drafts, finals = (judge(policy(tmp_path, condition, profile=name), results).conditions[0].value for name in ("draft", "sign-off"))
    assert drafts is not None
    assert finals is not None
    assert drafts < finals


def test_waived_and_known_findings_do_not_count_but_fixed_ones_that_are_found_do(tmp_path: Path) -> None:
    condition = {"measure": "errors-open", "most": 0}
    for state, until, count in (
        ("accepted", "", 0),
        ("false-positive", "", 0),
        ("fixed", "", 2),
        ("open", "", 2),
        ("accepted", "2025-02-28", 2),
    ):
        results, _ = decided(tmp_path / f"{state}{until}", BROKEN_TOTAL, state=state, until=until)
        assert judge(policy(tmp_path, condition), results).conditions[0].value == count
    results, _ = within_the_baseline(tmp_path / "baseline")
    assert judge(policy(tmp_path, condition), results).passed


def test_a_decision_on_other_values_excuses_nothing(tmp_path: Path) -> None:
    results, _ = decided(tmp_path / "reports", WARNING, evidence="00000000")
    assert not judge(policy(tmp_path, {"measure": "warnings-open", "most": 0}), results).passed


def test_conditions_of_other_scopes_are_left_out_and_named(tmp_path: Path) -> None:
    conditions = [{"name": name, "measure": name, "most": 0} for name in ("errors-open", "organs-missing", "signatures-least")]
    results, _ = reports(tmp_path / "reports", {})
    verdict = judge(policy(tmp_path, *conditions), results, scopes=frozenset(("report",)))
    assert verdict.passed
    assert [condition.name for condition in verdict.left_out] == ["organs-missing", "signatures-least"]


def test_sign_offs_that_were_verified_have_to_hold_whatever_the_policy_says(tmp_path: Path) -> None:
    terms = policy(tmp_path, {"measure": "errors-open", "most": 0}, {"name": "lax", "measure": "reports-unsigned", "most": 9})
    for signoffs, passed in ((SignOff(("李某",)), True), (SignOff(), False), (SignOff(("李某",), (Refusal("report-changed"),)), False)):
        results, given = signed(tmp_path / "reports", signoffs)
        assert judge(terms, results, given).passed == passed


def test_a_sign_off_that_does_not_hold_has_no_signers(tmp_path: Path) -> None:
    results, given = signed(tmp_path / "reports", SignOff(("李某", "王某"), (Refusal("report-changed"),)))
    assert judge(policy(tmp_path, {"measure": "signatures-least", "least": 1}), results, given).conditions[0].value == 0


def test_nothing_passes_where_nothing_was_checked(tmp_path: Path) -> None:
    terms = policy(tmp_path, {"measure": "errors-open", "most": 99})
    empty, broken = tmp_path / "empty", tmp_path / "broken"
    empty.mkdir()
    broken.mkdir()
    (broken / "坏.docx").write_bytes(b"PK\x03\x04 no package")
    listed = roster(tmp_path, "青屿县水务局")
    assert judge(terms, looked(empty)).code == ExitCode.NOTHING
    assert judge(terms, looked(empty, roster=listed)).code == ExitCode.NOTHING
    assert judge(terms, looked(broken)).code == ExitCode.FINDINGS
    assert not any(judge(terms, looked(folder)).passed for folder in (empty, broken))


def test_nothing_passes_where_gilint_could_not_do_its_job(tmp_path: Path) -> None:
    verdict = judge(policy(tmp_path, {"measure": "errors-open", "most": 99}), troubled(tmp_path / "reports")[0])
    assert not verdict.passed
    assert verdict.code == ExitCode.MISUSE


def test_a_policy_about_rules_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    results, _ = reports(tmp_path / "reports", {})
    for terms in (
        policy(tmp_path, {"measure": "errors-open", "most": 0, "rules": ["GI3O1"]}),
        policy(tmp_path, {"measure": "errors-open", "most": 0}, unwaivable=["row-totl"]),
    ):
        with pytest.raises(PolicyFault, match="no rule is meant by"):
            judge(terms, results)
