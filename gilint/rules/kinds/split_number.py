"""A number whose digits stand in two neighbouring cells: the row adds up only when they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gilint.report.model import FormCell, Report
from gilint.rules.kinds._rows import SummedRow, hit, summed_rows
from gilint.rules.model import Hit
from gilint.rules.repair import diagnose, excess, layout

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`balance` names the equations of the rows; a row qualifies only where its sum fits into the other equations of the form.

    In a table with a grid of its own `rows` rows have to be split at the same place.
    """

    balance: str
    rows: int


def check(params: Params, report: Report) -> Iterator[Hit]:
    for table, rows in summed_rows(report, params.balance):
        if _is_one_slip(report, table.key):
            continue
        split = {row.equation.line: (row, place) for row in rows if (place := _split_at(row)) is not None and _fits(report, row)}
        needed = params.rows if table.exact else 1
        for at in dict.fromkeys(place for _, place in split.values()):
            alike = [row for row, place in split.values() if place == at]
            if len(alike) >= needed:
                left, right = alike[0].parts[at], alike[0].parts[at + 1]
                yield hit(report, alike, first=left.text, second=right.text, joined=left.text + right.text)


def _is_one_slip(report: Report, table: str) -> bool:
    """Whether one wrong cell alone explains all that does not add up."""
    values = {address: cell.value for address, cell in report.cells.items() if cell.value is not None}
    known = [
        equation
        for equation in report.form.equations
        if equation.table == table and all(address in values for address in equation.addresses)
    ]
    named = diagnose(known, values, layout(report.form, table)).named if known else None
    return named is not None and len(named.changes) == 1


def _split_at(row: SummedRow) -> int | None:
    """The index of the first of two cells that are one number."""
    values = [cell.value for cell in row.parts]
    total = row.sum.value
    if total is None or any(value is None for value in values) or sum(value or 0 for value in values) == total:
        return None
    for index, (left, right) in enumerate(pairwise(row.parts)):
        others = sum(value or 0 for place, value in enumerate(values) if place not in (index, index + 1))
        if _is_digits(left) and left.value and _is_digits(right) and others + int(left.text + right.text) == total:
            return index
    return None


def _fits(report: Report, row: SummedRow) -> bool:
    """Whether no other equation that can be worked out speaks against the row's sum, which may be what is wrong with the row."""
    values = {address: cell.value for address, cell in report.cells.items() if cell.value is not None}
    others = (equation for equation in report.form.equations if row.sum.address in equation.addresses and equation != row.equation)
    return not any(excess(equation, values) for equation in others if all(address in values for address in equation.addresses))


def _is_digits(cell: FormCell) -> bool:
    return cell.text.isascii() and cell.text.isdigit()
