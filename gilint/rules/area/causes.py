"""Why an area's figures are not the sum of those of its organs: what was counted for one of them instead of its own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gilint.report.model import Number
from gilint.rules.area.figures import Child, Family, Figures, Sum
from gilint.rules.repair import excess

Slip = Literal["left-out", "counted-twice", "last-year", "other-row", "other-column"]


@dataclass(frozen=True, slots=True)
class Cause:
    """What happened to the figures of an organ, the one at this index among the organs of the area."""

    child: int
    slip: Slip


def causes_of(sums: Sequence[Sum], children: Sequence[Child]) -> list[Cause]:
    """All that would explain every difference at once, the likeliest of each organ first.

    `sums` are cells of which all organs' figures are known. An organ is tried by what is left for it of each value when the others are
    taken off: nothing, twice its figures, those of the year before, or its own ones in other rows or columns.
    """
    return [cause for index, child in enumerate(children) for cause in _causes(index, child, sums)]


def sole(causes: Sequence[Cause]) -> Cause | None:
    """The likeliest cause where it can only be one organ."""
    return causes[0] if len({cause.child for cause in causes}) == 1 else None


def unbalanced(sums: Sequence[Sum], family: Family) -> int | None:
    """The only organ whose own table fails to add up in every one of these cells, and by the same difference."""
    found = [index for index, child in enumerate(family.children) if child.member and _fails_alike(child, sums)]
    return found[0] if len(found) == 1 else None


def _causes(index: int, child: Child, sums: Sequence[Sum]) -> Iterator[Cause]:
    own = {each.address: child.figures[each.address] for each in sums}
    counted = {each.address: own[each.address] + each.difference for each in sums}
    if counted == own:
        return
    if not any(counted.values()):
        yield Cause(index, "left-out")
    if all(counted[address] == 2 * own[address] for address in own):
        yield Cause(index, "counted-twice")
    if child.before and all(counted[address] == child.before.get(address) for address in own):
        yield Cause(index, "last-year")
    moved = [address for address in own if counted[address] != own[address]]
    rows, columns = _steps(moved, 0), _steps(moved, -1)
    if _lines(own, rows, columns) == _lines(counted, rows, columns):
        yield Cause(index, "other-row")
    if _lines(own, rows, columns, across=True) == _lines(counted, rows, columns, across=True):
        yield Cause(index, "other-column")


def _steps(addresses: Sequence[str], step: int) -> list[str]:
    """The rows (0) or columns (-1) of the cells."""
    return list(dict.fromkeys(address.rpartition(".")[step] for address in addresses))


def _lines(figures: Figures, rows: Sequence[str], columns: Sequence[str], *, across: bool = False) -> Counter[tuple[Number | None, ...]]:
    """The rows of a rectangle of cells, or its columns, in whatever order they stand."""
    grid = [tuple(figures.get(f"{row}.{column}") for column in columns) for row in rows]
    return Counter(zip(*grid, strict=True) if across else grid)


def _fails_alike(child: Child, sums: Sequence[Sum]) -> bool:
    broken: list[tuple[frozenset[str], Number]] = []
    for equation in child.member.report.form.equations if child.member else ():
        if all(address in child.figures for address in equation.addresses) and (gap := excess(equation, child.figures)):
            broken.append((frozenset(equation.addresses), max(gap, -gap)))
    return all(any(each.address in cells and each.gap == gap for cells, gap in broken) for each in sums)
