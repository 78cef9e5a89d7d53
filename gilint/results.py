"""What came of a run: the files checked, what went wrong beside them, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gilint.checking import Checked, Examined
from gilint.decisions.model import EXCUSED, Decision, Standing, standing
from gilint.findings import SEVERITIES, Finding, Severity, evidence
from gilint.profiles import Hidden, Policy
from gilint.rules.model import Rule
from gilint.rules.pack import Pack

if TYPE_CHECKING:
    from gilint.decisions.baseline import Baseline, Entry
    from gilint.report.collection import Roster

TroubleKind = Literal["missing", "barren", "pack", "rule", "crash", "previous", "decisions", "unreasoned"]
Settled = Literal["decided", "baseline"]
"""Why a finding is left aside: somebody accepted it or found gilint wrong, or it is in the baseline as it was."""
HARMLESS: frozenset[TroubleKind] = frozenset(("barren", "previous", "unreasoned"))
"""Troubles after which the run has still done all that could be done."""


class ExitCode(IntEnum):
    """The same for every output."""

    CLEAN = 0
    FINDINGS = 1
    MISUSE = 2
    NOTHING = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that kept the run from doing its whole job: where (a path, with a line where one is known), and what happened there.

    A `trace` is for those who look for the cause in gilint itself.
    """

    kind: TroubleKind
    where: str
    detail: str = ""
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """A run. `policies` are by path, `rules`, those that could speak, by code; `skipped` counts files that are not read, by suffix.

    `decisions` are by fingerprint, come from `decision_files` and review comments, and hold as of `today`; findings of `unwaivable` rules
    cannot be waived. `previous` is where reports of the year before were looked for, `excluded` counts files that are kept out. `fixed`
    are the entries of the `baseline` that are no longer found in the reports checked.
    """

    checked: tuple[Checked, ...]
    policies: Mapping[str, Policy]
    rules: Mapping[str, Rule]
    packs: tuple[Pack, ...]
    troubles: tuple[Trouble, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    code: ExitCode = ExitCode.CLEAN
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    decision_files: tuple[Path, ...] = ()
    unwaivable: frozenset[str] = frozenset()
    baseline: Baseline | None = None
    fixed: tuple[Entry, ...] = ()
    roster: Roster | None = None
    previous: tuple[Path, ...] = ()
    excluded: int = 0


def nothing_checked(checked: tuple[Checked, ...]) -> bool:
    """Whether no file was looked at by any rule to any effect: a report that no rule ran on, or an unreadable file that no rule told."""
    return not any(item.outcome.findings or (item.report and item.outcome.ran) for item in checked)


def files_of(results: Results) -> Iterator[Checked]:
    """The files that were checked, without the roster, which is told like one."""
    roster = results.roster
    return (item for item in results.checked if roster is None or item.path != roster.path)


def hides(results: Results, finding: Finding, policy: Policy) -> Hidden | Settled | None:
    """Why people are not shown a finding; None where they are."""
    if policy.show == "all":
        return None
    if excused(results, finding):
        return "decided"
    return "baseline" if known(results, finding) else policy.hides(finding)


def listed(results: Results, item: Checked) -> Iterator[Finding]:
    """The findings of a file that people are shown."""
    policy = results.policies[item.path]
    return (finding for finding in item.outcome.findings if hides(results, finding, policy) is None)


def standing_of(results: Results, finding: Finding) -> Standing:
    """Where a finding stands by what people decided on it."""
    decision = results.decisions.get(finding.fingerprint)
    return standing(decision, evidence(finding), results.today, waivable=finding.code not in results.unwaivable)


def excused(results: Results, finding: Finding) -> bool:
    """Whether somebody accepted it, or found gilint wrong, and that holds today."""
    return standing_of(results, finding) in EXCUSED


def known(results: Results, finding: Finding) -> bool:
    """Whether the baseline has it with the same values. What nobody can waive cannot be left for later either."""
    return finding.turn == "unchanged" and finding.code not in results.unwaivable


def counts(results: Results, finding: Finding) -> bool:
    """Whether it counts against its report: neither excused nor known."""
    return not known(results, finding) and not excused(results, finding)


def fails(results: Results, finding: Finding, policy: Policy) -> bool:
    """Whether it fails the run."""
    return policy.fails(finding) and counts(results, finding)


def judged(results: Results) -> Iterator[tuple[Finding, Policy]]:
    """Every finding with what holds for it."""
    return ((finding, results.policies[item.path]) for item in results.checked for finding in item.outcome.findings)


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything of a run, counted. `rules` ran on some file, `not_applicable` on none; `profiles` counts files.

    `reports` counts a report in several files once; `same` are the further files. `compared` had a report of the year before. Of the
    findings, `decided` are accepted or false positives, `known` are in the baseline as they were, `fixed` are those of it that are gone.
    """

    files: int
    reports: int
    same: int
    compared: int
    unreadable: int
    failed: int
    examined: Examined
    findings: Mapping[Severity, int]
    failing: int
    hidden: int
    decided: int
    known: int
    fixed: int
    profiles: Mapping[str, int]
    rules: int
    not_applicable: int


def totals(results: Results) -> Totals:
    checked = results.checked
    ran = {code for item in checked for code in item.outcome.ran}
    idle = {code for item in checked for code in item.outcome.not_applicable} - ran
    profiles = [results.policies[item.path].profile for item in checked]
    found = [finding.severity for item in checked for finding in item.outcome.findings]
    return Totals(
        files=len(checked),
        reports=sum(item.report is not None and not item.same_as for item in checked),
        same=sum(bool(item.same_as) for item in checked),
        compared=sum(bool(item.previous) and not item.same_as for item in checked),
        unreadable=sum(bool(item.fault) for item in checked),
        failed=sum(bool(item.crash) for item in checked),
        examined=Examined(
            paragraphs=sum(item.examined.paragraphs for item in checked),
            parts=sum(item.examined.parts for item in checked),
            tables=sum(item.examined.tables for item in checked),
            cells=sum(item.examined.cells for item in checked),
            claims=sum(item.examined.claims for item in checked),
            rules=sum(item.examined.rules for item in checked),
            not_applicable=sum(item.examined.not_applicable for item in checked),
        ),
        findings={severity: found.count(severity) for severity in SEVERITIES},
        failing=sum(fails(results, finding, policy) for finding, policy in judged(results)),
        hidden=sum(hides(results, finding, policy) is not None for finding, policy in judged(results)),
        decided=sum(excused(results, finding) for finding, _ in judged(results)),
        known=sum(known(results, finding) for finding, _ in judged(results)),
        fixed=len(results.fixed),
        profiles={name: profiles.count(name) for name in sorted(set(profiles))},
        rules=len(ran),
        not_applicable=len(idle),
    )
