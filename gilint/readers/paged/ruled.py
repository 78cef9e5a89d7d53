"""Tables whose cells are parted by lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median_low

from gilint.readers.paged.banded import parted
from gilint.readers.paged.celltext import cell_text
from gilint.readers.paged.lattice import Area, Lattice, cropped, lattice
from gilint.readers.paged.networks import networks, stacked
from gilint.readers.paged.page import Box, Glyph, Page
from gilint.readers.paged.pagetable import PageCell, PageTable
from gilint.readers.paged.strokes import Strokes, strokes

_REACH = 0.5
"""How far apart, as a share of a character's size, lines may stand that are one: double ones, and those round cells that are set apart."""
_LEAST_REACH, _MOST_REACH = 1.5, 6.0
_ROW = 3.0
"""How many characters high a row is, at most, that parts a table without lines at its sides."""
_MOST_TABLES = 20
"""Of a page."""
_POSITIONS, _POSITIONS_A_GLYPH = 500, 2
"""How many grid positions the tables of a page may have: a table is there for its text, a grid without it is squared paper."""


def ruled_tables(page: Page) -> list[PageTable]:
    """Those that hold text and have cells side by side. Of tables in one another those are given that hold most of it."""
    if not page.glyphs:
        return []
    size, reach = _size(page), reach_of(page)
    drawn = stacked(networks(strokes(page.rules, reach), reach), reach, _ROW * size)
    largest = sorted((network for network in drawn if network.down), key=_surface)[-_MOST_TABLES:]
    glyphs = sorted(page.glyphs, key=lambda glyph: glyph.box.middle)
    middles = [glyph.box.middle for glyph in glyphs]
    room = _POSITIONS + _POSITIONS_A_GLYPH * len(glyphs)
    tables: list[PageTable] = []
    for network in largest:
        grid = lattice(network, reach, size, room)
        if grid is None:
            continue
        room -= len(grid.columns) * len(grid.rows)
        start, end = bisect_left(middles, grid.rows[0]), bisect_right(middles, grid.rows[-1])
        table = table_of(grid, glyphs[start:end], page.number)
        if table:
            tables = _with(tables, table)
    return tables


def reach_of(page: Page) -> float:
    """How far apart lines of a page may stand that are one."""
    return min(max(_REACH * _size(page), _LEAST_REACH), _MOST_REACH)


def _size(page: Page) -> float:
    return median_low(glyph.size for glyph in page.glyphs) if page.glyphs else 0.0


def overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _surface(network: Strokes) -> float:
    heights, widths = [stroke.at for stroke in network.across], [stroke.at for stroke in network.down]
    return (max(heights) - min(heights)) * (max(widths) - min(widths))


def _with(tables: list[PageTable], table: PageTable) -> list[PageTable]:
    """The tables and one more; where it overlaps others, either it or they, whichever has more cells with text.

    A table laid round others for the sake of the layout has fewer, a drawing in a cell as well.
    """
    rivals = [other for other in tables if overlap(other.box, table.box)]
    if sum(map(_filled_cells, rivals)) >= _filled_cells(table):
        return tables
    return [*(other for other in tables if other not in rivals), table]


def _filled_cells(table: PageTable) -> int:
    return sum(bool(cell.text) for cell in table.cells)


def table_of(grid: Lattice, glyphs: Sequence[Glyph], page: int) -> PageTable | None:
    """The table that a grid makes of what stands in it; None where nothing does."""
    grid = cropped(grid, grid.open_above and not _inked(grid.rows[:2], glyphs), grid.open_below and not _inked(grid.rows[-2:], glyphs))
    owners = [[0] * (len(grid.columns) - 1) for _ in range(len(grid.rows) - 1)]
    for number, area in enumerate(grid.areas):
        for row in range(area.row, area.row_end):
            owners[row][area.column : area.column_end] = [number] * (area.column_end - area.column)
    inside: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        at, beside = _band(grid.rows, glyph.box.middle), _band(grid.columns, (glyph.box.left + glyph.box.right) / 2)
        if at is not None and beside is not None:
            inside.setdefault(owners[at][beside], []).append(glyph)
    shares = (share for number, area in enumerate(grid.areas) for share in parted(area, inside.get(number, ()), grid.columns))
    cells = tuple(_cell(area, grid, held) for area, held in shares)
    if not any(cell.text for cell in cells):
        return None
    box = Box(grid.columns[0], grid.rows[0], grid.columns[-1], grid.rows[-1])
    return PageTable(page, box, grid.columns, grid.rows, cells, "ruled", grid.open_above)


def _inked(band: Sequence[float], glyphs: Sequence[Glyph]) -> bool:
    return any(band[0] <= glyph.box.middle < band[1] and glyph.text.strip() for glyph in glyphs)


def _cell(area: Area, grid: Lattice, glyphs: Sequence[Glyph]) -> PageCell:
    box = Box(grid.columns[area.column], grid.rows[area.row], grid.columns[area.column_end], grid.rows[area.row_end])
    text, room = cell_text(glyphs, box)
    return PageCell(text, area.row, area.column, area.row_end - area.row, area.column_end - area.column, box, room)


def _band(edges: Sequence[float], position: float) -> int | None:
    """Between which two neighbouring edges a position is."""
    band = bisect_right(edges, position) - 1
    return band if 0 <= band < len(edges) - 1 else None
