"""Two columns of a table with the same numbers in every row, as a slip while filling it in leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import labels, location
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Columns are compared that have a number in every row, above zero in `rows` rows or more and of at least `least` in one of them.

    `except_columns` repeat others by their nature, as a total does where there is one applicant only.
    """

    table: str
    rows: int
    least: int
    except_columns: tuple[str, ...] = ()


def check(params: Params, report: Report) -> Iterator[Hit]:
    block = report.form.table(params.table).blocks[0]
    columns = {
        column.key: _numbers(params.table, column.key, report) for column in block.columns if column.key not in params.except_columns
    }
    for (one, first), (other, second) in combinations(columns.items(), 2):
        if first and first == second and sum(value > 0 for value in first) >= params.rows and max(first) >= params.least:
            cells = tuple(f"{params.table}.{row.key}.{key}" for key in (one, other) for row in block.rows)
            names = [labels(report, f"{params.table}.{block.rows[0].key}.{key}")[1] for key in (one, other)]
            filled = str(sum(value > 0 for value in first))
            yield Hit(location(report, cells[0], cells), {"one": names[0], "other": names[1], "rows": filled})


def _numbers(table: str, column: str, report: Report) -> list[Number]:
    """The numbers of a column from top to bottom, none where one of them could not be read."""
    values = [report.value(f"{table}.{row.key}.{column}") for _, row in report.form.table(table).rows()]
    return [] if any(value is None for value in values) else [value for value in values if value is not None]
