"""Draws the part of a statutory table that a finding is about, from the recognised cells, whatever format they were read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from gilint.findings import Location
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Style, Window, cut, pad, pad_left, wrap
from gilint.report.form import Column, FormBlock, Row
from gilint.report.model import Report
from gilint.wording import Language, say

_MOST_ROWS = 8
"""More concerned rows than these, and those that hold 0 give way."""
_ATTEMPTS = ((34, 1), (34, 2), (34, 3), (14, 3), (10, 3))
"""How many cells a label may claim, and over how many lines a header is broken; the first that fits is taken."""
_WHOLE = 6
"""Headers up to this width are not broken."""
_LONGEST_VALUE = 12
_GAP = 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """A block of a table with the labels of its rows by their keys, its texts by address, and the cells to mark.

    `primary` is the one that the finding is about, `others` are those that it involves.
    """

    table: str
    block: FormBlock
    labels: Mapping[str, str]
    texts: Mapping[str, str]
    primary: str
    others: frozenset[str]

    def address(self, row: Row, column: Column) -> str:
        return f"{self.table}.{row.key}.{column.key}"

    def marked(self, row: Row) -> list[str]:
        addresses = (self.address(row, column) for column in self.block.columns)
        return [address for address in addresses if address == self.primary or address in self.others]


def table_window(report: Report, location: Location, width: int, style: Style, lang: Language) -> Window:
    """Lines of at most `width` cells; none where the finding names no cell of the form."""
    grid = _grid(report, location, lang)
    if grid is None:
        return Window(())
    rows = _kept_rows(grid)
    columns, widths, label_width = _layout(grid, rows, width)
    lines = _headers(columns, widths, label_width)
    before, numbered = -1, 0
    for index in rows:
        if before >= 0 and index - before > 1:
            lines.append((Span(cut(_omission(grid, range(before + 1, index), lang), width), "faint"),))
        if grid.primary in grid.marked(grid.block.rows[index]):
            numbered = len(lines)
        lines += _row(grid, grid.block.rows[index], columns, widths, label_width, style)
        before = index
    primary = report.cells.get(grid.primary)
    return Window(tuple(lines), numbered, primary.place.line if primary else None)


def drawn(report: Report, location: Location) -> frozenset[str]:
    """The addresses that the window of a place marks."""
    addresses = [member for address in (location.cell, *location.cells) for member in report.form.derived.get(address, (address,))]
    return frozenset(address for address in addresses if address in report.form.labels)


def _grid(report: Report, location: Location, lang: Language) -> _Grid | None:
    marked = drawn(report, location)
    if not marked:
        return None
    primary = location.cell if location.cell in marked else ""
    anchor = primary or next(address for address in report.form.addresses if address in marked)
    table = report.form.table(anchor.split(".")[0])
    block = next(block for block, row in table.rows() if anchor.startswith(f"{table.key}.{row.key}."))
    texts = {
        address: _text(report, address, lang)
        for address in (f"{table.key}.{row.key}.{column.key}" for row in block.rows for column in block.columns)
    }
    labels = {row.key: report.form.labels[f"{table.key}.{row.key}.{block.columns[0].key}"][0] for row in block.rows}
    return _Grid(table.key, block, labels, texts, primary, marked - {primary})


def _text(report: Report, address: str, lang: Language) -> str:
    cell = report.cells.get(address)
    if cell is None:
        return "?"
    return cut(harmless(cell.text), _LONGEST_VALUE) or say("window.blank", lang)


def _kept_rows(grid: _Grid) -> list[int]:
    """The rows that are concerned and the neighbours of the one that the finding is about; of many, those that say something."""
    rows = grid.block.rows
    concerned = [index for index, row in enumerate(rows) if grid.marked(row)]
    anchor = next((index for index in concerned if grid.primary in grid.marked(rows[index])), concerned[0])
    if len(concerned) > _MOST_ROWS:
        telling = [index for index in concerned if any(grid.texts[address] != "0" for address in grid.marked(rows[index]))]
        concerned = telling[:_MOST_ROWS]
    around = (index for index in (anchor - 1, anchor, anchor + 1) if 0 <= index < len(rows))
    return sorted({*concerned, *around})


def _layout(grid: _Grid, rows: Sequence[int], width: int) -> tuple[list[Column], list[int], int]:
    """The columns to show, how wide each is, and what is left for the labels: headers are broken, then labels cut, then columns dropped."""
    columns = list(grid.block.columns)
    longest = max(cell_len(grid.labels[grid.block.rows[index].key]) for index in rows)
    while True:
        for label, lines in _ATTEMPTS:
            widths = [_column_width(grid, column, rows, lines) for column in columns]
            room = width - sum(each + _GAP for each in widths)
            if room >= min(longest, label):
                return columns, widths, min(room, longest)
        if len(columns) == 1:
            return columns, widths, max(room, 1)
        columns.remove(min(reversed(columns), key=lambda column: _worth(grid, column, rows)))


def _worth(grid: _Grid, column: Column, rows: Sequence[int]) -> int:
    """How much a reader would miss a column."""
    addresses = [grid.address(grid.block.rows[index], column) for index in rows]
    if grid.primary in addresses:
        return 3
    marked = [address for address in addresses if address in grid.others]
    return 0 if not marked else 2 if any(grid.texts[address] != "0" for address in marked) else 1


def _column_width(grid: _Grid, column: Column, rows: Sequence[int], lines: int) -> int:
    texts = [grid.texts[grid.address(grid.block.rows[index], column)] for index in rows]
    return max(
        *(cell_len(text) for text in texts), cell_len(column.label) if cell_len(column.label) <= _WHOLE else _share(column.label, lines)
    )


def _share(label: str, lines: int) -> int:
    """The width of a label broken over some lines of like length; Chinese characters are even."""
    share = -(-cell_len(label) // lines)
    return share + share % 2


def _headers(columns: Sequence[Column], widths: Sequence[int], label_width: int) -> list[Line]:
    broken = [
        wrap(column.label, _share(column.label, -(-cell_len(column.label) // width))) for column, width in zip(columns, widths, strict=True)
    ]
    height = max(len(lines) for lines in broken)
    filled = [[""] * (height - len(lines)) + lines for lines in broken]
    gap = " " * _GAP
    rows = ("".join(gap + pad_left(lines[n], width) for lines, width in zip(filled, widths, strict=True)) for n in range(height))
    return [(Span(" " * label_width), Span(row, "faint")) for row in rows]


def _row(grid: _Grid, row: Row, columns: Sequence[Column], widths: Sequence[int], label_width: int, style: Style) -> list[Line]:
    spans = [Span(pad(cut(grid.labels[row.key], label_width), label_width), "" if grid.marked(row) else "faint")]
    under = [Span(" " * label_width)]
    for column, width in zip(columns, widths, strict=True):
        address = grid.address(row, column)
        size = min(width, max(3, cell_len(grid.texts[address])))
        is_primary, is_other = address == grid.primary, address in grid.others
        look: Style = style if is_primary else "mark" if is_other else "faint"
        spans += [Span(" " * _GAP), Span(pad_left(grid.texts[address], width), look)]
        under.append(Span(" " * (_GAP + width - size) + ("^" if is_primary else "-" if is_other else " ") * size, look))
    return [tuple(spans), tuple(under)] if grid.marked(row) else [tuple(spans)]


def _omission(grid: _Grid, indices: range, lang: Language) -> str:
    marked = [address for index in indices for address in grid.marked(grid.block.rows[index])]
    zeros = bool(marked) and all(grid.texts[address] == "0" for address in marked)
    return say("window.zeros" if zeros else "window.omitted", lang, n=len(indices))
