"""Runs rules over what was made of one file, and keeps one finding for each cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gilint.findings import SEVERITIES, Finding, Location, fingerprint
from gilint.report.collection import Collection
from gilint.rules.kinds import kind_module
from gilint.rules.model import Applies, Hit, Mute, Rule, Subject


@dataclass(frozen=True, slots=True)
class RuleFault:
    """A rule that failed while it ran: a fault of the rule, not of the report."""

    code: str
    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules said of one file; `ran` and `not_applicable` hold the codes of the rules that did and did not look."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    not_applicable: tuple[str, ...]
    faults: tuple[RuleFault, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the rules said of a collection: the findings by the path of the member or of the roster, and which rules looked."""

    findings: Mapping[str, tuple[Finding, ...]]
    ran: tuple[str, ...]
    faults: tuple[RuleFault, ...]


def run_rules(rules: Sequence[Rule], subject: Subject) -> Outcome:
    """Never raises for a fault of a rule: it is told in `faults`, and the other rules run."""
    findings: list[Finding] = []
    ran: list[str] = []
    idle: list[str] = []
    faults: list[RuleFault] = []
    for rule in rules:
        if _looked_at(rule, subject) is None or not applies(rule.applies, subject):
            idle.append(rule.code)
            continue
        ran.append(rule.code)
        try:
            findings.extend(_finding(rule, hit, subject) for hit in _hits(rule, subject))
        except Exception as fault:  # noqa: BLE001 - whatever a rule does wrong is told as that rule's fault
            faults.append(RuleFault(rule.code, rule.file, rule.line, f"{type(fault).__name__}: {fault}"))
    return Outcome(arranged(findings, rules, subject), tuple(ran), tuple(idle), tuple(faults))


def run_collection_rules(rules: Sequence[Rule], collection: Collection) -> Gathered:
    """Each rule that needs a collection once, over all of it; never raises for a fault of a rule."""
    subjects = {member.path: Subject(member.file, report=member.report, path=member.path) for member in collection.members}
    if collection.roster:
        subjects.setdefault(collection.roster.path, Subject(collection.roster.path, path=collection.roster.path))
    found: dict[str, list[Finding]] = {}
    ran: list[str] = []
    faults: list[RuleFault] = []
    for rule in rules:
        ran.append(rule.code)
        try:
            for hit in kind_module(rule.kind).check(rule.params, collection):
                subject = subjects[hit.path]
                if applies(rule.applies, subject):
                    found.setdefault(hit.path, []).append(_finding(rule, hit, subject))
        except Exception as fault:  # noqa: BLE001 - whatever a rule does wrong is told as that rule's fault
            faults.append(RuleFault(rule.code, rule.file, rule.line, f"{type(fault).__name__}: {fault}"))
    return Gathered({path: tuple(findings) for path, findings in found.items()}, tuple(ran), tuple(faults))


def arranged(findings: Sequence[Finding], rules: Sequence[Rule], subject: Subject) -> tuple[Finding, ...]:
    """The findings on one subject as people are told them: without what is muted, and in order."""
    kept = without_muted(findings, {rule.code: rule.mutes for rule in rules if rule.mutes})
    return tuple(sorted(kept, key=_order(subject)))


def needs(rule: Rule) -> str:
    """What the rule's kind looks at: `file`, `document`, `report`, `pair` or `collection`."""
    return str(kind_module(rule.kind).NEEDS)


def without_muted(findings: Sequence[Finding], mutes: dict[str, tuple[Mute, ...]]) -> list[Finding]:
    """The findings without those that another one mutes, and without doubles."""
    speaking = [(finding, mute) for finding in findings for mute in mutes.get(finding.code, ()) if _mutes(mute, finding)]
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if not any(finding.code in mute.codes and _covers(mute, other.location, finding.location) for other, mute in speaking):
            kept.setdefault((finding.fingerprint, finding.variant), finding)
    return list(kept.values())


def applies(scope: Applies, subject: Subject) -> bool:
    """Whether a rule is for this report; what is no report is none that it could pass over."""
    report = subject.report
    if report is None:
        return True
    year = report.year
    return (
        (scope.first_year is None or (year is not None and year >= scope.first_year))
        and (scope.last_year is None or (year is not None and year <= scope.last_year))
        and (not scope.editions or report.edition in scope.editions)
        and (not scope.levels or report.agency.level in scope.levels)
        and (not scope.kinds or report.agency.kind in scope.kinds)
    )


def _looked_at(rule: Rule, subject: Subject) -> object:
    given = {
        "file": subject,
        "document": subject.document,
        "report": subject.report,
        "pair": subject.pair,
        "collection": subject.collection,
    }
    return given[needs(rule)]


def _hits(rule: Rule, subject: Subject) -> Iterator[Hit]:
    """What the rule yields on the subject; of a collection, what is about the subject itself, another file of it, or the roster."""
    hits: Iterator[Hit] = kind_module(rule.kind).check(rule.params, _looked_at(rule, subject))
    if subject.collection is None:
        return hits
    roster = subject.collection.roster
    files = {member.path for group in subject.collection.versions if any(each.path == subject.path for each in group) for member in group}
    return (hit for hit in hits if hit.path in (subject.path, roster.path if roster else "", *files))


def _finding(rule: Rule, hit: Hit, subject: Subject) -> Finding:
    report = subject.report
    agency, year = (report.agency.name, report.year) if report else (subject.name, None)
    agency, year = (hit.agency, hit.year) if hit.agency else (agency, year)
    severity = hit.level or (rule.level if rule.level != "off" else "info")
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        confidence=rule.confidence,
        location=hit.location,
        values=hit.values,
        variant=hit.variant,
        expected=hit.expected,
        actual=hit.actual,
        related=hit.related,
        fingerprint=fingerprint(rule.code, hit.location, agency, year),
        advice=hit.advice,
    )


def _mutes(mute: Mute, speaker: Finding) -> bool:
    return not mute.variants or speaker.variant in mute.variants


def _covers(mute: Mute, speaker: Location, other: Location) -> bool:
    if mute.within == "file":
        return True
    if mute.within == "section":
        return speaker.section is not None and speaker.section == other.section
    if mute.within == "table":
        return bool(speaker.table) and speaker.table == other.table
    return bool(_scopes(speaker, mute.within) & _scopes(other, mute.within))


def _scopes(location: Location, within: str) -> set[str]:
    addresses: Iterable[str] = location.cells or ((location.cell,) if location.cell else ())
    return {address.rpartition(".")[0] for address in addresses} if within == "row" else set(addresses)


def _order(subject: Subject) -> Callable[[Finding], tuple[int, int, int, int, str]]:
    """The gravest first, then as one reads: by part, by cell in the order of the form, by place in the text."""
    form = subject.report.form if subject.report else None
    ordinals = {address: ordinal for ordinal, address in enumerate(form.addresses)} if form else {}

    def order(finding: Finding) -> tuple[int, int, int, int, str]:
        where = finding.location
        ordinal = ordinals.get(where.cell, -1)
        place = where.place.line or where.place.paragraph or where.place.table or 0
        return SEVERITIES.index(finding.severity), where.section or 0, ordinal, place, finding.code

    return order
