"""A subtotal that the author added to a table and that its rows don't add up to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.labels import bare
from gilint.report.model import ExtraRow, Number, Report
from gilint.report.numbers import parse_number
from gilint.rules.kinds._cells import location, related
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """A row that the form does not have is a group's subtotal where its label is the group's, as it is or with one of `words`.

    So is one right below the rows of the group that has one of the words alone.
    """

    table: str
    words: tuple[str, ...]


def check(params: Params, report: Report) -> Iterator[Hit]:
    for row in report.tables[params.table].extra_rows:
        group = _group(params, row, report)
        members = {address: cells for address, cells in report.form.derived.items() if address.rpartition(".")[0] == group}
        values = [parse_number(text)[0] for text in row.texts]
        if not group or len(values) != len(members) or any(value is None for value in values):
            continue
        sums = {address: report.value(address) for address in members}
        wrong = [(address, value) for (address, due), value in zip(sums.items(), values, strict=True) if due is not None and value != due]
        if wrong:
            yield _hit(params, report, row, group, wrong[-1], sums[wrong[-1][0]])


def _group(params: Params, row: ExtraRow, report: Report) -> str:
    """The address of the group whose subtotal the row is, without a column."""
    label = bare(row.label)
    for group, name in _groups(params.table, report).items():
        alone = label in params.words and _stands_below(row, group, report)
        if alone or label in (name, *(f"{name}{word}" for word in params.words)):
            return group
    return ""


def _groups(table: str, report: Report) -> dict[str, str]:
    """The groups of rows that the form adds up in no row of its own, with their bare labels."""
    paths = {f"{table}.{row.key}": row.path for _, row in report.form.table(table).rows()}
    groups: dict[str, str] = {}
    for address, cells in report.form.derived.items():
        rows = [cell.rpartition(".")[0] for cell in cells]
        if address.startswith(f"{table}.") and len(set(rows)) > 1:
            groups[address.rpartition(".")[0]] = bare(paths[rows[0]][-2])
    return groups


def _stands_below(row: ExtraRow, group: str, report: Report) -> bool:
    places = [
        report.cells[cell].place
        for address, cells in report.form.derived.items()
        if address.rpartition(".")[0] == group
        for cell in cells
        if cell in report.cells
    ]
    lines = [(place.table, place.row) for place in places if place.row is not None]
    return bool(lines) and row.place.row is not None and max(lines) == (row.place.table, row.place.row - 1)


def _hit(params: Params, report: Report, row: ExtraRow, group: str, stated: tuple[str, Number | None], due: Number | None) -> Hit:
    address, value = stated
    members = report.form.derived[address]
    column = report.form.labels[members[0]][1]
    where = location(report, params.table, members)
    return Hit(
        Location(row.place, where.section, params.table, params.table, members, quote=row.label),
        {"row": row.label, "group": _groups(params.table, report)[group], "column": column, "stated": str(value), "sum": str(due)},
        expected=str(due),
        actual=str(value),
        related=tuple(related(report, member) for member in members),
    )
