"""Draws up the record of a report anew, and tells where it is no longer, or never was, what somebody signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from gilint import __version__
from gilint.configfile import ConfigError
from gilint.gate.drawing import Basis, draw_up
from gilint.gate.policy import PolicyFault
from gilint.gate.record import DecisionsPart, Record, report_name
from gilint.gate.signoffs import Refusal
from gilint.planning import UnknownSelector
from gilint.yamlfile import YamlFault


def redrawn(report: Path, record: Record, on: Basis) -> tuple[Refusal, ...]:
    """What changed since; where nothing did, what the record says and is not so."""
    try:
        drawn = draw_up(report, on, record.author)
    except (ConfigError, UnknownSelector, PolicyFault, YamlFault, OSError) as fault:
        return (Refusal("not-redrawn", {"report": report_name(report), "detail": str(fault)}),)
    changed = tuple(_changed(record, drawn.record))
    if changed:
        return changed
    if untrue := _untrue(record, drawn.record):
        return (Refusal("untrue", {"parts": ", ".join(untrue)}),)
    return () if drawn.verdict.passed else (Refusal("not-passed", {"policy": record.policy.name}),)


def _changed(record: Record, present: Record) -> Iterator[Refusal]:
    """Each of the things that a record rests on and that is not what it was."""
    if record.report.sha256 != present.report.sha256:
        yield Refusal("report-changed", {"report": present.report.name})
    if (record.packs, record.knowledge) != (present.packs, present.knowledge):
        yield Refusal("rules-changed", {"signed": record.gilint, "present": __version__})
    if record.policy != present.policy:
        yield Refusal("policy-changed", {"signed": record.policy.name, "present": present.policy.name})
    pairs = (
        ("configuration-changed", record.configuration, present.configuration),
        ("decisions-changed", _entries(record.decisions), _entries(present.decisions)),
        ("baseline-changed", record.beside.baseline, present.beside.baseline),
        ("roster-changed", record.beside.roster, present.beside.roster),
        ("previous-changed", record.beside.previous, present.beside.previous),
    )
    yield from (Refusal(key) for key, before, after in pairs if before != after)


def _entries(decisions: DecisionsPart | None) -> str | None:
    return decisions.entries if decisions else None


def _untrue(record: Record, present: Record) -> list[str]:
    """The parts that differ, though nothing that they rest on does: signed by somebody who did not let gilint write them.

    Another version of gilint may come to the same, and of the decisions those on other reports do not matter.
    """
    same = replace(present, gilint=record.gilint, decisions=record.decisions)
    return [item.name for item in fields(Record) if getattr(record, item.name) != getattr(same, item.name)]
