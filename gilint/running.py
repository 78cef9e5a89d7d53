"""A whole run: paths to files, each file with its own plan, what people decided before, and what all came to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from gilint.archive.comparing import Terms, compared, comparing
from gilint.checking import Checked, Plan, check_file
from gilint.decisions.baseline import Baseline, Entry, compare
from gilint.decisions.comments import from_comments
from gilint.decisions.file import DecisionsFault
from gilint.decisions.held import Held, held
from gilint.decisions.looked import looked_at
from gilint.decisions.model import Decision
from gilint.decisions.reasons import Reasons, load_reasons
from gilint.decisions.words import report_words
from gilint.discovery import Discovered, discover
from gilint.planning import Planner
from gilint.profiles import Policy
from gilint.report.collection import Member, Roster
from gilint.resources import rules_folder
from gilint.results import HARMLESS, ExitCode, Results, Trouble, fails, judged, nothing_checked
from gilint.rules.model import Rule


@dataclass(frozen=True, slots=True)
class Task:
    """A file with its plan, and what holds for its findings."""

    path: Path
    plan: Plan
    policy: Policy


def tasks(paths: Iterable[Path], planner: Planner) -> tuple[tuple[Task, ...], Discovered]:
    """Everything that has to be known before the first file is opened. Raises ConfigError, and UnknownSelector."""
    discovered = discover(paths, lambda path: planner.config(path).excludes(path), lambda path: planner.config(path).limits)
    return tuple(Task(path, planner.plan(path), planner.policy(path)) for path in discovered.files), discovered


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a run takes into account beside the files: reports of the year before, the organs that should report, what was found before.

    Without `decided` nothing that people decided counts. Decisions hold as of `today`.
    """

    previous: tuple[Path, ...] = ()
    roster: Roster | None = None
    baseline: Baseline | None = None
    decided: bool = True
    today: date = field(default_factory=date.today)


def check_here(listed: Sequence[Task]) -> tuple[Checked, ...]:
    """What each file came to, in this process."""
    return tuple(check_file(task.path, task.plan) for task in listed)


def run(
    listed: Sequence[Task],
    discovered: Discovered,
    planner: Planner,
    surroundings: Surroundings = Surroundings(),
    check: Callable[[Sequence[Task]], tuple[Checked, ...]] = check_here,
) -> Results:
    """`check` says what each file came to, in order."""
    roster = surroundings.roster
    policies = {str(task.path): task.policy for task in listed}
    plans = {str(task.path): task.plan for task in listed}
    checked = check(listed)
    before, unread = _before(surroundings.previous, checked, planner)
    if comparing([rule for plan in plans.values() for rule in plan.rules]):
        if roster:
            plans[roster.path] = _for_all(plans.values(), planner)
            policies[roster.path] = next(iter(policies.values()), planner.policy(Path(roster.path)))
        checked = compared(checked, Terms(plans, policies), before, roster)
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    rules: dict[str, Rule] = {rule.code: rule for plan in plans.values() for rule in plan.rules if rule.code in plan.told}
    known, faulty = _decided(checked, rules, reasons) if surroundings.decided else (Held({}, ()), ())
    checked, fixed = _turned(checked, surroundings.baseline, roster)
    troubles = (
        *(Trouble("missing", str(path)) for path in discovered.missing),
        *(Trouble("barren", str(path)) for path in discovered.barren),
        *(Trouble("pack", f"{fault.file}:{fault.line}", fault.message) for fault in planner.pack_faults()),
        *unread,
        *faulty,
        *_rule_faults(checked),
        *(Trouble("crash", item.path, item.crash.strip().rpartition("\n")[2], item.crash) for item in checked if item.crash),
    )
    results = Results(
        checked=checked,
        policies={item.path: policies[item.path] for item in checked},
        rules={code: rules[code] for code in sorted(rules)},
        packs=planner.packs(),
        troubles=troubles,
        skipped=discovered.skipped,
        decisions=known.decisions,
        today=surroundings.today,
        decision_files=known.files,
        unwaivable=frozenset(reasons.unwaivable),
        baseline=surroundings.baseline,
        fixed=fixed,
        roster=roster,
        previous=surroundings.previous,
        excluded=discovered.excluded,
    )
    return replace(results, code=_code(results))


