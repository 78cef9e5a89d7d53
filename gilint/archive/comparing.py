"""Compares the reports of a run, once each was checked by itself: with the year before, with each other, with the roster."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gilint.archive.pairing import Past
from gilint.archive.versions import versions
from gilint.checking import Checked, Examined, Plan
from gilint.findings import Finding, evidence
from gilint.profiles import Policy
from gilint.report.collection import Collection, Member, Pair, Roster
from gilint.rules.model import Rule, Subject
from gilint.rules.run import Gathered, Outcome, arranged, needs, run_collection_rules, run_rules


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for each path, that of the roster included."""

    plans: Mapping[str, Plan]
    policies: Mapping[str, Policy]


def compared(checked: Sequence[Checked], terms: Terms, before: Sequence[Member], roster: Roster | None) -> tuple[Checked, ...]:
    """The same files with what only several reports together show.

    Where something is wrong with the roster or the folder as a whole, the roster is told as a file of its own, after the others.
    """
    plans = terms.plans
    members = tuple(Member(item.path, item.report) for item in checked if item.report)
    past = Past(before, members, roster) if before else None
    paired = [_with_previous(item, plans[item.path], past) for item in checked]
    if len(members) < 2 and not roster:
        return tuple(paired)
    groups = versions(members, roster)
    rules = {rule.code: rule for plan in plans.values() for rule in plan.rules if needs(rule) == "collection"}
    gathered = run_collection_rules([rules[code] for code in sorted(rules)], Collection(members, groups, roster, tuple(before)))
    told = [_with_gathered(item, plans[item.path], gathered) for item in paired]
    if roster and (found := gathered.findings.get(roster.path)):
        told.append(_roster(roster, [finding for finding in found if finding.code in plans[roster.path].told]))
    return _once(told, groups, terms)


def _with_previous(item: Checked, plan: Plan, past: Past | None) -> Checked:
    previous = past.of(item.report) if item.report and past else None
    if item.report is None or previous is None:
        return item
    rules = [rule for rule in plan.rules if needs(rule) == "pair"]
    subject = Subject(Path(item.path).name, report=item.report, pair=Pair(item.report, previous))
    outcome = run_rules(rules, subject)
    return replace(_merged(item, plan, outcome.findings, outcome.ran, outcome), previous=previous.path)


def _with_gathered(item: Checked, plan: Plan, gathered: Gathered) -> Checked:
    if item.report is None:
        return item
    own = Outcome((), (), (), gathered.faults)
    return _merged(item, plan, gathered.findings.get(item.path, ()), gathered.ran, own)


def _merged(item: Checked, plan: Plan, found: Sequence[Finding], ran: Sequence[str], more: Outcome) -> Checked:
    """The file with further findings; one cause stays one finding, also where it was found in two ways."""
    assert item.report is not None
    outcome = item.outcome
    told = [finding for finding in found if finding.code in plan.told]
    looked = [code for code in ran if code in plan.told and code not in outcome.ran]
    subject = Subject(Path(item.path).name, report=item.report)
    merged = Outcome(
        findings=arranged((*outcome.findings, *told), plan.rules, subject),
        ran=tuple(sorted((*outcome.ran, *looked))),
        not_applicable=tuple(code for code in outcome.not_applicable if code not in looked),
        faults=tuple(dict.fromkeys((*outcome.faults, *more.faults))),
    )
    counted = replace(item.examined, rules=len(merged.ran), not_applicable=len(merged.not_applicable))
    return replace(item, outcome=merged, examined=counted)


def _roster(roster: Roster, findings: Sequence[Finding]) -> Checked:
    """The roster as a file that was checked; findings on it are about reports that are not there."""
    digest = hashlib.sha256(Path(roster.path).read_bytes()).hexdigest()
    ran = tuple(sorted({finding.code for finding in findings}))
    return Checked(roster.path, digest, "roster", "", "", None, Outcome(tuple(findings), ran, (), ()), Examined())


def _once(told: Sequence[Checked], groups: Sequence[Sequence[Member]], terms: Terms) -> tuple[Checked, ...]:
    """What a report's Word file and its web page have in common is told of the first of them only.

    Two files of one format may be two drafts, and each is told by itself; so are files for which not the same holds.
    """
    by_path = {item.path: item for item in told}
    for first, *others in groups:
        known = {(finding.fingerprint, evidence(finding)) for finding in by_path[first.path].outcome.findings}
        for other in (member for member in others if _alike(first, member, terms)):
            item = by_path[other.path]
            own = tuple(finding for finding in item.outcome.findings if (finding.fingerprint, evidence(finding)) not in known)
            by_path[other.path] = replace(item, outcome=replace(item.outcome, findings=own), same_as=first.path)
    return tuple(by_path[item.path] for item in told)


def _alike(one: Member, other: Member, terms: Terms) -> bool:
    told = (terms.plans[one.path].told, terms.policies[one.path]) == (terms.plans[other.path].told, terms.policies[other.path])
    return told and one.report.document.format != other.report.document.format


def comparing(rules: Sequence[Rule]) -> bool:
    """Whether any of the rules looks at more than one report."""
    return any(needs(rule) in ("pair", "collection") for rule in rules)
