"""Equations that the form prints or implies and that the numbers of a table do not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gilint.report.form import Equation
from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import label, labels, location, related, row_of, table_of
from gilint.rules.kinds._diagnoses import Phrase, phrase_faults, told
from gilint.rules.model import Hit
from gilint.rules.repair import Diagnosis, Repair, connected, diagnose, excess, layout, side

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`balance` is the name that the form gives to the equations; one with a cell that is blank, unread or no number is passed over.

    Where a simple change mends all equations that hang together, the variant `repair` is taken, with `diagnosis` put into words by the
    phrases of `diagnoses`.
    """

    balance: str
    diagnoses: tuple[Phrase, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    if params.diagnoses:
        yield from (("diagnoses", fault) for fault in phrase_faults(params.diagnoses))


def check(params: Params, report: Report) -> Iterator[Hit]:
    values = _values(report)
    known = [equation for equation in report.form.equations if all(address in values for address in equation.addresses)]
    broken = [equation for equation in known if equation.balance == params.balance and excess(equation, values)]
    for table in dict.fromkeys(equation.table for equation in broken):
        for group in connected([equation for equation in known if equation.table == table]):
            mine = [equation for equation in group if equation in broken]
            diagnosis = diagnose(group, values, layout(report.form, table)) if mine and params.diagnoses else Diagnosis()
            for equation in mine:
                yield _diagnosed(params, report, diagnosis, equation, _hit(report, equation, values))


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
    numbers = {
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
        where, numbers, expected=str(left), actual=str(right), related=tuple(related(report, address) for address in equation.addresses)
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


def _diagnosed(params: Params, report: Report, diagnosis: Diagnosis, equation: Equation, hit: Hit) -> Hit:
    if not diagnosis.repairs:
        return hit
    found = replace(hit, values={**hit.values, "diagnosis": told(report, diagnosis, params.diagnoses)}, variant="repair")
    repair = diagnosis.named
    return _with_changes(report, repair, equation, found) if repair else found


def _with_changes(report: Report, repair: Repair, equation: Equation, hit: Hit) -> Hit:
    """What should stand, and stands, in the cells of the equation that the repair changes, rather than its two sums."""
    here = [change for change in repair.changes if change.cell in equation.addresses]
    if len(repair.changes) == 1:
        row, column = labels(report, here[0].cell)
        single = {"repair_row": row, "repair_column": column, "repair_from": str(here[0].was), "repair_to": str(here[0].value)}
        hit = replace(hit, values={**hit.values, **single})
    if len(here) > 2 or (len(here) == 1 and equation.right == (here[0].cell,)):
        return hit
    return replace(
        hit,
        expected="，".join(f"{label(report, change.cell)} {change.value}" for change in here),
        actual="，".join(f"{label(report, change.cell)} {change.was}" for change in here),
    )
