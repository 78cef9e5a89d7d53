"""A roster as rows of cells, as spreadsheets and CSV files hold it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import chain, islice
from pathlib import Path

from gilint.archive.roster_entry import MOST, Entry, RosterFault, entry, roster_words

Row = tuple[int, Sequence[str]]
"""The line where a row begins, from 1, and its cells."""

_DELIMITERS = ("\t", ",", ";", "，", "；")
_ABOVE = 10
"""So many rows may stand above the headings: a title, who made the list and when."""
_NUMBER = re.compile(r"[0-9.]+")


def rows_of_csv(text: str, path: Path) -> Iterator[Row]:
    """Raises RosterFault."""
    lines = text.split("\n")
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(lines), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        raise RosterFault(path, line, "roster.csv", fault=str(fault)) from None


def entries_of_rows(rows: Iterable[Row], path: Path) -> Iterator[Entry]:
    """The organ of each row that is not blank.

    The headings are in one of the first rows, and what stands above them is passed over. Without headings, the first column that holds
    words has the names, and there is nothing else. Raises RosterFault.
    """
    filled = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    first = list(islice(filled, _ABOVE))
    headings = next((index for index, (_, cells) in enumerate(first) if "name" in _columns(cells)), None)
    columns = _columns(first[headings][1]) if headings is not None else {"name": _first_of_words(first)}
    for number, (line, cells) in enumerate(chain(first[headings + 1 if headings is not None else 0 :], filled)):
        if number >= MOST:
            raise RosterFault(path, line, "roster.too-many", most=MOST)
        name, parent, aliases = (_cell(cells, columns.get(column)) for column in ("name", "parent", "aliases"))
        # A row without a name tells something else: who made the list, or another alias in a merged cell.
        if name.strip():
            yield entry(path, line, name, parent, aliases)


def _delimiter(lines: Sequence[str]) -> str:
    """The one that stands in the most of the first lines; others may part the names within a cell."""
    return max(_DELIMITERS, key=lambda delimiter: sum(delimiter in line for line in lines[:_ABOVE]))


def _columns(cells: Sequence[str]) -> Mapping[str, int]:
    """The place of each column by what it holds, the first where several are called so."""
    words = roster_words()
    found: dict[str, int] = {}
    for index, cell in enumerate(cells):
        column = words.column(cell)
        if column and column not in found:
            found[column] = index
    return found


def _first_of_words(rows: Sequence[Row]) -> int:
    """The first column, unless it only numbers the rows."""
    width = max((len(cells) for _, cells in rows), default=0)
    texts = ([_cell(cells, column).strip() for _, cells in rows] for column in range(width))
    return next((n for n, column in enumerate(texts) if any(text and not _NUMBER.fullmatch(text) for text in column)), 0)


def _cell(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""
