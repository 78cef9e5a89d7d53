"""Repairs of totals that are not what their parts make, and of rows that are in a total twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gilint.report.model import Number
from gilint.rules.repair.layout import Layout
from gilint.rules.repair.model import Repair, RepairKind, repair
from gilint.rules.repair.moves import exchanged
from gilint.rules.repair.sums import Sums, side

_MOST = 8
"""More totals than these nobody forgot: something else is wrong with them."""


def stale_totals(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """All totals worked out from their parts again."""
    values = dict(sums.values)
    totals = [equation for equation in sums.equations if len(equation.right) == 1]
    for _ in range(2):  # A total of totals comes right once these are.
        for equation in totals:
            values[equation.right[0]] = side(equation.left, values)
    changed = {cell: value for cell, value in values.items() if value != sums.values[cell]}
    if 1 < len(changed) <= _MOST and sums.mended(changed):
        if exchanged(sums, layout, changed):
            yield repair(sums, "exchange", changed)
        else:
            kind, about = _cause(sums, layout, changed)
            yield repair(sums, kind, changed, about)


def doubled_rows(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """A row that is just what the rows make more than their totals. A single request too many is no sign of that."""
    for totals in layout.rows:
        addends = _addends(sums, layout, totals)
        for row in layout.rows:
            if row[-1] in addends and all(cell in sums.terms for cell in row):
                adds = addends[row[-1]]
                alone = any(number and not sums.values[total] for total, number in adds.items())
                changed = {cell: 0 for cell in row if sums.values[cell]}
                if max(adds.values()) > 1 and not alone and sums.mended(changed):
                    yield repair(sums, "doubled-row", changed, (row[-1],))


def _cause(sums: Sums, layout: Layout, changed: Mapping[str, Number]) -> tuple[RepairKind, tuple[str, ...]]:
    """Whether a row of totals has twice, or lacks, what just one row or group adds to it; otherwise the totals are out of date."""
    kinds: Mapping[RepairKind, int] = {"counted-twice": 1, "left-out": -1}
    for totals in layout.rows:
        addends = _addends(sums, layout, totals)
        for kind, sign in kinds.items():
            fitting = [
                end
                for end, adds in addends.items()
                if changed.keys() <= adds.keys()
                and all(number == sign * (sums.values[total] - changed.get(total, sums.values[total])) for total, number in adds.items())
            ]
            rows = [end for end in fitting if any(end == row[-1] for row in layout.rows)] or fitting
            if len(rows) == 1:
                return kind, (rows[0],)
    return "totals", ()


def _addends(sums: Sums, layout: Layout, totals: tuple[str, ...]) -> dict[str, dict[str, Number]]:
    """For each row and group that is added up in this row of totals, by its last address: what it adds to each total."""
    summed = {
        column: set(equation.left)
        for column, total in enumerate(totals)
        for equation in (sums.equations[index] for index in sums.terms.get(total, ()))
        if equation.right == (total,) and not set(equation.left) <= set(totals)
    }
    lines = {row[-1]: tuple((cell,) for cell in row) for row in layout.rows} | {group[-1]: cells for group, cells in layout.groups.items()}
    return {
        end: {totals[column]: side(cells[column], sums.values) for column in summed}
        for end, cells in lines.items()
        if summed and len(cells) == len(totals) and all(parts.issuperset(cells[column]) for column, parts in summed.items())
    }
