"""The cells of a table row as its end describes them: edges, merges and grounds ([MS-DOC] 2.6.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gilint.readers.doc.grounds import has_dark_shading, has_old_dark_shading
from gilint.readers.doc.sprms import Sprm, modifiers
from gilint.readers.little import i16, u8, u16

_CELL: Final = 20
_OLD_CELL: Final = 10
_SHADING: Final = 10
_SHADINGS: Final = {Sprm.CELL_SHADING: 0, 0xD616: 22, 0xD60C: 44}
_MERGED: Final = 0x0003
_DOWN: Final = 0x0060
_DOWN_SHIFT: Final = 5
_WIDTH: Final = 1000


@dataclass(slots=True)
class CellShape:
    """`width` in twentieths of a point. `across` is not zero in a set of cells merged across, `down` not in one merged down: 1 goes on."""

    width: int
    across: int = 0
    down: int = 0
    dark: bool = False


@dataclass(slots=True)
class RowShape:
    """`left` is where the first cell begins."""

    left: int
    cells: list[CellShape]

    def fitted(self, count: int) -> RowShape:
        """For as many cells as the row has text of."""
        more = [CellShape(_WIDTH) for _ in range(count - len(self.cells))]
        return RowShape(self.left, [*self.cells[:count], *more])

    def sets(self) -> list[list[int]]:
        """The indexes of cells that are one, merged across. The first of them has 1 in files of old, and 2 by the specification."""
        sets: list[list[int]] = []
        first = 0
        for index, cell in enumerate(self.cells):
            if not index or not self.cells[index - 1].across:
                first = 1 if cell.across == 1 else 2
                sets.append([])
            elif not cell.across or cell.across & first:
                sets.append([])
            sets[-1].append(index)
        return sets


def read_row(group: bytes) -> RowShape:
    row = RowShape(0, [])
    gap = 0
    for code, said in modifiers(group):
        if code in (Sprm.TABLE, Sprm.OLD_TABLE):
            row = _defined(said, _CELL if code == Sprm.TABLE else _OLD_CELL)
        elif code == Sprm.TABLE_LEFT:
            row.left = i16(said, 0) - gap
        elif code == Sprm.TABLE_GAP:
            row.left += gap - u16(said, 0)
            gap = u16(said, 0)
        else:
            _change(row, code, said)
    return row


def _defined(said: bytes, size: int) -> RowShape:
    count = u8(said, 0)
    edges = [i16(said, 1 + 2 * index) for index in range(count + 1)]
    cells: list[CellShape] = []
    for index in range(count):
        flags = u16(said, 1 + 2 * (count + 1) + size * index)
        cells.append(CellShape(max(0, edges[index + 1] - edges[index]), flags & _MERGED, (flags & _DOWN) >> _DOWN_SHIFT))
    return RowShape(edges[0], cells)


def _change(row: RowShape, code: int, said: bytes) -> None:
    first, last = u8(said, 0), u8(said, 1)
    if code == Sprm.INSERT_CELLS:
        row.cells[first:first] = [CellShape(u16(said, 2)) for _ in range(max(0, min(last, 255 - len(row.cells))))]
    elif code == Sprm.DELETE_CELLS:
        del row.cells[first:last]
    elif code == Sprm.CELL_WIDTH:
        for cell in row.cells[first:last]:
            cell.width = u16(said, 2)
    elif code in (Sprm.MERGE, Sprm.SPLIT):
        for index, cell in enumerate(row.cells[first:last]):
            cell.across = 0 if code == Sprm.SPLIT else 2 if index else 1
    elif code == Sprm.MERGE_DOWN:
        for cell in row.cells[first : first + 1]:
            cell.down = last & 3
    elif code in _SHADINGS:
        for index, cell in enumerate(row.cells[_SHADINGS[code] :]):
            cell.dark = has_dark_shading(said[_SHADING * index : _SHADING * (index + 1)])
    elif code == Sprm.OLD_CELL_SHADING:
        for index, cell in enumerate(row.cells[: len(said) // 2]):
            cell.dark = has_old_dark_shading(u16(said, 2 * index))
