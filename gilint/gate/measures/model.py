"""What a measure is given, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from gilint.decisions.comments import Dud
from gilint.decisions.decided import Decided
from gilint.decisions.model import Decision
from gilint.decisions.review import Problem
from gilint.findings import Finding
from gilint.gate.conditions import Condition
from gilint.gate.signoffs import Refusal, SignOff
from gilint.results import Results, Trouble

Unknown = Literal["no-report", "no-roster", "no-baseline", "no-decisions", "not-verified", "not-run", "too-few", "undated"]
"""Why something cannot be measured."""


About = Decision | Problem | Dud | Trouble | Refusal | SignOff | str
"""What counts beside a finding; a word by itself is the code of a rule, the address of a table, the suffix of files."""


@dataclass(frozen=True, slots=True)
class Culprit:
    """One of the things that a value is made of: a file, with the finding in it that counts, or what else it is."""

    path: str = ""
    finding: Finding | None = None
    about: About = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with what made it up. It is None where it cannot be known, and then `unknown` says why."""

    value: int | None
    culprits: tuple[Culprit, ...] = ()
    unknown: Unknown | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to measure. `signoffs` are by the path of the report, None where signatures were not verified.

    `decided` is everything in the decisions files, None where nobody looked at more than what the findings need.
    """

    results: Results
    decided: Decided | None = None
    signoffs: Mapping[str, SignOff] | None = None


Measure = Callable[[Material, Condition], Measured]


def counted(culprits: Iterable[Culprit]) -> Measured:
    """As many as there are."""
    listed = tuple(culprits)
    return Measured(len(listed), listed)
