"""Cells of the statutory tables that hold something else than they should."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gilint.findings import Severity
from gilint.report.model import FormCell, Report
from gilint.rules.kinds._cells import cells_of, flat, is_among, label, labels, listing, location, part_number, table_of
from gilint.rules.model import Hit

NEEDS = "report"

_WRONG: Mapping[str, Callable[[FormCell], bool]] = {
    "blank": lambda cell: cell.blank,
    "no-number": lambda cell: not cell.blank and cell.value is None,
    "negative": lambda cell: cell.value is not None and cell.value < 0,
    "fraction": lambda cell: cell.value is not None and cell.value != int(cell.value),
    "untidy": lambda cell: cell.value is not None and not cell.tidy,
}


@dataclass(frozen=True, slots=True)
class Params:
    """`wrong` names what is wrong with a cell, each with the addresses where it is not (`t2.*.amount`).

    Up to `most` such cells of a table are a finding each, more are one finding for the table, of the variant `many`. In reports for years
    up to `lenient_until` the finding is a warning. Where `wrong` names more than one thing, the thing is the variant.
    """

    wrong: Mapping[str, tuple[str, ...]]
    most: int
    lenient_until: int | None = None


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for word in sorted(set(params.wrong) - set(_WRONG)):
        yield "wrong", f"{word!r} is not one of {', '.join(_WRONG)}"


def check(params: Params, report: Report) -> Iterator[Hit]:
    lenient = params.lenient_until is not None and report.year is not None and report.year <= params.lenient_until
    level: Severity | None = "warning" if lenient else None
    for table in report.tables:
        for word, spared in params.wrong.items():
            cells = [cell for cell in cells_of(report, table) if _WRONG[word](cell) and not is_among(cell.address, spared)]
            found = [cell for cell in cells if not _may_be_lost(report, table, cell)]
            yield from (
                _many(report, table, found, level)
                if len(found) > params.most
                else (_one(report, cell, word if len(params.wrong) > 1 else "", level) for cell in found)
            )


def _may_be_lost(report: Report, table: str, cell: FormCell) -> bool:
    """A blank in a table read from running text, of which other values could not be told, may be the reader's loss."""
    if not cell.blank or report.tables[table].exact:
        return False
    return any(table_of(address) == table for unread in report.unread for address in unread.addresses)


def _one(report: Report, cell: FormCell, variant: str, level: Severity | None) -> Hit:
    row, column = labels(report, cell.address)
    where = location(report, cell.address, (cell.address,))
    return Hit(where, {"row": row, "column": column, "text": flat(cell.text)}, variant, actual=cell.text, level=level)


def _many(report: Report, table: str, cells: list[FormCell], level: Severity | None) -> Iterator[Hit]:
    where = location(report, table, tuple(cell.address for cell in cells))
    named = listing([label(report, cell.address) for cell in cells])
    texts = listing(list(dict.fromkeys(flat(cell.text) for cell in cells)))
    yield Hit(
        where,
        {"part": part_number(where.section or 0), "count": str(len(cells)), "cells": named, "texts": texts},
        "many",
        level=level,
    )
