"""Repairs of numbers that stand in the wrong place: two exchanged, two columns exchanged, a row one column off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gilint.report.model import Number
from gilint.rules.repair.layout import Layout
from gilint.rules.repair.model import Repair, RepairKind, repair
from gilint.rules.repair.sums import Sums


def exchanged_cells(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """Two neighbours with each other's numbers. Where these differ by 1, a request counted in the wrong place is just as likely."""
    for one, other in layout.neighbours():
        if one in sums.terms and other in sums.terms and not -1 <= sums.values[one] - sums.values[other] <= 1:
            changed = {one: sums.values[other], other: sums.values[one]}
            if sums.mended(changed):
                yield repair(sums, "exchange", changed)


def exchanged(sums: Sums, layout: Layout, changed: Mapping[str, Number]) -> bool:
    """Whether the changes give each of two neighbours the number of the other."""
    if len(changed) != 2:
        return False
    one, other = changed
    crossed = changed[one] == sums.values[other] and changed[other] == sums.values[one]
    return crossed and any({one, other} == {*pair} for pair in layout.neighbours())


def exchanged_columns(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """The last column, which holds the totals, and another one with each other's numbers; in one row alone this is no column."""
    rows = [row for row in layout.rows if all(cell in sums.terms for cell in row)]
    for column in range(max((len(row) for row in rows), default=1) - 1):
        pairs = [(row[column], row[-1]) for row in rows if column < len(row) - 1 and sums.values[row[column]] != sums.values[row[-1]]]
        changed = {cell: sums.values[other] for pair in pairs for cell, other in (pair, pair[::-1])}
        if len(pairs) > 1 and sums.mended(changed):
            yield repair(sums, "columns", changed, pairs[0])


def shifted_rows(sums: Sums, layout: Layout) -> Iterator[Repair]:
    """A row, or all of it but its total, one column to the left or right of where it belongs. Fewer than three changes are no shift."""
    for row in layout.rows:
        for span in (row, row[:-1]):
            if all(cell in sums.terms for cell in span):
                for kind, moved in _moved([sums.values[cell] for cell in span]):
                    changed = {cell: value for cell, value in zip(span, moved, strict=True) if value != sums.values[cell]}
                    if len(changed) > 2 and sums.mended(changed):
                        yield repair(sums, kind, changed, (span[0], span[-1]))


def _moved(values: list[Number]) -> Iterator[tuple[RepairKind, list[Number]]]:
    """The values put back, where none is lost at the end that they are moved to."""
    if values[-1] == 0:
        yield "shifted-left", [0, *values[:-1]]
    if values[0] == 0:
        yield "shifted-right", [*values[1:], 0]
