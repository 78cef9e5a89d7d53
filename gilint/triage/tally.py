"""How many findings stand how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import add, attrgetter, sub
from typing import Literal

from gilint.decisions.model import OPEN, Standing
from gilint.findings import Severity
from gilint.triage.rows import Row

Stage = Standing | Literal["gone"]
"""How far the work on a finding is: what its decision is worth today, or that the finding is no longer there."""


_KIND = attrgetter("severity", "fails", "hidden")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of rows. `error`, `warning` and `info` are open; `decided` holds today; `changed` and `expired` are open again.

    What the profile does not list is counted as `hidden` alone; `failing` are all that fail a run.
    """

    error: int = 0
    warning: int = 0
    info: int = 0
    failing: int = 0
    decided: int = 0
    changed: int = 0
    expired: int = 0
    gone: int = 0
    hidden: int = 0
    rows: int = 0

    @property
    def open(self) -> Mapping[Severity, int]:
        return {"error": self.error, "warning": self.warning, "info": self.info}

    def plus(self, other: Tally) -> Tally:
        return Tally(*map(add, _counts(self), _counts(other)))

    def minus(self, other: Tally) -> Tally:
        return Tally(*map(sub, _counts(self), _counts(other)))


_counts = attrgetter(*(field.name for field in fields(Tally)))


def is_open(stage: Stage) -> bool:
    return stage in OPEN


def tally(rows: Iterable[Row], stages: Iterable[Stage], *, all_listed: bool = False) -> Tally:
    """Of rows with their stages. `all_listed` counts what the profile does not list like the rest, for a list that shows it."""
    counts: Counter[str] = Counter()
    for ((severity, fails, hidden), stage), number in Counter(zip(map(_KIND, rows), stages, strict=True)).items():
        opened = stage in OPEN
        if fails and opened:
            counts["failing"] += number
        if hidden and not all_listed:
            counts["hidden"] += number
            continue
        counts["rows"] += number
        counts[severity if opened else "gone" if stage == "gone" else "decided"] += number
        if stage in ("changed", "expired"):
            counts[stage] += number
    return Tally(**counts)
