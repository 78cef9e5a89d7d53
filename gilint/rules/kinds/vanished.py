"""What the report of the year before counts, and this one has neither as it was nor with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.report.collection import Pair
from gilint.rules.kinds._cells import labels, location, related
from gilint.rules.kinds._earlier import cell_before, figure, figure_before, years
from gilint.rules.model import Hit

NEEDS = "pair"


@dataclass(frozen=True, slots=True)
class Params:
    """Last year's `before` is above zero, `cell` has `left` of it: `none`, or `fewer`. All figures at `accounted` are zero.

    `{row}` in an address stands for each of `rows` in turn.
    """

    cell: str
    before: str
    left: Literal["none", "fewer"]
    accounted: tuple[str, ...] = ()
    rows: tuple[str, ...] = ("",)


def check(params: Params, pair: Pair) -> Iterator[Hit]:
    for row in params.rows:
        cell, origin, *accounted = (address.replace("{row}", row) for address in (params.cell, params.before, *params.accounted))
        now, before = figure(pair.report, cell), figure_before(pair, origin)
        if not before or now is None or any(figure(pair.report, address) != 0 for address in accounted):
            continue
        if now == 0 if params.left == "none" else now < before:
            row_label, column_label = labels(pair.report, cell)
            yield Hit(
                location(pair.report, cell, (cell, *accounted)),
                {**years(pair), "row": row_label, "column": column_label, "now": str(now), "before": str(before)},
                actual=str(now),
                related=(cell_before(pair, origin), *(related(pair.report, address) for address in accounted)),
            )
