"""Equations over the numbers of a table, and what a change of some numbers does to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gilint.report.form import Equation
from gilint.report.model import Number


def side(addresses: Sequence[str], values: Mapping[str, Number]) -> Number:
    """What the cells of one side of an equation add up to."""
    return sum(values[address] for address in addresses)


def excess(equation: Equation, values: Mapping[str, Number]) -> Number:
    """By how much the left side is larger than the right one; 0 where the equation holds."""
    return side(equation.left, values) - side(equation.right, values)


@dataclass(frozen=True)
class Sums:
    """Equations with the numbers of all their cells."""

    equations: tuple[Equation, ...]
    values: Mapping[str, Number]

    @cached_property
    def terms(self) -> Mapping[str, Mapping[int, int]]:
        """For each cell the equations that it stands in, by index: 1 on the left side, -1 on the right one."""
        terms: dict[str, dict[int, int]] = {}
        for index, equation in enumerate(self.equations):
            for sign, addresses in ((1, equation.left), (-1, equation.right)):
                for address in addresses:
                    terms.setdefault(address, {})[index] = sign
        return terms

    @cached_property
    def gaps(self) -> Mapping[int, Number]:
        """The broken equations, by index, each with the excess of its left side."""
        excesses = (excess(equation, self.values) for equation in self.equations)
        return {index: gap for index, gap in enumerate(excesses) if gap}

    def gaps_after(self, gaps: Mapping[int, Number], cell: str, difference: Number) -> dict[int, Number]:
        """The gaps that are left of `gaps` when `difference` is added to a cell."""
        left = dict(gaps)
        for index, sign in self.terms[cell].items():
            gap = left.pop(index, 0) + sign * difference
            if gap:
                left[index] = gap
        return left

    def mended(self, changed: Mapping[str, Number]) -> bool:
        """Whether every equation holds with these numbers, and each of them can be a count."""
        gaps: Mapping[int, Number] = self.gaps
        for cell, value in changed.items():
            if value < 0 or value != int(value):
                return False
            gaps = self.gaps_after(gaps, cell, value - self.values[cell])
        return not gaps


def connected(equations: Sequence[Equation]) -> Iterator[tuple[Equation, ...]]:
    """The equations in groups that share no cell: a change in one group cannot mend another."""
    left = list(equations)
    while left:
        group, cells = [left[0]], set(left[0].addresses)
        for _ in left:
            joined = [equation for equation in left if equation not in group and cells.intersection(equation.addresses)]
            if not joined:
                break
            group += joined
            cells.update(address for equation in joined for address in equation.addresses)
        left = [equation for equation in left if equation not in group]
        yield tuple(group)
