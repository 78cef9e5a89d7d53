"""The smallest repair of a table whose equations do not hold: the one cell and the one number that mend them all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gilint.report.form import Equation
from gilint.report.model import Number


@dataclass(frozen=True, slots=True)
class Repair:
    """Put `value` into `cell`, and every equation holds."""

    cell: str
    value: Number


def side(addresses: Sequence[str], values: Mapping[str, Number]) -> Number:
    """What the cells of one side of an equation add up to."""
    return sum(values[address] for address in addresses)


def excess(equation: Equation, values: Mapping[str, Number]) -> Number:
    """By how much the left side is larger than the right one; 0 where the equation holds."""
    return side(equation.left, values) - side(equation.right, values)


def smallest_repair(equations: Sequence[Equation], values: Mapping[str, Number]) -> Repair | None:
    """The only change of one cell to a number that is not negative after which all `equations` hold; None where there is none or another.

    `values` has every address of the equations. A cell qualifies when it stands in each broken equation and in none that holds, and when
    each broken one asks for the same change.
    """
    broken = [equation for equation in equations if excess(equation, values)]
    if not broken:
        return None
    sound = {address for equation in equations if not excess(equation, values) for address in equation.addresses}
    candidates = set.intersection(*(set(equation.addresses) for equation in broken)) - sound
    repairs = [
        Repair(cell, values[cell] + changes.pop())
        for cell in candidates
        if len(changes := {_change(equation, cell, values) for equation in broken}) == 1
    ]
    possible = [repair for repair in repairs if repair.value >= 0]
    return possible[0] if len(possible) == 1 else None


def _change(equation: Equation, cell: str, values: Mapping[str, Number]) -> Number:
    difference = excess(equation, values)
    return -difference if cell in equation.left else difference
