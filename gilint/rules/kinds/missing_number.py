"""Places where a number was left out. Many of them in one report are rather the work of a conversion that lost its digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gilint.report.model import Report
from gilint.rules.kinds import pattern
from gilint.rules.kinds._patterns import pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`holes` are patterns of words around a missing number, `unitless` of a number whose unit is missing; `unless` excuses a sentence.

    From `lost` places on there is one finding, an info. Variants: `unitless`, `lost`.
    """

    holes: tuple[str, ...]
    unitless: tuple[str, ...]
    lost: int
    unless: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("holes", "unitless", "unless"):
        yield from pattern_faults(key, getattr(params, key))


def check(params: Params, report: Report) -> Iterator[Hit]:
    holes = list(pattern.check(pattern.Params(params.holes, unless=params.unless), report))
    unitless = list(pattern.check(pattern.Params(params.unitless, unless=params.unless), report))
    if len(holes) >= params.lost:
        first = holes[0]
        yield replace(first, values={**first.values, "count": str(len(holes))}, variant="lost", level="info")
        return
    yield from holes
    yield from (replace(hit, variant="unitless") for hit in unitless)
