"""Repairs that change one cell, two cells wherever they stand, or several of one row, to whatever the equations ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gilint.report.model import Number
from gilint.rules.repair.layout import Layout
from gilint.rules.repair.model import Repair, repair
from gilint.rules.repair.moves import exchanged
from gilint.rules.repair.slips import slip
from gilint.rules.repair.sums import Sums


def single_cells(sums: Sums, _: Layout) -> Iterator[Repair]:
    for cell, value in _mending(sums, sums.gaps):
        if sums.mended({cell: value}):
            yield repair(sums, "cell", {cell: value}, slip=slip(sums.values[cell], value))


def cell_pairs(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """One of the two stands in the first broken equation; an equation that the other is not in says by how much it is wrong."""
    for cell in sums.equations[next(iter(sums.gaps))].addresses:
        for difference in {-sign * sums.gaps[index] for index, sign in sums.terms[cell].items() if index in sums.gaps}:
            for other, value in _mending(sums, sums.gaps_after(sums.gaps, cell, difference)):
                changed = {cell: sums.values[cell] + difference, other: value}
                if len(changed) == 2 and sums.mended(changed):
                    yield repair(sums, "exchange" if exchanged(sums, layout, changed) else "cells", changed)


def cells_of_one_row(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """Three or more cells of a row, each wrong by what the equation of its column lacks."""
    for row in layout.rows:
        changed: dict[str, Number] = {}
        for cell in row:
            for index, sign in sums.terms.get(cell, {}).items():
                if index in sums.gaps and not set(row).issuperset(sums.equations[index].addresses):
                    changed[cell] = sums.values[cell] - sign * sums.gaps[index]
        if len(changed) > 2 and sums.mended(changed):
            yield repair(sums, "cells", changed)


def _mending(sums: Sums, gaps: Mapping[int, Number]) -> Iterator[tuple[str, Number]]:
    """The cells that close all gaps alone, with their numbers: each stands in every broken equation and in no other."""
    if not gaps:
        return
    for cell in sums.equations[next(iter(gaps))].addresses:
        terms = sums.terms[cell]
        if terms.keys() == gaps.keys():
            differences = {-sign * gaps[index] for index, sign in terms.items()}
            if len(differences) == 1:
                yield cell, sums.values[cell] + differences.pop()
