"""Rows and columns of the form that a table does not print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.labels import bare
from gilint.report.model import FoundTable, Report
from gilint.rules.kinds._cells import listing, location, part_number, printed, row_of, table_of
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Where more than `most` are missing, the finding is of the variant `many`."""

    most: int


def check(params: Params, report: Report) -> Iterator[Hit]:
    for key, table in report.tables.items():
        if table.state != "read":
            continue
        rows, columns = _missing(report, table)
        if rows or columns:
            where = location(report, key)
            names = [*rows, *columns]
            yield Hit(
                where,
                {"part": part_number(where.section or 0), "labels": listing(names), "count": str(len(names))},
                "many" if len(names) > params.most else "",
                expected="、".join(names),
            )


def _missing(report: Report, table: FoundTable) -> tuple[list[str], list[str]]:
    """The labels of what is missing, without what is merely unread: in a table read from running text that includes rows with a label."""
    form = report.form.table(table.key)
    unread = {row_of(address) for item in report.unread for address in item.addresses if table_of(address) == table.key}
    rows = {f"{table.key}.{row.key}": row.label for _, row in form.rows()}
    if not table.exact:
        text = "".join(printed(report, form.section))
        unread |= {key for key, label in rows.items() if bare(label) in text}
    columns = {f"{table.key}.{column.key}": column.label for block in form.blocks for column in block.columns}
    return (
        [rows.get(key, key) for key in table.missing_rows if key not in unread],
        [columns.get(key, key) for key in table.missing_columns],
    )
