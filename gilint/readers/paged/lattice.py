"""A network of strokes as a grid: edges, and cells where no stroke parts their neighbours."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gilint.readers.paged.strokes import Stroke, Strokes


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of grid positions: from `row` and `column` (counted from 0) up to `row_end` and `column_end`, which are outside."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """`columns` and `rows` are edges; the outer ones may have no stroke, as `open_above` and `open_below` say of the upper and lower."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    areas: tuple[Area, ...]
    open_above: bool
    open_below: bool


def lattice(network: Strokes, reach: float, size: float, most: int) -> Lattice | None:
    """None where the network is no grid of cells side by side, or one of more than `most` positions."""
    columns, _, _ = _edges(network.down, network.across, reach, size, 2)
    rows, open_above, open_below = _edges(network.across, network.down, reach, size, 1)
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > most:
        return None
    below = _parted(network.across, rows, columns)
    beside = _parted(network.down, columns, rows)
    areas = tuple(_areas(below, beside, len(rows) - 1, len(columns) - 1))
    return Lattice(columns, rows, areas, open_above, open_below)


def cropped(grid: Lattice, above: bool, below: bool) -> Lattice:
    """Without the first row, or the last one."""
    first, last = int(above), len(grid.rows) - 1 - below
    cut = (Area(max(area.row, first) - first, area.column, min(area.row_end, last) - first, area.column_end) for area in grid.areas)
    areas = tuple(area for area in cut if area.row < area.row_end)
    return Lattice(grid.columns, grid.rows[first : last + 1], areas, grid.open_above and not above, grid.open_below and not below)


def snapped(positions: Iterable[float], reach: float) -> tuple[float, ...]:
    """Positions in order; those within `reach` of the first of them are one, in their middle."""
    edges: list[float] = []
    close: list[float] = []
    for position in sorted(positions):
        if close and position - close[0] > reach:
            edges.append((close[0] + close[-1]) / 2)
            close.clear()
        close.append(position)
    if close:
        edges.append((close[0] + close[-1]) / 2)
    return tuple(edges)


def nearest(edges: Sequence[float], position: float) -> int:
    """The index of the edge nearest to a position."""
    index = bisect_left(edges, position)
    if index and (index == len(edges) or position - edges[index - 1] <= edges[index] - position):
        return index - 1
    return index


def _edges(
    strokes: Sequence[Stroke], crossing: Sequence[Stroke], reach: float, size: float, least: int
) -> tuple[tuple[float, ...], bool, bool]:
    """Where strokes stand, and whether an edge was added before or after them: where at least so many strokes that cross them end.

    There a table has an edge without a line, if a character fits between.
    """
    edges = snapped((stroke.at for stroke in strokes), reach)
    starts, ends = sorted(stroke.start for stroke in crossing), sorted(-stroke.end for stroke in crossing)
    before = sum(start - starts[0] <= reach for start in starts[:least]) == least and edges[0] - starts[0] > size
    after = sum(end - ends[0] <= reach for end in ends[:least]) == least and -ends[0] - edges[-1] > size
    return (*(starts[:1] if before else ()), *edges, *([-ends[0]] if after else ())), before, after


def _parted(strokes: Sequence[Stroke], edges: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each edge, whether a stroke stands on it between each two neighbouring edges of the other direction."""
    parted = [[False] * (len(along) - 1) for _ in edges]
    for stroke in strokes:
        line = parted[nearest(edges, stroke.at)]
        start, end = nearest(along, stroke.start), nearest(along, stroke.end)
        line[start:end] = [True] * (end - start)
    return parted


def _areas(below: list[list[bool]], beside: list[list[bool]], rows: int, columns: int) -> Iterable[Area]:
    """Rectangles that together take all of the grid, each as wide and then as high as no stroke crosses it."""
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        column = 0
        while column < columns:
            if taken[row][column]:
                column += 1
                continue
            end = column + 1
            while end < columns and not beside[end][row] and not taken[row][end]:
                end += 1
            down = row + 1
            while down < rows and not _is_crossed(below, beside, taken, down, column, end):
                down += 1
            for covered in range(row, down):
                taken[covered][column:end] = [True] * (end - column)
            yield Area(row, column, down, end)
            column = end


def _is_crossed(below: list[list[bool]], beside: list[list[bool]], taken: list[list[bool]], row: int, column: int, end: int) -> bool:
    """Whether a stroke runs above the positions of a row or between them, or one of them is taken."""
    return any(below[row][column:end]) or any(beside[inner][row] for inner in range(column + 1, end)) or any(taken[row][column:end])
