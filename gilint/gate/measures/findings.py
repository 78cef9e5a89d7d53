"""Measures of findings: those that are open, that are new, that the baseline excuses, of organs without a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gilint.findings import Finding, Severity
from gilint.gate.conditions import Condition
from gilint.gate.measures.model import Culprit, Material, Measure, Measured, counted
from gilint.gate.policy import codes_of
from gilint.profiles import CONFIDENCES
from gilint.report.attendance import attendance
from gilint.report.collection import Collection, Member
from gilint.results import Results, counts, excused, fails, known, standing_of

Found = tuple[str, Finding]
"""A finding with the path of its file."""
_MISSING_ORGANS = "missing-report"
"""The kind of the rule that compares the reports with the roster."""


def open_of(*severities: Severity) -> Measure:
    """How many findings of these severities count against their reports."""

    def measure(material: Material, condition: Condition) -> Measured:
        found = _open(material.results)
        return _narrowed(condition, material.results, (each for each in found if each[1].severity in severities))

    return measure


def warnings_in_one_report(material: Material, condition: Condition) -> Measured:
    """The most open warnings that any one file has."""
    measured = open_of("warning")(material, condition)
    worst = Counter(culprit.path for culprit in measured.culprits).most_common(1)
    if measured.value is None or not worst:
        return measured
    return counted(culprit for culprit in measured.culprits if culprit.path == worst[0][0])


def failing_open(material: Material, condition: Condition) -> Measured:
    """Findings that fail `gilint check` under the profile that holds."""
    results = material.results
    failing = (each for each in _found(results) if fails(results, each[1], results.policies[each[0]]))
    return _narrowed(condition, results, failing)


def fixed_but_found(material: Material, _: Condition) -> Measured:
    """Findings that somebody said were put right, and that are still there with the same values."""
    results = material.results
    return _told(each for each in _found(results) if standing_of(results, each[1]) == "fixed")


def new_findings(material: Material, condition: Condition) -> Measured:
    """Findings that count and that the baseline does not have, or has with other values."""
    results = material.results
    return _narrowed(condition, results, _open(results)) if results.baseline else Measured(None, unknown="no-baseline")


def baselined(material: Material, condition: Condition) -> Measured:
    """Findings that do not count since they are in the baseline as they were."""
    results = material.results
    baselined = (each for each in _found(results) if known(results, each[1]) and not excused(results, each[1]))
    return _narrowed(condition, results, baselined)


def organs_missing(material: Material, _: Condition) -> Measured:
    """Organs of the roster without a report; unknown where there are too few reports to tell, when nothing is found either."""
    results = material.results
    if results.roster is None:
        return Measured(None, unknown="no-roster")
    rules = [rule for rule in results.rules.values() if rule.kind == _MISSING_ORGANS]
    if not rules:
        return Measured(None, unknown="not-run")
    reports = Collection(tuple(Member(item.path, item.report) for item in results.checked if item.report), roster=results.roster)
    if not all(attendance(reports, results.roster, rule.params.share, rule.params.main).years for rule in rules):
        return Measured(None, unknown="too-few")
    codes = {rule.code for rule in rules}
    return _told(each for each in _open(results) if each[1].code in codes)


def _narrowed(condition: Condition, results: Results, found: Iterable[Found]) -> Measured:
    """Those that the condition means; unknown where it names a rule that did not run, since nothing would be found then."""
    rules = [rule for pack in results.packs for rule in pack.rules]
    codes = codes_of(condition.rules, rules)
    running = results.rules.keys()
    if codes and (not codes & running or any(rule.code in codes - running and rule.level != "off" for rule in rules)):
        return Measured(None, unknown="not-run")
    sure = CONFIDENCES.index(condition.confidence)
    return _told(each for each in found if (not codes or each[1].code in codes) and CONFIDENCES.index(each[1].confidence) <= sure)


def _told(found: Iterable[Found]) -> Measured:
    return counted(Culprit(path, finding=finding) for path, finding in found)


def _found(results: Results) -> Iterator[Found]:
    return ((item.path, finding) for item in results.checked for finding in item.outcome.findings)


def _open(results: Results) -> Iterator[Found]:
    return (each for each in _found(results) if counts(results, each[1]))
