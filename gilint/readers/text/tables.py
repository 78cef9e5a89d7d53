"""Finds the tables in lines of text. Extractors and editors leave them in one of these shapes:

- a row a line, its cells parted by tabs;
- a cell a line behind a tab, a blank line after each row (Word through an extractor);
- a cell a line closed by a bar, rows filled up with bars (a web page through an extractor);
- a row a line with bars between its cells (Markdown among them);
- cells parted by tabs, but with a paragraph's blank lines around each (a browser's copy).

The tables so found are not exact: a merged cell takes one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

from gilint.document import Cell, Place, Table
from gilint.readers.text.copied import copied_tables, is_copied, is_copied_without_tabs
from gilint.readers.text.lines import TOP_LEVEL, Line

_RULE = re.compile(r"\s*:?-+:?\s*")
_LONGEST_FRAGMENT = 8
"""Characters of a line that may still be a piece of a cell's text, not a line of prose."""
_LONGEST_TAIL = 40
_MOST_CELLS = 200
"""Of a row; a line with more tabs or bars is none."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of cells, each with the line where it begins."""

    rows: tuple[tuple[tuple[str, Line], ...], ...]

    def as_table(self, ordinal: int) -> Table:
        cells: list[Cell] = []
        for row, listed in enumerate(self.rows):
            for column, (text, line) in enumerate(listed):
                place = Place(line=line.number, page=line.page, table=ordinal, row=row + 1, column=column + 1)
                cells.append(Cell(text.strip(), row, column, place))
        first = self.rows[0][0][1]
        place = Place(line=first.number, page=first.page, table=ordinal)
        return Table(tuple(cells), len(self.rows), max(len(row) for row in self.rows), place, exact=False)


def find_tables(lines: Sequence[Line]) -> Iterator[Line | TextTable]:
    """All lines in order, those of a table as one TextTable."""
    if is_copied(lines) and not any(line.text.count("\t") > _MOST_CELLS for line in lines):
        for piece in copied_tables(lines):
            yield piece if isinstance(piece, Line) else TextTable(tuple(tuple(row) for row in piece))
        return
    if is_copied_without_tabs(lines):
        yield from lines
        return
    cell_a_line = sum(_tab_cell(line.text) for line in lines) > sum(_tab_row(line.text) for line in lines)
    index = 0
    while index < len(lines):
        text = lines[index].text
        if cell_a_line and _tab_cell(text):
            rows, end = _cells_behind_tabs(lines, index)
        elif _tab_row(text):
            rows, end = _rows_of_tabs(lines, index)
        elif _bar_cell(text) and _bar_cell_follows(lines, index):
            rows, end = _cells_before_bars(lines, index)
        elif _bar_row(text):
            rows, end = _rows_of_bars(lines, index)
        else:
            rows, end = [], index
        if rows:
            yield TextTable(tuple(tuple(row) for row in rows))
            index = end
        else:
            yield lines[index]
            index += 1


Rows = list[list[tuple[str, Line]]]


def _tab_cell(text: str) -> bool:
    return text.startswith("\t") and "\t" not in text[1:].rstrip(" ")


def _tab_row(text: str) -> bool:
    if text.count("\t") > _MOST_CELLS:
        return False
    return ("\t" in text and not _tab_cell(text) and text.strip("\t \u3000\xa0") != "") or text.count("\t") > 1


def _bar_cell(text: str) -> bool:
    stripped = text.strip()
    return stripped.endswith("|") and (not stripped.strip("| ") or stripped.count("|") == 1)


def _bar_row(text: str) -> bool:
    return 2 <= text.count("|") <= _MOST_CELLS and text.strip("|- :\t") != ""


