"""A statutory table that was printed but not filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.model import Report
from gilint.rules.kinds._cells import cells_of, location, part_number
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """At least the `share` (0 to 1) of the cells is blank, and more than `most` cells are."""

    share: float
    most: int


def check(params: Params, report: Report) -> Iterator[Hit]:
    for table in report.tables:
        cells = cells_of(report, table)
        blank = sum(cell.blank for cell in cells)
        if blank > params.most and blank >= params.share * len(cells):
            where = location(report, table)
            yield Hit(
                where,
                {"part": part_number(where.section or 0), "blank": str(blank), "total": str(len(cells))},
                "part" if blank < len(cells) else "",
            )
