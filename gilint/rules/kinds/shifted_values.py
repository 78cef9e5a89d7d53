"""Rows whose values stand one column too far to the left, so that the total is not in its own column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.model import Report
from gilint.rules.kinds._cells import labels
from gilint.rules.kinds._rows import SummedRow, hit, summed_rows
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`balance` names the equations of the rows. A row is shifted when its last part is the sum of those before it, its sum blank or 0.

    Rows with a single value and the sum 0 are taken together where at least `rows` of them have it in the same column.
    """

    balance: str
    rows: int


def check(params: Params, report: Report) -> Iterator[Hit]:
    for _, rows in summed_rows(report, params.balance):
        moved = [row for row in rows if _fits_when_moved(row)]
        if moved:
            yield hit(report, moved, column=labels(report, moved[0].parts[-1].address)[1])
        lone: dict[int, list[SummedRow]] = defaultdict(list)
        for row in rows:
            column = _lone_value(row)
            if column is not None:
                lone[column].append(row)
        for column, alike in lone.items():
            if len(alike) >= params.rows:
                yield hit(report, alike, "alone", column=labels(report, alike[0].parts[column].address)[1])


def _fits_when_moved(row: SummedRow) -> bool:
    *before, last = (cell.value for cell in row.parts)
    return bool(last) and (row.sum.blank or row.sum.value == 0) and sum(value or 0 for value in before) == last


def _lone_value(row: SummedRow) -> int | None:
    """The index of the row's only value; a blank sum counts as 0 only where the value stands right before it."""
    filled = [index for index, cell in enumerate(row.parts) if cell.value]
    if len(filled) != 1:
        return None
    lost = row.sum.blank and filled[0] == len(row.parts) - 1
    return filled[0] if row.sum.value == 0 or lost else None
