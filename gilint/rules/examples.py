"""Runs the examples of rules: on each bad one the rule must speak, as often and where the example says, on each good one it must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.findings import Finding
from gilint.rules.bench import Bench, Unfit
from gilint.rules.model import Example, Rule


@dataclass(frozen=True, slots=True)
class Tried:
    """An example that was run: how often the rule should have spoken and did, and the places where it did.

    `fault` says why the example could not be run, that the rule failed on it, or that its message lacks a value.
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


def try_rule(rule: Rule, bench: Bench) -> Iterator[Tried]:
    """Every example of a rule."""
    yield from (_tried(rule, example, "bad", bench) for example in rule.examples.bad)
    yield from (_tried(rule, example, "good", bench) for example in rule.examples.good)


def _tried(rule: Rule, example: Example, kind: Literal["bad", "good"], bench: Bench) -> Tried:
    wanted = example.times if kind == "bad" else 0
    try:
        verdict = bench.verdict(rule, example.change)
    except Unfit as fault:
        return Tried(rule.code, example.name, kind, wanted, 0, fault=str(fault))
    cells = tuple(finding.location.cell or finding.location.table for finding in verdict.findings)
    unfilled = sorted({place for finding in verdict.findings for place in _unfilled(rule, finding)})
    told = f"there is no value for {', '.join(f'{{{place}}}' for place in unfilled)}" if unfilled else ""
    return Tried(rule.code, example.name, kind, wanted, len(cells), example.cell, cells, verdict.fault or told)


def _unfilled(rule: Rule, finding: Finding) -> frozenset[str]:
    """The places of the message and the advice that nothing fills."""
    return (rule.message_of(finding.variant).places() | rule.advice_of(finding.advice).places()) - set(finding.values)
