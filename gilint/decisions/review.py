"""What is wrong with decisions: those that no longer hold or never could, those that nobody can follow, and those that excuse too much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from gilint.checking import Checked
from gilint.decisions.file import Noted
from gilint.decisions.looked import looked_at
from gilint.decisions.model import EXCUSED, Decision
from gilint.decisions.reasons import Reasons
from gilint.decisions.words import report_words
from gilint.findings import Finding, evidence
from gilint.results import Results

Kind = Literal[
    "duplicate",
    "unknown-rule",
    "unwaivable",
    "no-reason",
    "no-signature",
    "no-evidence",
    "broad",
    "expired",
    "changed",
    "stale",
    "fixed-but-found",
    "far",
    "soon",
    "settled",
    "unseen",
]
"""What can be wrong. A decision is stale where its finding is gone, settled where that is what it said, unseen where nobody looked."""

INFORMATION: frozenset[Kind] = frozenset(("soon", "settled", "unseen"))
"""What asks for nothing to be done."""
GONE: frozenset[Kind] = frozenset(("stale", "settled"))
"""What nothing is found for any more, though it was looked for."""

Covered = Sequence[tuple[Checked, Finding]]
"""The findings that one decision is about, each with the file where it was found."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one decision; `values` fill the sentence that says so."""

    kind: Kind
    noted: Noted
    values: Mapping[str, str | int | Path] = field(default_factory=dict)


def problems(noted: Sequence[Noted], results: Results, reasons: Reasons, known: Collection[str] = ()) -> tuple[Problem, ...]:
    """In the order of the decisions. `known` are the codes of all rules; without them none is called unknown."""
    looked, found = looked_at(results.checked, results.roster), covered(results)
    first: dict[str, Noted] = {}
    wrong: list[Problem] = []
    for each in noted:
        decision = each.decision
        twin = first.setdefault(decision.fingerprint, each)
        if twin is not each:
            wrong.append(Problem("duplicate", each, {"file": twin.file, "line": twin.line}))
        if known and decision.code not in known:
            wrong.append(Problem("unknown-rule", each, {"code": decision.code}))
        if decision.state in EXCUSED and decision.code in results.unwaivable:
            wrong.append(Problem("unwaivable", each, {"code": decision.code}))
        wrong += (Problem(kind, each) for kind in _unsound(decision, reasons))
        about = found.get(decision.fingerprint, ())
        gone = not about and looked.at(decision.report, decision.code)
        if about:
            wrong += (Problem(kind, each) for kind in _outdated(decision, about))
            wrong += (Problem("broad", each, values) for values in _breadth(decision, about, reasons.broad))
        elif gone:
            wrong.append(Problem("settled" if decision.state == "fixed" else "stale", each))
        else:
            wrong.append(Problem("unseen", each))
        if not gone:
            wrong += (Problem(kind, each, {"until": decision.until}) for kind in _ending(decision, results.today, reasons.soon))
    return tuple(wrong)


def covered(results: Results) -> Mapping[str, Covered]:
    """By fingerprint."""
    found: dict[str, list[tuple[Checked, Finding]]] = defaultdict(list)
    for item in results.checked:
        for finding in item.outcome.findings:
            found[finding.fingerprint].append((item, finding))
    return found


def _unsound(decision: Decision, reasons: Reasons) -> Iterator[Kind]:
    """What is wrong with it whatever is found."""
    if not reasons.allow(decision.state, decision.reason):
        yield "no-reason"
    if decision.state != "open" and not decision.who:
        yield "no-signature"
    if decision.state in EXCUSED and not decision.evidence:
        yield "no-evidence"
    if decision.state in EXCUSED and decision.until and decision.when:
        decided = datetime.fromisoformat(decision.when).date()
        if date.fromisoformat(decision.until) > decided + timedelta(reasons.longest):
            yield "far"


def _outdated(decision: Decision, about: Covered) -> Iterator[Kind]:
    if decision.state != "open" and decision.evidence and any(evidence(finding) != decision.evidence for _, finding in about):
        yield "changed"
    elif decision.state == "fixed":
        yield "fixed-but-found"


def _breadth(decision: Decision, about: Covered, most: int) -> Iterator[Mapping[str, int]]:
    reports = {_report(item) for item, _ in about}
    if decision.state in EXCUSED and (len(reports) > 1 or len(about) > most):
        yield {"findings": len(about), "reports": len(reports)}


def _ending(decision: Decision, today: date, soon: int) -> Iterator[Kind]:
    if decision.state in EXCUSED and decision.until:
        last = date.fromisoformat(decision.until)
        if last < today:
            yield "expired"
        elif last <= today + timedelta(soon):
            yield "soon"


def _report(item: Checked) -> str:
    return report_words(item.path, item.report.agency.name if item.report else "", item.report.year if item.report else None, "zh")