def _next_filled(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and lines[index].blank and "\t" not in lines[index].text:
        index += 1
    return index


def _is_fragment(text: str) -> bool:
    return len(text.strip()) <= _LONGEST_FRAGMENT and not TOP_LEVEL.match(text) and text.strip()[-1:] not in "。；："


def _cells_behind_tabs(lines: Sequence[Line], index: int) -> tuple[Rows, int]:
    rows: list[list[tuple[list[str], Line]]] = [[]]
    while index < len(lines):
        line = lines[index]
        if _tab_cell(line.text):
            rows[-1].append(([line.text[1:]], line))
            index += 1
        elif not line.blank:
            if not rows[-1] or len(line.text.strip()) > _LONGEST_TAIL or TOP_LEVEL.match(line.text):
                break
            rows[-1][-1][0].append(line.text.strip())
            index += 1
        else:
            following = _next_filled(lines, index)
            if following == len(lines):
                break
            if _tab_cell(lines[following].text):
                rows.append([])
            elif following - index == 1 and _is_fragment(lines[following].text) and _tab_follows(lines, following + 1):
                rows[-1][-1][0].append(lines[following].text.strip())
                following += 1
            else:
                break
            index = following
    return [[("\n".join(texts), line) for texts, line in row] for row in rows if row], index


def _tab_follows(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and _tab_cell(lines[index].text)


def _rows_of_tabs(lines: Sequence[Line], index: int) -> tuple[Rows, int]:
    rows: Rows = []
    while index < len(lines):
        line = lines[index]
        if line.text.count("\t") > _MOST_CELLS:
            break
        if "\t" in line.text:
            rows.append([(text, line) for text in line.text.split("\t")])
            index += 1
            continue
        following = _next_filled(lines, index)
        if following == len(lines):
            break
        if following > index and "\t" in lines[following].text:
            index = following
        elif not line.blank and _is_fragment(line.text) and index + 1 < len(lines) and "\t" in lines[index + 1].text:
            rows.append([(line.text, line)])
            index += 1
        else:
            break
    return rows, index


def _bar_cell_follows(lines: Sequence[Line], index: int) -> bool:
    return any(_bar_cell(line.text) for line in lines[index + 1 : index + 4])


def _cells_before_bars(lines: Sequence[Line], index: int) -> tuple[Rows, int]:
    cells: list[tuple[str, Line]] = []
    ends: list[int] = []
    pending: tuple[str, Line] | None = None
    while index < len(lines):
        line = lines[index]
        text = line.text.strip()
        if _bar_cell(line.text):
            content = text.rstrip("| ")
            if content or pending:
                before, first = pending or ("", line)
                cells.append((f"{before}\n{content}".strip(), first))
                pending = None
            else:
                cells.extend([("", line)] * text.count("|"))
                if text.count("|") > 1:
                    ends.append(len(cells))
        elif text and _is_fragment(text) and _bar_cell_follows(lines, index):
            pending = (f"{pending[0]}\n{text}" if pending else text, pending[1] if pending else line)
        elif text:
            break
        index += 1
    return _cut(cells, ends), index


def _cut(cells: list[tuple[str, Line]], ends: list[int]) -> Rows:
    """Rows of equal length, as far as the filling bars at their ends tell it."""
    steps = [after - before for before, after in pairwise(ends)] or ends
    columns = gcd(*steps) if steps else 0
    if columns < 2:
        return _cut_after_values(cells)
    start = ends[0] % columns
    rows = [cells[:start]] if start else []
    rows += [cells[first : first + columns] for first in range(start, len(cells), columns)]
    return rows


def _cut_after_values(cells: list[tuple[str, Line]]) -> Rows:
    """Without any sign of where rows end, a row begins where words follow a value."""
    rows: Rows = [[]]
    for text, line in cells:
        is_value = not re.search(r"[\u4e00-\u9fff]{2}", text)
        if not is_value and rows[-1] and not re.search(r"[\u4e00-\u9fff]{2}", rows[-1][-1][0]):
            rows.append([])
        rows[-1].append((text, line))
    return [row for row in rows if row]


def _rows_of_bars(lines: Sequence[Line], index: int) -> tuple[Rows, int]:
    rows: Rows = []
    while index < len(lines):
        line = lines[index]
        if line.blank:
            following = _next_filled(lines, index)
            if following == len(lines) or not _bar_row(lines[following].text):
                break
            index = following
            continue
        if not 2 <= line.text.count("|") <= _MOST_CELLS:
            break
        cells = _bar_cells(line.text)
        if not all(_RULE.fullmatch(cell) for cell in cells):
            rows.append([(cell, line) for cell in cells])
        index += 1
    return rows, index


def _bar_cells(text: str) -> list[str]:
    stripped = text.strip()
    if stripped.startswith("|"):
        stripped = stripped[1:]
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    cells = re.split(r"(?<!\\)\|", stripped)
    return [re.sub(r"<br\s*/?>", "\n", cell).replace("\\|", "|") for cell in cells]
