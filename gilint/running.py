"""A whole run: paths to files, each file with its own plan, and what all came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gilint.checking import Checked, Plan, check_file
from gilint.discovery import Discovered, discover
from gilint.planning import Planner
from gilint.profiles import Policy
from gilint.results import ExitCode, Results, Trouble, nothing_checked
from gilint.rules.model import Rule


@dataclass(frozen=True, slots=True)
class Task:
    """A file with its plan, and what holds for its findings."""

    path: Path
    plan: Plan
    policy: Policy


def tasks(paths: Iterable[Path], planner: Planner) -> tuple[tuple[Task, ...], Discovered]:
    """Everything that has to be known before the first file is opened. Raises ConfigError, and UnknownSelector."""
    discovered = discover(paths, lambda path: planner.config(path).excludes(path))
    return tuple(Task(path, planner.plan(path), planner.policy(path)) for path in discovered.files), discovered


def run(listed: Sequence[Task], discovered: Discovered, planner: Planner) -> Results:
    checked = tuple(check_file(task.path, task.plan) for task in listed)
    troubles = (
        *(Trouble("missing", str(path)) for path in discovered.missing),
        *(Trouble("barren", str(path)) for path in discovered.barren),
        *(Trouble("pack", f"{fault.file}:{fault.line}", fault.message) for fault in planner.pack_faults()),
        *_rule_faults(checked),
        *(Trouble("crash", item.path, item.crash.strip().rpartition("\n")[2], item.crash) for item in checked if item.crash),
    )
    rules: dict[str, Rule] = {rule.code: rule for task in listed for rule in task.plan.rules if rule.code in task.plan.told}
    return Results(
        checked=checked,
        policies={str(task.path): task.policy for task in listed},
        rules={code: rules[code] for code in sorted(rules)},
        packs=planner.packs(),
        troubles=troubles,
        skipped=discovered.skipped,
        code=_code(listed, checked, troubles),
    )


def _rule_faults(checked: Iterable[Checked]) -> Iterable[Trouble]:
    """The faults of rules, each rule's once, however many files it failed on."""
    faults = {fault.code: fault for item in reversed(tuple(checked)) for fault in reversed(item.outcome.faults)}
    return (Trouble("rule", f"{fault.file}:{fault.line}", f"{code}: {fault.message}") for code, fault in sorted(faults.items()))


def _code(listed: Sequence[Task], checked: tuple[Checked, ...], troubles: Iterable[Trouble]) -> ExitCode:
    if any(trouble.kind != "barren" for trouble in troubles):
        return ExitCode.MISUSE
    if nothing_checked(checked):
        return ExitCode.NOTHING
    failing = any(task.policy.fails(finding) for task, item in zip(listed, checked, strict=True) for finding in item.outcome.findings)
    return ExitCode.FINDINGS if failing else ExitCode.CLEAN
