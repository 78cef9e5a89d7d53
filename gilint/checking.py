"""Checks one file: opens it within limits, reads it, recognises the report, runs the rules. Pure, and every value can be pickled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gilint.opening import Refused, content
from gilint.readers import Limits, Unreadable, read
from gilint.report.knowledge import Knowledge
from gilint.report.model import Report
from gilint.report.recognise import recognise
from gilint.rules.model import Rule, Subject
from gilint.rules.run import Outcome, run_rules


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file is checked with. Findings are kept of the rules in `told`; the others in `rules` only mute them."""

    rules: tuple[Rule, ...]
    told: frozenset[str]
    knowledge: Knowledge
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Examined:
    """How much was looked at: evidence for a verdict. Tables are the statutory ones that were read."""

    paragraphs: int = 0
    parts: int = 0
    tables: int = 0
    cells: int = 0
    claims: int = 0
    rules: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file. `fault` is the reader's reason for refusing it; `crash` a traceback where gilint itself failed on it.

    `previous` is the path of the report that it was compared with, of the year before. `same_as` is that of another file of the same
    report, which tells the findings that both have.
    """

    path: str
    sha256: str
    format: str
    fault: str
    detail: str
    report: Report | None
    outcome: Outcome
    examined: Examined
    crash: str = ""
    previous: str = ""
    same_as: str = ""


def check_file(path: Path, plan: Plan) -> Checked:
    """Never raises for what a file holds or for a fault of a rule."""
    try:
        data, digest = content(path, plan.limits)
    except Unreadable as fault:
        return _refused(path, plan, fault.sha256 if isinstance(fault, Refused) else "", fault)
    try:
        return _checked(path, data, digest, plan)
    except Unreadable as fault:
        return _refused(path, plan, digest, fault)
    except Exception:  # noqa: BLE001 - whatever fails in gilint on one file must not keep the others from being checked
        import traceback

        crash = traceback.format_exc()
        return Checked(str(path), digest, "", "", "", None, Outcome((), (), (), ()), Examined(), crash)


def _checked(path: Path, data: bytes, digest: str, plan: Plan) -> Checked:
    document = read(data, path.name, plan.limits)
    report = recognise(document, plan.knowledge)
    outcome = _told(plan, Subject(digest, document=document, report=report))
    examined = Examined(
        paragraphs=sum(1 for _ in document.paragraphs()),
        parts=len(report.parts) if report else 0,
        tables=sum(table.state == "read" for table in report.tables.values()) if report else 0,
        cells=len(report.cells) if report else 0,
        claims=len(report.claims) if report else 0,
        rules=len(outcome.ran),
        not_applicable=len(outcome.not_applicable),
    )
    return Checked(str(path), digest, document.format, "", "", report, outcome, examined)


def _refused(path: Path, plan: Plan, digest: str, fault: Unreadable) -> Checked:
    outcome = _told(plan, Subject(digest or path.name, fault=fault.reason, detail=fault.detail, path=str(path)))
    examined = Examined(rules=len(outcome.ran), not_applicable=len(outcome.not_applicable))
    return Checked(str(path), digest, "", fault.reason, fault.detail, None, outcome, examined)


def _told(plan: Plan, subject: Subject) -> Outcome:
    outcome = run_rules(plan.rules, subject)
    return replace(
        outcome,
        findings=tuple(finding for finding in outcome.findings if finding.code in plan.told),
        ran=tuple(code for code in outcome.ran if code in plan.told),
        not_applicable=tuple(code for code in outcome.not_applicable if code in plan.told),
    )
