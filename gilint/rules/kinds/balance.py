"""Equations that the form prints or implies and that the numbers of a table do not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gilint.report.form import Equation
from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import label, labels, location, related, row_of, table_of
from gilint.rules.model import Hit
from gilint.rules.repair import Repair, excess, side, smallest_repair

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`balance` is the name that the form gives to the equations; one with a cell that is blank, unread or no number is passed over.

    The variant `repair` is taken where changing one cell makes all equations of the table hold.
    """

    balance: str


def check(params: Params, report: Report) -> Iterator[Hit]:
    values = _values(report)
    known = [equation for equation in report.form.equations if all(address in values for address in equation.addresses)]
    for equation in known:
        if equation.balance == params.balance and excess(equation, values):
            repair = smallest_repair([other for other in known if other.table == equation.table], values)
            yield _with_repair(report, repair, _hit(report, equation, values), values)


def _values(report: Report) -> dict[str, Number]:
    """The numbers that may be added up: without a grid, a row that lacks a value may have its others in the wrong columns."""
    shaky = {
        _line(report, address)
        for address in report.form.addresses
        if table_of(address) in report.tables
        and not report.tables[table_of(address)].sure
        and (address not in report.cells or report.cells[address].value is None)
    }
    return {address: cell.value for address, cell in report.cells.items() if cell.value is not None and _line(report, address) not in shaky}


def _line(report: Report, address: str) -> str:
    """What is printed in one line of the document: a row, or all rows of a table that sets them side by side."""
    table = table_of(address)
    return table if report.form.table(table).layout == "across" else row_of(address)


def _hit(report: Report, equation: Equation, values: Mapping[str, Number]) -> Hit:
    row, column = labels(report, equation.right[0])
    left, right = side(equation.left, values), side(equation.right, values)
    told = {
        "row": row,
        "column": column,
        "left": str(left),
        "right": str(right),
        "difference": str(abs(left - right)),
        "left_sum": _sum(equation.left, values),
        "right_sum": _sum(equation.right, values),
    }
    where = location(report, equation.right[0], equation.addresses)
    return Hit(
        where, told, expected=str(left), actual=str(right), related=tuple(related(report, address) for address in equation.addresses)
    )


def _sum(addresses: tuple[str, ...], values: Mapping[str, Number]) -> str:
    """The sum as a reader would write it down (`2+1=3`): of many terms only those that are not 0, a single one without a sign."""
    terms = [
        str(values[address]) if values[address] >= 0 else f"({values[address]})"
        for address in addresses
        if values[address] or len(addresses) == 2
    ]
    total = str(side(addresses, values))
    return f"{'+'.join(terms)}={total}" if len(terms) > 1 else total


def _with_repair(report: Report, repair: Repair | None, hit: Hit, values: Mapping[str, Number]) -> Hit:
    if repair is None:
        return hit
    row, column = labels(report, repair.cell)
    told = {"repair_row": row, "repair_column": column, "repair_from": str(values[repair.cell]), "repair_to": str(repair.value)}
    repaired = replace(hit, values={**hit.values, **told}, variant="repair")
    if repair.cell == hit.location.cell:
        return repaired
    # The cell that the equation is told at agrees with the others once the repaired one does: it is not what has to change.
    name = label(report, repair.cell)
    return replace(repaired, expected=f"{name} {repair.value}", actual=f"{name} {values[repair.cell]}")