def _for_all(plans: Iterable[Plan], planner: Planner) -> Plan:
    """What any of the reports is checked with: whether an organ is missing is not up to the folder that the roster lies in."""
    listed = tuple(plans)
    rules = {rule.code: rule for plan in listed for rule in plan.rules}
    told = frozenset(code for plan in listed for code in plan.told)
    return Plan(tuple(rules[code] for code in sorted(rules)), told, planner.knowledge())


def _before(paths: Sequence[Path], checked: Sequence[Checked], planner: Planner) -> tuple[tuple[Member, ...], tuple[Trouble, ...]]:
    """The reports of the year before; those that are checked themselves are not read again."""
    if not paths:
        return (), ()
    known = {os.path.abspath(item.path): item for item in checked}
    found = discover(paths, lambda path: planner.config(path).excludes(path), lambda path: planner.config(path).limits)
    read = [known.get(os.path.abspath(path)) or check_file(path, planner.reading(path)) for path in found.files]
    troubles = [Trouble("missing", str(path)) for path in found.missing]
    troubles += [Trouble("previous", item.path, item.fault) for item in read if item.report is None]
    return tuple(Member(item.path, item.report) for item in read if item.report), tuple(troubles)


def _decided(checked: Sequence[Checked], rules: Mapping[str, Rule], reasons: Reasons) -> tuple[Held, tuple[Trouble, ...]]:
    """What people decided, in the decisions files and, where these say nothing, in review comments.

    What nobody gave a reason for, as may happen in a file that was written by hand, excuses nothing.
    """
    try:
        filed = held(Path(item.path) for item in checked)
    except DecisionsFault as fault:
        return Held({}, ()), (Trouble("decisions", f"{fault.file}:{fault.line}", fault.message),)
    except OSError as fault:
        return Held({}, ()), (Trouble("decisions", str(fault.filename), fault.strerror or ""),)
    noted: dict[str, Decision] = {}
    for item in checked:
        noted.update((decision.fingerprint, decision) for decision in from_comments(item, rules, reasons)[0])
    known = {**noted, **filed.decisions}
    void = {fingerprint for fingerprint, decision in known.items() if not reasons.allow(decision.state, decision.reason)}
    sound = {key: replace(decision, state="open") if key in void else decision for key, decision in known.items()}
    told = (Trouble("unreasoned", str(filed.files[-1]), str(len(void))),) if void and filed.files else ()
    return replace(filed, decisions=sound), told


def _rule_faults(checked: Iterable[Checked]) -> Iterable[Trouble]:
    """The faults of rules, each rule's once, however many files it failed on."""
    faults = {fault.code: fault for item in reversed(tuple(checked)) for fault in reversed(item.outcome.faults)}
    return (Trouble("rule", f"{fault.file}:{fault.line}", f"{code}: {fault.message}") for code, fault in sorted(faults.items()))


def _turned(
    checked: tuple[Checked, ...], baseline: Baseline | None, roster: Roster | None
) -> tuple[tuple[Checked, ...], tuple[Entry, ...]]:
    """The files with each finding told whether the baseline knows it, and what is in the baseline and was put right."""
    if baseline is None:
        return checked, ()
    found = [(_report(item), finding) for item in checked for finding in item.outcome.findings]
    comparison = compare(baseline, found, looked_at(checked, roster))
    turns = iter(comparison.turns)
    turned = [
        replace(item, outcome=replace(item.outcome, findings=tuple(replace(each, turn=next(turns)) for each in item.outcome.findings)))
        for item in checked
    ]
    return tuple(turned), comparison.fixed


def _report(item: Checked) -> str:
    """In Chinese whatever language is spoken, since a baseline is read in any."""
    return report_words(item.path, item.report.agency.name if item.report else "", item.report.year if item.report else None, "zh")


def _code(results: Results) -> ExitCode:
    if any(trouble.kind not in HARMLESS for trouble in results.troubles):
        return ExitCode.MISUSE
    if nothing_checked(results.checked):
        return ExitCode.NOTHING
    return ExitCode.FINDINGS if any(fails(results, finding, policy) for finding, policy in judged(results)) else ExitCode.CLEAN
