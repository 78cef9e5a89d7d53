"""A figure that is many times that of the year before, or a small part of it, as a slip of the pen makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gilint.report.collection import Pair
from gilint.rules.kinds._cells import label, location
from gilint.rules.kinds._earlier import cell_before, figure, figure_before, years
from gilint.rules.model import Hit

NEEDS = "pair"


@dataclass(frozen=True, slots=True)
class Params:
    """The larger of the two figures is `least` or more, and more than `times` as much as the other one.

    Variants: `fallen`, and `none` where one of the two is zero.
    """

    cells: tuple[str, ...]
    least: int
    times: int


def faults(params: Params) -> Iterator[tuple[str, str]]:
    if params.least < 1:
        yield "least", "has to be at least 1, else a zero beside a zero would be told"


def check(params: Params, pair: Pair) -> Iterator[Hit]:
    for cell in params.cells:
        now, before = figure(pair.report, cell), figure_before(pair, cell)
        if now is None or before is None:
            continue
        smaller, larger = sorted((Decimal(now), Decimal(before)))
        if smaller >= 0 and larger >= params.least and larger > params.times * smaller:
            times = f"{larger / smaller:.1f}".removesuffix(".0") if smaller else ""
            variant = "none" if not smaller else "fallen" if now < before else ""
            values = {**years(pair), "figure": label(pair.report, cell), "now": str(now), "before": str(before), "times": times}
            yield Hit(location(pair.report, cell, (cell,)), values, variant, actual=str(now), related=(cell_before(pair, cell),))
