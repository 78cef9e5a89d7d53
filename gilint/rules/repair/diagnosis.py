"""Looks for the simplest repairs of equations that do not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from gilint.report.form import Equation
from gilint.report.model import Number
from gilint.rules.repair.cells import cell_pairs, cells_of_one_row, single_cells
from gilint.rules.repair.layout import Layout
from gilint.rules.repair.model import Diagnosis, Repair
from gilint.rules.repair.moves import exchanged_cells, exchanged_columns, shifted_rows
from gilint.rules.repair.sums import Sums
from gilint.rules.repair.totals import doubled_rows, stale_totals

_RANKS: Sequence[Sequence[Callable[[Sums, Layout], Iterator[Repair]]]] = (
    (single_cells,),
    (exchanged_cells, exchanged_columns, stale_totals),
    (shifted_rows, doubled_rows),
    (cell_pairs,),
    (cells_of_one_row,),
)
"""From the simplest mistake to the least simple. Those of one rank are rivals; one of a later rank is not looked for."""


def diagnose(equations: Sequence[Equation], values: Mapping[str, Number], layout: Layout) -> Diagnosis:
    """What may have gone wrong where one of `equations` is broken; they are those of one table whose cells all have values.

    Every repair makes all of them hold and leaves no number below zero and no fraction.
    """
    sums = Sums(tuple(equations), values)
    if not sums.gaps:
        return Diagnosis()
    totals = {equation.right[0] for equation in equations if len(equation.right) == 1}
    for rank in _RANKS:
        found = {repair.changes: repair for search in rank for repair in search(sums, layout)}
        if found:
            return Diagnosis(tuple(sorted(found.values(), key=lambda repair: _doubt(repair, totals))))
    return Diagnosis()


def _doubt(repair: Repair, totals: set[str]) -> tuple[bool, bool, int]:
    """Likelier are a slip of the finger, a total, and numbers that were counted at all."""
    lone_total = len(repair.changes) == 1 and repair.changes[0].cell in totals
    return not repair.slip, not lone_total, sum(not change.was for change in repair.changes)
