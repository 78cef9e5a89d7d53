"""An amount that is too large for the unit that its column asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.model import AgencyKind, Level, Number, Report
from gilint.rules.kinds._cells import labels, location
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount from `least` on is suspicious for organs of these levels and kinds, with `whole` only where it has no decimals.

    `spared` are patterns of the names of organs for which it is not.
    """

    least: float
    levels: tuple[Level, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()
    whole: bool = False
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """`spared` are patterns of the names of organs for which no amount is suspicious."""

    cell: str
    limits: tuple[Limit, ...]
    spared: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("spared", params.spared)
    for limit in params.limits:
        yield from pattern_faults("limits", limit.spared)


def check(params: Params, report: Report) -> Iterator[Hit]:
    amount = report.value(params.cell)
    if amount is None or any_matches(params.spared, report.agency.name):
        return
    if any(_exceeds(limit, amount, report) for limit in params.limits):
        row, column = labels(report, params.cell)
        values = {"row": row, "column": column, "amount": str(amount)}
        yield Hit(location(report, params.cell, (params.cell,)), values, actual=report.cells[params.cell].text)


def _exceeds(limit: Limit, amount: Number, report: Report) -> bool:
    agency = report.agency
    return (
        amount >= limit.least
        and (not limit.levels or agency.level in limit.levels)
        and (not limit.kinds or agency.kind in limit.kinds)
        and (not limit.whole or amount == int(amount))
        and not any_matches(limit.spared, agency.name)
    )
