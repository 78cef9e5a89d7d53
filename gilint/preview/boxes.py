"""The cells of a table as boxes of a grid in which nothing overlaps, and the same with columns left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from rich.cells import cell_len

from gilint.document import Cell, Table
from gilint.preview.drawing import Key, shown
from gilint.preview.widths import Column

ELLIPSIS = "…"
"""Stands in the place of columns left out."""
_SLIGHT = 3
"""Cells that such a place takes with its border."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a grid: the rows and columns that it covers (the last excluded), and its text; `key` is that of the cell drawn in it."""

    row: int
    column: int
    below: int
    beyond: int
    text: str
    key: Key | None

    @property
    def alone(self) -> bool:
        """Whether it takes one column."""
        return self.beyond - self.column == 1


def boxes_of(table: Table) -> list[Box]:
    """What would overlap is cut off, and of two cells at one position the first holds both; positions that no cell covers are blank."""
    taken: dict[Key, int] = {}
    boxes: list[Box] = []
    blanks = (Cell("", row, column, table.place) for row in range(table.rows) for column in range(table.columns))
    for cell in (*sorted(table.cells, key=lambda cell: (cell.row, cell.column)), *blanks):
        row, column = cell.row, cell.column
        text = shown(cell.text).strip()
        if (row, column) in taken:
            owner = taken[row, column]
            boxes[owner] = replace(boxes[owner], text=f"{boxes[owner].text} {text}".strip())
            continue
        beyond, below = column + 1, row + 1
        while beyond < min(column + cell.column_span, table.columns) and (row, beyond) not in taken:
            beyond += 1
        while below < min(row + cell.row_span, table.rows) and not any((below, at) in taken for at in range(column, beyond)):
            below += 1
        taken |= {(each, at): len(boxes) for each in range(row, below) for at in range(column, beyond)}
        boxes.append(Box(row, column, below, beyond, text, (row, column)))
    return boxes


def columns_of(boxes: Iterable[Box], count: int) -> list[Column]:
    """What stands in each column alone."""
    columns = [Column() for _ in range(count)]
    for box in boxes:
        if box.alone:
            columns[box.column].add(box.text, box.row, cell_len(box.text), box.below - box.row)
    return columns


def without_far_columns(boxes: Sequence[Box], columns: Sequence[Column], room: int, keep: Sequence[int]) -> tuple[list[Box], int]:
    """The boxes of the columns that fit into the room, and the number of columns then; runs of others become one of ellipses.

    Columns to `keep` come first, then the labels, then those that stand close to them.
    """
    kept = _kept(columns, room, keep)
    groups = [set(members) for _, members in groupby(range(len(columns)), key=lambda at: at if at in kept else -1)]
    found: list[Box] = []
    for box in boxes:
        covered = [index for index, members in enumerate(groups) if members <= set(range(box.column, box.beyond))]
        if any(groups[index] & kept for index in covered):
            found.append(Box(box.row, covered[0], box.below, covered[-1] + 1, box.text, box.key))
    taken = {(row, column) for box in found for row in range(box.row, box.below) for column in range(box.column, box.beyond)}
    rows = max(box.below for box in boxes)
    positions = ((row, column) for row in range(rows) for column in range(len(groups)))
    found += (Box(row, column, row + 1, column + 1, ELLIPSIS, None) for row, column in positions if (row, column) not in taken)
    return found, len(groups)


def _kept(columns: Sequence[Column], room: int, keep: Sequence[int]) -> Set[int]:
    labels = next((index for index, column in enumerate(columns) if column.numeric), 1)
    close = sorted(range(len(columns)), key=lambda at: min((abs(at - other) for other in keep), default=at))
    kept: set[int] = set()
    for index in (*keep[:1], *reversed(range(labels)), *keep[1:], *close):
        if _needed(columns, kept | {index}) <= room:
            kept.add(index)
    return kept or {(*keep, 0)[0]}


def _needed(columns: Sequence[Column], kept: Set[int]) -> int:
    """The cells that columns take at least, with their borders and the places of the others."""
    gaps = sum(at not in kept and (at == 0 or at - 1 in kept) for at in range(len(columns)))
    return 1 + sum(columns[at].least(at_ease=True) + 1 for at in kept) + _SLIGHT * gaps
