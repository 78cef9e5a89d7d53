"""Rows of a table whose values the form adds up, for rules that ask whether they stand in the right columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.form import Equation
from gilint.report.model import FormCell, FoundTable, Report
from gilint.rules.kinds._cells import labels, listing, location, part_number
from gilint.rules.model import Hit


@dataclass(frozen=True, slots=True)
class SummedRow:
    """A row that was read whole: the cells that are added up, from left to right, and the cell of their sum."""

    equation: Equation
    parts: tuple[FormCell, ...]
    sum: FormCell


def summed_rows(report: Report, balance: str) -> Iterator[tuple[FoundTable, list[SummedRow]]]:
    """For each table with equations of that name, its rows all of whose cells were read."""
    for key, table in report.tables.items():
        equations = [equation for equation in report.form.equations if equation.balance == balance and equation.table == key]
        rows = [
            SummedRow(equation, tuple(report.cells[address] for address in equation.left), report.cells[equation.right[0]])
            for equation in equations
            if all(address in report.cells for address in equation.addresses)
        ]
        if rows:
            yield table, rows


def hit(report: Report, rows: list[SummedRow], variant: str = "", **values: str) -> Hit:
    """One finding for all these rows of a table, with the cells of each."""
    table = rows[0].equation.table
    where = location(report, table, tuple(address for row in rows for address in row.equation.addresses))
    named = listing([labels(report, row.sum.address)[0] for row in rows])
    return Hit(where, {"part": part_number(where.section or 0), "count": str(len(rows)), "rows": named, **values}, variant)
