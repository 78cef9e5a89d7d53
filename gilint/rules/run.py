"""Runs rules over what was made of one file, and keeps one finding for each cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gilint.findings import SEVERITIES, Finding, Location, fingerprint
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


def run_rules(rules: Sequence[Rule], subject: Subject) -> Outcome:
    """Never raises for a fault of a rule: it is told in `faults`, and the other rules run."""
    findings: list[Finding] = []
    ran: list[str] = []
    idle: list[str] = []
    faults: list[RuleFault] = []
    for rule in rules:
        module = kind_module(rule.kind)
        looked_at = {"file": subject, "document": subject.document, "report": subject.report}[module.NEEDS]
        if looked_at is None or not _applies(rule.applies, subject):
            idle.append(rule.code)
            continue
        ran.append(rule.code)
        try:
            findings.extend(_finding(rule, hit, subject) for hit in module.check(rule.params, looked_at))
        except Exception as fault:  # noqa: BLE001 - whatever a rule does wrong is told as that rule's fault
            faults.append(RuleFault(rule.code, rule.file, rule.line, f"{type(fault).__name__}: {fault}"))
    kept = without_muted(findings, {rule.code: rule.mutes for rule in rules if rule.mutes})
    return Outcome(tuple(sorted(kept, key=_order(subject))), tuple(ran), tuple(idle), tuple(faults))


def without_muted(findings: Sequence[Finding], mutes: dict[str, tuple[Mute, ...]]) -> list[Finding]:
    """The findings without those that another one mutes, and without doubles."""
    speaking = [(finding, mute) for finding in findings for mute in mutes.get(finding.code, ())]
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if not any(finding.code in mute.codes and _covers(mute, other.location, finding.location) for other, mute in speaking):
            kept.setdefault((finding.fingerprint, finding.variant), finding)
    return list(kept.values())


def _applies(applies: Applies, subject: Subject) -> bool:
    report = subject.report
    if report is None:
        return True
    year = report.year
    return (
        (applies.first_year is None or (year is not None and year >= applies.first_year))
        and (applies.last_year is None or (year is not None and year <= applies.last_year))
        and (not applies.editions or report.edition in applies.editions)
        and (not applies.levels or report.agency.level in applies.levels)
        and (not applies.kinds or report.agency.kind in applies.kinds)
    )


def _finding(rule: Rule, hit: Hit, subject: Subject) -> Finding:
    report = subject.report
    agency, year = (report.agency.name, report.year) if report else (subject.name, None)
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
    )


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
