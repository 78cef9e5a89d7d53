"""Tables that a page break cut, as one again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gilint.document import GridCell, Place, Table, lay_out
from gilint.document.grid import MOST_POSITIONS, GridTooLarge
from gilint.readers.paged.breaks import Piece, carried, is_cut
from gilint.readers.paged.celltext import joint
from gilint.readers.paged.lattice import nearest, snapped
from gilint.readers.paged.pagetable import PageCell, PageTable
from gilint.readers.unreadable import Unreadable

_REACH = 5.0
"""How many points an edge may stand off from one page to the next."""


@dataclass(slots=True)
class _Whole:
    """A table while its parts are put together: the `edges` of its columns, the `pages` on which its rows begin, and its `last` page."""

    edges: tuple[float, ...]
    pieces: list[Piece] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    last: int = 0


def continues(above: PageTable, below: PageTable) -> bool:
    """Whether the table that ends one page goes on with the one that begins the next; nothing but margins stands between them.

    It has the same width and most edges of that part which has fewer of them; or all its edges, for a browser leaves the frame of a merged
    cell open on the pages after its first, so that it seems to be no part of the table.
    """
    if "aligned" in (above.kind, below.kind):
        return above.kind == below.kind and _same_columns(above, below)
    few, many = sorted((above.columns, below.columns), key=len)
    if abs(_width(above) - _width(below)) > _REACH:
        return _known(few, many, 0.0) == len(few)
    shift = many[0] - few[0]
    return 2 * _known(few[1:-1], many, shift) >= len(few) - 2


def to_table(parts: Sequence[PageTable], place: Place, unread: frozenset[int] = frozenset()) -> Table:
    """The parts of one table in one grid, without the headers that pages repeat. The page of a cell's place is that on which it begins.

    Nothing goes on across an `unread` page. Raises Unreadable where they are larger together than any table of a report.
    """
    widest = max(parts, key=_width)
    shifts = [widest.columns[0] - part.columns[0] if abs(_width(part) - _width(widest)) <= _REACH else 0.0 for part in parts]
    if widest.kind == "aligned":
        parts = [_with_edges(part, widest.columns) for part in parts]
    height = sum(len(part.rows) - 1 for part in parts)
    if height * max(len(part.columns) - 1 for part in parts) > MOST_POSITIONS:
        raise Unreadable("bomb", f"table of {height} rows")
    whole = _Whole(snapped((edge + shift for part, shift in zip(parts, shifts, strict=True) for edge in part.columns), _REACH))
    for part, shift in zip(parts, shifts, strict=True):
        follows = not whole.pages or unread.isdisjoint(range(whole.last + 1, part.page))
        _append(whole, part, shift, parts[0], follows)
    rows: list[list[GridCell]] = [[] for _ in whole.pages]
    for piece in sorted(whole.pieces, key=lambda piece: piece.column):
        rows[piece.row].append(GridCell(piece.text, piece.column_end - piece.column, piece.row_end - piece.row, piece.column))
    try:
        table = lay_out(rows, place)
    except GridTooLarge as fault:
        raise Unreadable("bomb", f"table of {fault}") from None
    return replace(
        table,
        ruled=widest.kind == "ruled",
        cells=tuple(replace(cell, place=replace(cell.place, page=whole.pages[cell.row])) for cell in table.cells),
    )


def _with_edges(part: PageTable, columns: tuple[float, ...]) -> PageTable:
    """The part as if its columns had the edges of another one, of as many columns."""
    cells = (
        replace(cell, box=replace(cell.box, left=columns[cell.column], right=columns[cell.column + cell.column_span]))
        for cell in part.cells
    )
    return replace(part, columns=columns, cells=tuple(cells))


def _width(part: PageTable) -> float:
    return part.columns[-1] - part.columns[0]


def _known(edges: Sequence[float], others: Sequence[float], shift: float) -> int:
    return sum(abs(edge + shift - others[nearest(others, edge + shift)]) <= _REACH for edge in edges)


def _same_columns(above: PageTable, below: PageTable) -> bool:
    """Whether the columns of two tables without lines stand below one another; their edges depend on what is in them."""
    middles = [(left + right) / 2 for left, right in pairwise(below.columns)]
    return (above.labels, len(above.columns)) == (below.labels, len(below.columns)) and all(
        left < middle < right for (left, right), middle in zip(pairwise(above.columns), middles, strict=True)
    )


def _append(whole: _Whole, part: PageTable, shift: float, first: PageTable, follows: bool) -> None:
    """Add a part's rows below its header; a row that the break cut, and cells of several rows, go on."""
    header = _repeated(first, part) if whole.pages else 0
    height = len(whole.pages)
    below = [_piece(cell, shift, whole.edges) for cell in part.cells if cell.row >= header]
    begun = [piece for piece in below if piece.row == header]
    last = [piece for piece in whole.pieces if piece.row_end == height]
    if not follows:
        # The rows beside pages that could not be read may be parts of rows: whose they are is not known.
        for piece in (*last, *begun):
            piece.text = ""
    cut = follows and bool(last) and is_cut(last, begun, part.open_above and not first.open_above)
    lowered = height - header - cut
    for piece in below:
        piece.row, piece.row_end = piece.row + lowered, piece.row_end + lowered
    height += len(part.rows) - 1 - header - cut
    for upper, lower in carried(last, begun, cut) if follows else ():
        upper.text += joint(upper.text, lower.text, upper.room) + lower.text
        upper.row_end, upper.room = lower.row_end, lower.room
        begun.remove(lower)
        below.remove(lower)
    left = min((piece.column for piece in below), default=0)
    for upper in last:
        if upper.column_end <= left:
            upper.row_end = height
    whole.pieces += below
    whole.pages += [part.page] * (height - len(whole.pages))
    whole.last = part.page


def _repeated(first: PageTable, part: PageTable) -> int:
    """How many rows at the top of a part say what the first rows of the table do."""
    count = 0
    for above, here in zip(_texts(first), _texts(part), strict=False):
        if above != here or not any(here):
            break
        count += 1
    return count


def _texts(part: PageTable) -> list[tuple[str, ...]]:
    rows: list[list[str]] = [[] for _ in part.rows[1:]]
    for cell in part.cells:
        rows[cell.row].append("".join(cell.text.split()))
    return [tuple(row) for row in rows]


def _piece(cell: PageCell, shift: float, edges: Sequence[float]) -> Piece:
    column, end = nearest(edges, cell.box.left + shift), nearest(edges, cell.box.right + shift)
    return Piece(cell.text, cell.row, column, cell.row + cell.row_span, max(end, column + 1), cell.room)
