"""From rows of cells with spans, as Word and HTML store them, to a table whose cells stand at their true grid place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gilint.document.blocks import Cell, Place, Table

MOST_COLUMNS = 63
"""Word's own limit; a larger span is a fault or an attack, and is clamped."""
MOST_POSITIONS = 200_000
"""Positions of a grid; a statutory table has 280."""


class GridTooLarge(ValueError):
    """The spans of a table describe more positions than any report has."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as its row lists it. `column` is set where the format names it, otherwise the next free position is taken."""

    text: str
    column_span: int = 1
    row_span: int = 1
    column: int | None = None


def lay_out(rows: Iterable[Sequence[GridCell]], place: Place) -> Table:
    """Place each row's cells in the grid, around those that reach down from rows above, as a browser does.

    Raises GridTooLarge when the spans ask for more than MOST_POSITIONS positions.
    """
    cells: list[Cell] = []
    reaching: dict[int, int] = {}
    width = 0
    height = 0
    for number, row in enumerate(rows):
        height = number + 1
        column = 0
        for listed in row:
            if listed.column is not None:
                column = listed.column
            while reaching.get(column, 0) > number:
                column += 1
            span = max(1, min(listed.column_span, MOST_COLUMNS))
            down = max(1, listed.row_span)
            where = Place(place.line, place.page, place.paragraph, place.table, number + 1, column + 1)
            cells.append(Cell(listed.text, number, column, where, down, span))
            for covered in range(column, column + span):
                reaching[covered] = number + down
            column += span
            width = max(width, column)
        if width * height > MOST_POSITIONS:
            raise GridTooLarge(f"{height} x {width}")
    clipped = (
        replace(cell, row_span=min(cell.row_span, height - cell.row)) if cell.row + cell.row_span > height else cell for cell in cells
    )
    return collapse_ghost_columns(Table(tuple(clipped), height, width, place))


def collapse_ghost_columns(table: Table) -> Table:
    """Drop grid columns that exist only because two borders do not meet.

    Office programs write such columns when rows of one table have borders a hair apart: no cell begins or ends there on its own,
    and every value to their right would seem to stand one column off. A column is kept when some cell covers it alone; of a run of
    columns that no cell covers alone, one is kept for each cell that covers exactly that run.
    """
    if not table.columns:
        return table
    alone = {cell.column for cell in table.cells if cell.column_span == 1}
    exactly = {(cell.column, cell.column + cell.column_span) for cell in table.cells}
    kept: list[int] = []
    column = 0
    while column < table.columns:
        end = column
        while end < table.columns and end not in alone:
            end += 1
        if end == column:
            kept.append(column)
            column += 1
        else:
            kept.extend(_kept_of_run(column, end, exactly))
            column = end
    if len(kept) == table.columns:
        return table
    new_column = {old: new for new, old in enumerate(kept)}
    moved: list[Cell] = []
    for cell in table.cells:
        covered = [new_column[old] for old in range(cell.column, cell.column + cell.column_span) if old in new_column]
        if covered:
            where = replace(cell.place, column=covered[0] + 1)
            moved.append(replace(cell, column=covered[0], column_span=len(covered), place=where))
    return replace(table, cells=tuple(moved), columns=len(kept))


def _kept_of_run(start: int, end: int, exactly: set[tuple[int, int]]) -> list[int]:
    within = sorted(span for span in exactly if start <= span[0] and span[1] <= end)
    kept: list[int] = []
    free_from = start
    for left, right in sorted(within, key=lambda span: (span[1], -span[0])):
        if left >= free_from:
            kept.append(left)
            free_from = right
    return kept
