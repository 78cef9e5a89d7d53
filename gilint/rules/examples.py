"""Runs the examples of rules: on each bad one the rule must speak, as often and where the example says, on each good one it must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gilint.document import Document
from gilint.report.form import Form
from gilint.report.model import Report
from gilint.rules.model import Example, Rule
from gilint.rules.run import run_rules
from gilint.rules.specimen import parse_change, specimen

Recognise = Callable[[Document], Report | None]


@dataclass(frozen=True, slots=True)
class Tried:
    """An example that was run: how often the rule should have spoken and did, and the places where it did.

    `fault` says why the example could not be run, or that the rule failed on it.
    """

    code: str
    name: str
    kind: Literal["bad", "good"]
    wanted: int
    found: int
    cell: str = ""
    cells: tuple[str, ...] = ()
    fault: str = ""

    @property
    def passed(self) -> bool:
        return not self.fault and self.found == self.wanted and (not self.cell or self.cell in self.cells)


@dataclass(frozen=True, slots=True)
class Bench:
    """What examples are made with: the content of rules/specimen.yaml, the forms by edition, and recognition."""

    base: Mapping[str, Any]
    forms: Mapping[str, Form]
    recognise: Recognise


def try_rules(rules: Sequence[Rule], bench: Bench) -> Iterator[Tried]:
    """Every example of every rule; a rule runs together with those that mute it, as it does on real reports."""
    for rule in rules:
        together = [rule, *(other for other in rules if any(rule.code in mute.codes for mute in other.mutes) and other.code != rule.code)]
        for example in rule.examples.bad:
            yield _tried(rule, example, "bad", together, bench)
        for example in rule.examples.good:
            yield _tried(rule, example, "good", together, bench)


def _tried(rule: Rule, example: Example, kind: Literal["bad", "good"], together: Sequence[Rule], bench: Bench) -> Tried:
    wanted = example.times if kind == "bad" else 0
    change, faults = parse_change(example.change)
    if change is None or faults:
        return Tried(rule.code, example.name, kind, wanted, 0, fault="; ".join(fault.message for fault in faults))
    try:
        subject = specimen(change, bench.base, bench.forms, bench.recognise)
    except (KeyError, ValueError) as fault:
        told = f"the change does not fit the specimen: {type(fault).__name__}: {fault}"
        return Tried(rule.code, example.name, kind, wanted, 0, fault=told)
    outcome = run_rules(together, subject)
    own = tuple(fault for fault in outcome.faults if fault.code == rule.code)
    cells = tuple(finding.location.cell or finding.location.table for finding in outcome.findings if finding.code == rule.code)
    return Tried(rule.code, example.name, kind, wanted, len(cells), example.cell, cells, own[0].message if own else "")
