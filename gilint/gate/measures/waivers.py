"""Measures of decisions: how much was let pass, by whom, how long ago and until when, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from gilint.decisions.decided import Decided
from gilint.decisions.model import Decision
from gilint.decisions.review import INFORMATION, Kind, Problem, problems
from gilint.gate.conditions import Condition
from gilint.gate.measures.model import Culprit, Material, Measure, Measured, counted
from gilint.results import excused, standing_of

_ZONES = timedelta(days=1)
"""Somewhere it is tomorrow already."""


def waivers_that(wanted: Callable[[Decision], bool]) -> Measure:
    """How many decisions that let a finding pass today are such."""

    def measure(material: Material, _: Condition) -> Measured:
        return counted(each for each, decision in _used(material) if wanted(decision))

    return measure


def waivers_expired(material: Material, _: Condition) -> Measured:
    """Findings that were let pass until a day that is over; they count again."""
    results = material.results
    return counted(
        Culprit(item.path, finding, results.decisions[finding.fingerprint])
        for item in results.checked
        for finding in item.outcome.findings
        if standing_of(results, finding) == "expired"
    )


def waiver_oldest_days(material: Material, _: Condition) -> Measured:
    """The days since the oldest waiver was decided; unknown where one does not say when, or says a day to come."""
    today = material.results.today
    used = [(each, _decided_on(decision)) for each, decision in _used(material)]
    undated = tuple(each for each, day in used if day is None or day - today > _ZONES)
    if undated:
        return Measured(None, undated, "undated")
    days = [(max((today - day).days, 0), each) for each, day in used if day]
    oldest = max((age for age, _ in days), default=0)
    return Measured(oldest, tuple(each for age, each in days if age == oldest))


def waivers_in_comments(material: Material, _: Condition) -> Measured:
    """Waivers that stand in review comments of the report."""
    if material.decided is None:
        return Measured(None, unknown="no-decisions")
    commented = {noted.decision.fingerprint for noted in material.decided.noted if not noted.line}
    return counted(each for each, decision in _used(material) if decision.fingerprint in commented)


def problems_of(kind: Kind) -> Measure:
    """How many decisions have this problem."""

    def measure(material: Material, _: Condition) -> Measured:
        if material.decided is None:
            return Measured(None, unknown="no-decisions")
        found = _problems(material, material.decided)
        return counted(Culprit(str(each.noted.file), about=each) for each in found if each.kind == kind)

    return measure


def decisions_faulty(material: Material, _: Condition) -> Measured:
    """Everything that `gilint decisions check` objects to, comments that decide nothing included."""
    decided = material.decided
    if decided is None:
        return Measured(None, unknown="no-decisions")
    wrong = [each for each in _problems(material, decided) if each.kind not in INFORMATION]
    return counted(
        [*(Culprit(str(each.noted.file), about=each) for each in wrong), *(Culprit(path, about=dud) for path, dud in decided.duds)]
    )


def _problems(material: Material, decided: Decided) -> tuple[Problem, ...]:
    known = {rule.code for pack in material.results.packs for rule in pack.rules}
    return problems(decided.noted, material.results, decided.reasons, known)


def _used(material: Material) -> Iterator[tuple[Culprit, Decision]]:
    """Each decision that lets a finding pass today once, with the first such finding."""
    results = material.results
    seen: set[str] = set()
    for item in results.checked:
        for finding in item.outcome.findings:
            if excused(results, finding) and finding.fingerprint not in seen:
                seen.add(finding.fingerprint)
                decision = results.decisions[finding.fingerprint]
                yield Culprit(item.path, finding, decision), decision


def _decided_on(decision: Decision) -> date | None:
    return datetime.fromisoformat(decision.when).date() if decision.when else None
