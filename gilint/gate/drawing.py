"""Draws up the record of a report as it is now: checks it by itself, and has the gate judge it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gilint import __version__
from gilint.archive.pairing import previous_of
from gilint.checking import Checked, check_file
from gilint.decisions.held import files_above
from gilint.discovery import Discovered, discover
from gilint.findings import evidence
from gilint.gate import digests
from gilint.gate.canonical import canonical, parsed
from gilint.gate.policy import GatePolicy
from gilint.gate.record import (
    SCHEMA,
    AuthorPart,
    BesidePart,
    ConditionPart,
    FindingPart,
    PackPart,
    PolicyPart,
    Record,
    ReportPart,
    WaiverPart,
    report_name,
)
from gilint.gate.verdict import Judged, Verdict, judge
from gilint.output.harmless import encodable
from gilint.planning import Asked, Planner
from gilint.report.collection import Member
from gilint.resources import rules_folder
from gilint.results import Results, excused, standing_of
from gilint.running import Surroundings, Task, run


@dataclass(frozen=True, slots=True)
class Basis:
    """What reports are signed off on: what was asked for, what lies beside the reports, the policy, and the hash of the rules folder.

    `past` are the reports of earlier years, read once.
    """

    asked: Asked
    surroundings: Surroundings
    policy: GatePolicy
    knowledge: str
    past: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record that nobody signed yet, and the verdict that it rests on."""

    record: Record
    verdict: Verdict


def basis(asked: Asked, surroundings: Surroundings, policy: GatePolicy) -> Basis:
    """Raises ConfigError, and YamlFault or OSError where gilint's own rules cannot be read."""
    planner = Planner(asked)
    found = discover(surroundings.previous, lambda path: planner.config(path).excludes(path), lambda path: planner.config(path).limits)
    read = [check_file(path, planner.reading(path)) for path in found.files]
    past = tuple(Member(item.path, item.report) for item in read if item.report)
    return Basis(asked, surroundings, policy, digests.of_folder(rules_folder()), past)


def draw_up(report: Path, on: Basis, author: AuthorPart) -> Drawn:
    """Everything holds as of the day of the author, so that the same files give the same record later.

    What only shows in a whole folder, and what signatures say, is left to the gate. Raises ConfigError, UnknownSelector, PolicyFault,
    and YamlFault or OSError where a file beside the report changes meanwhile.
    """
    # A planner of its own: what it has read for other reports must not go into the record of this one.
    planner = Planner(on.asked)
    task = Task(report, planner.plan(report), planner.policy(report))
    checked = check_file(report, task.plan)
    # Whose report a name means depends on this report's name as well, so that no index is made once for all.
    previous = previous_of(checked.report, on.past, on.surroundings.roster) if checked.report else None
    beside = replace(
        on.surroundings,
        previous=(Path(previous.path),) if previous else (),
        today=datetime.fromisoformat(author.when).date(),
    )
    results = run([task], Discovered((report,)), planner, beside, lambda _: (checked,))
    item = next(item for item in results.checked if item.path == str(report))
    alone = replace(results, checked=(item,), policies={item.path: results.policies[item.path]})
    verdict = judge(on.policy, alone, scopes=frozenset(("report",)))
    return Drawn(_as_written(_record(report, item, verdict, on, planner, author)), verdict)


def _record(report: Path, item: Checked, verdict: Verdict, on: Basis, planner: Planner, author: AuthorPart) -> Record:
    results, found, read = verdict.results, item.outcome.findings, item.report
    return Record(
        schema=SCHEMA,
        report=ReportPart(
            name=report_name(report),
            sha256=item.sha256,
            size=report.stat().st_size,
            format=item.format,
            organ=read.agency.name if read else "",
            year=read.year if read else None,
            edition=read.edition if read else "",
        ),
        gilint=__version__,
        packs=tuple(PackPart(encodable(pack.name), pack.sha256, len(pack.rules)) for pack in results.packs),
        knowledge=on.knowledge,
        configuration=digests.of_configuration(planner.config(report)),
        policy=PolicyPart(on.policy.name, on.policy.sha256),
        examined=item.examined,
        findings=tuple(
            sorted(
                (
                    FindingPart(each.code, each.severity, each.fingerprint, evidence(each), standing_of(results, each), each.turn)
                    for each in found
                ),
                key=lambda part: (part.code, part.fingerprint, part.evidence),
            )
        ),
        waivers=_waivers(item, results),
        decisions=next((digests.of_decisions(file, {each.fingerprint for each in found}) for file in files_above((report,))), None),
        beside=_beside(item, results, planner),
        conditions=tuple(map(_condition, verdict.conditions)),
        author=author,
    )


def _waivers(item: Checked, results: Results) -> tuple[WaiverPart, ...]:
    used = {each.fingerprint for each in item.outcome.findings if excused(results, each)}
    decisions = [results.decisions[fingerprint] for fingerprint in sorted(used)]
    return tuple(WaiverPart(each.fingerprint, each.code, each.state, each.reason, each.who, each.when, each.until) for each in decisions)


def _beside(item: Checked, results: Results, planner: Planner) -> BesidePart:
    previous = Path(item.previous) if item.previous else None
    found = {each.fingerprint for each in item.outcome.findings}
    return BesidePart(
        baseline=digests.of_baseline(results.baseline, found) if results.baseline else None,
        roster=digests.of_file(Path(results.roster.path)) if results.roster else None,
        previous=digests.of_report(previous, planner.config(previous).limits) if previous else None,
    )


def _condition(judged: Judged) -> ConditionPart:
    condition = judged.condition
    bound, limit = condition.limit
    return ConditionPart(condition.name, condition.measure, judged.value, bound, limit, judged.passed)


def _as_written(record: Record) -> Record:
    """The record as it comes back from its file, to be compared with one that does."""
    return parsed(Record, canonical(record))
