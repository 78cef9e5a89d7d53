"""Puts the cells of a statutory table that was read from running text under their columns, as the form prints them.

Text keeps the cells of a row in their order, but a merged one takes one column there, and where it goes on it is blank or nothing at all,
so that rows would be drawn shifted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from gilint.document import Cell, Place, Table
from gilint.report.form import FormTable
from gilint.report.labels import bare
from gilint.report.model import Report


def straightened(table: Table, report: Report, addresses: Mapping[Place, str]) -> Table:
    """The table with merged cells; as it is where its columns can be trusted, and where it is no statutory one.

    `addresses` are those of values by their places.
    """
    keys = {address.partition(".")[0] for cell in table.cells if (address := addresses.get(cell.place))}
    if table.exact or len(keys) != 1:
        return table
    columns = _columns(table, report.form.table(keys.pop()), addresses)
    cells: list[Cell] = []
    for _, row in groupby(sorted(table.cells, key=lambda cell: (cell.row, cell.column)), lambda cell: cell.row):
        listed = list(row)
        placed = columns.placed(listed)
        if placed is None:
            cells += listed
        else:
            cells = [_reaching_down(cell, placed, listed[0].row, columns) for cell in cells] + placed
    return replace(table, cells=tuple(cells), columns=max(cell.column + cell.column_span for cell in cells))


@dataclass(frozen=True, slots=True)
class _Value:
    """Where a value stands: its column, how many labels stand in front of it, and whether it takes the columns up to the next cell."""

    column: int
    depth: int
    wide: bool


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table, `labels` of them in front of the values, which begin at row `first`.

    `heads` has the column of a label that stands above its values, or above the labels of these.
    """

    labels: int
    count: int
    first: int
    values: Mapping[Place, _Value]
    heads: Mapping[str, int]

    def placed(self, row: Sequence[Cell]) -> list[Cell] | None:
        """The cells of a row that hold something, at their columns; None where they are not in order."""
        known = [self.values.get(cell.place) for cell in row]
        value = next((value for value in known if value), None)
        starts = self._labelled(row, known, value.depth) if value else self._headed(row)
        ends = [*(start for _, start, _ in starts[1:]), self.count]
        if any(end <= start for (_, start, _), end in zip(starts, ends, strict=True)):
            return None
        return [
            replace(cell, column=start, column_span=end - start if wide else 1)
            for (cell, start, wide), end in zip(starts, ends, strict=True)
        ]

    def _labelled(self, row: Sequence[Cell], known: Sequence[_Value | None], depth: int) -> list[tuple[Cell, int, bool]]:
        """A row of values: the label next to them stands as deep as the form has it."""
        labels = [cell for cell, value in zip(row, known, strict=True) if value is None and cell.text.strip()]
        at = max(depth - len(labels), 0)
        values = [(cell, value.column, value.wide) for cell, value in zip(row, known, strict=True) if value]
        return [*((cell, at + index, True) for index, cell in enumerate(labels)), *values]

    def _headed(self, row: Sequence[Cell]) -> list[tuple[Cell, int, bool]]:
        """A row without values."""
        above = row[0].row < self.first
        starts: list[tuple[Cell, int, bool]] = []
        filled = row[: max((index + 1 for index, cell in enumerate(row) if cell.text.strip()), default=0)]
        # Right above values side by side, what is missing are the cells that reach down from the rows above, and they stand first.
        lowest = not self.labels and row[0].row == self.first - 1 and row[0].text.strip()
        at = max(self.count - len(filled), 0) if lowest else 0
        for index, cell in enumerate(filled):
            head = self.heads.get(bare(cell.text))
            if head is not None:
                at = head
            elif index and above and self.labels > 1 and cell.text.strip():
                at = max(at, self.labels)
            if cell.text.strip():
                starts.append((cell, at, head is None or not self.labels))
            at += 1
        return starts


def _columns(table: Table, form: FormTable, addresses: Mapping[Place, str]) -> _Columns:
    across = form.layout == "across"
    order: dict[str, _Value] = {}
    heads: dict[str, int] = {}
    count = depth = 0
    for block, row in form.rows():
        begin = count if across else 0
        for index, column in enumerate(block.columns):
            last = index == len(block.columns) - 1
            order[f"{form.key}.{row.key}.{column.key}"] = _Value(begin + index, len(row.path), last and not across)
            if len(form.blocks) == 1 and not across:
                heads[bare(column.label)] = index
        if across:
            heads.update({bare(label): begin for label in row.path if bare(label) not in heads})
        else:
            depth = max(depth, len(row.path))
        count = max(count, begin + len(block.columns))
    ordered = [(cell, order[address]) for cell in table.cells if (address := addresses.get(cell.place))]
    labels = max(depth, *(cell.column - value.column for cell, value in ordered))
    return _Columns(
        labels,
        labels + count,
        min(cell.row for cell, _ in ordered),
        {cell.place: replace(value, column=labels + value.column) for cell, value in ordered},
        {label: labels + column for label, column in heads.items()},
    )


def _reaching_down(cell: Cell, row: Sequence[Cell], number: int, columns: _Columns) -> Cell:
    """A cell of the rows above, one row taller where the row below has nothing in its place; values never are."""
    if cell.row + cell.row_span != number or cell.place in columns.values:
        return cell
    edges = [0, *(edge for each in row for edge in (each.column, each.column + each.column_span)), columns.count]
    free = list(pairwise(edges))[::2]
    if any(start <= cell.column and cell.column + cell.column_span <= end for start, end in free):
        return replace(cell, row_span=cell.row_span + 1)
    return cell
