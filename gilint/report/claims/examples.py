"""Sentences with what they state and what they don't, as rules/vocabulary/claims-examples.yaml has them, tried on the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from gilint.document import Paragraph, Place
from gilint.report.claims.find import find_claims
from gilint.report.claims.grammar import Grammar
from gilint.yamlfile import read_yaml

_STATED = re.compile(r"(?:(>=|<=) )?([0-9]+(?:\.[0-9]+)?)")


States = frozenset[tuple[str, str, Decimal]]
"""Addresses with operator and number."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of a report of `year`; `unsure` holds the addresses that are ambiguous."""

    trap: str
    text: str
    year: int
    states: States
    unsure: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was read from a sample beside what it states."""

    sample: Sample
    states: States
    unsure: frozenset[str]

    @property
    def passed(self) -> bool:
        return (self.states, self.unsure) == (self.sample.states, self.sample.unsure)


def load_samples(path: Path) -> tuple[Sample, ...]:
    """Raises YamlFault, and KeyError or ValueError for what is no sample."""
    return tuple(_sample(data) for data in read_yaml(path).data["examples"])


def try_samples(samples: tuple[Sample, ...], grammar: Grammar) -> Iterator[Tried]:
    for sample in samples:
        claims = list(find_claims([(1, Paragraph(sample.text, Place(paragraph=1)))], sample.year, grammar))
        states = frozenset((claim.cell, claim.op, Decimal(claim.value)) for claim in claims)
        yield Tried(sample, states, frozenset(claim.cell for claim in claims if not claim.sure))


def _sample(data: dict[str, Any]) -> Sample:
    states = frozenset(_stated(address, str(number)) for address, number in data.get("states", {}).items())
    return Sample(data["trap"], data["text"], data.get("year", 2024), states, frozenset(data.get("unsure", ())))


def _stated(address: str, number: str) -> tuple[str, str, Decimal]:
    match = _STATED.fullmatch(number)
    if not match:
        raise ValueError(f"{address}: {number!r} is no number, nor one behind >= or <=")
    return address, match[1] or "==", Decimal(match[2])
