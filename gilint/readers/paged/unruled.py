"""Tables without lines between their columns: position alone says which column a value stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gilint.readers.paged.aligned import SAME_CELL, Block, Unaligned, blocks, numerals
from gilint.readers.paged.bands import Columns, columns_of
from gilint.readers.paged.celltext import is_numbered
from gilint.readers.paged.furniture import is_page_number
from gilint.readers.paged.labelling import Entry, LabelLine, plain_way, shares
from gilint.readers.paged.lines import Line, lines
from gilint.readers.paged.outside import outside
from gilint.readers.paged.page import Box, Page
from gilint.readers.paged.pagetable import PageCell, PageTable
from gilint.readers.paged.ruled import overlap, reach_of
from gilint.readers.paged.stacks import Stack, Word, by_line, levels, stacks, wrapped
from gilint.readers.paged.strokes import Stroke, strokes

_SENTENCE = 10
"""Characters; the number of a page takes fewer."""


@dataclass(slots=True)
class _Sheet:
    """The cells that have been placed: by the row and column of their upper left corner, with their height."""

    columns: int
    cells: dict[tuple[int, int], tuple[Stack, int]] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)
    rows: list[tuple[float, float]] = field(default_factory=list)
    headings: list[range] = field(default_factory=list)

    def place(self, stack: Stack, row: int, height: int = 1) -> None:
        self.cells[row, stack.columns.start] = (stack, height)
        self.taken.update((at, column) for at in range(row, row + height) for column in stack.columns)

    def is_free(self, row: int, columns: range) -> bool:
        return self.taken.isdisjoint((row, column) for column in columns)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A block by what its lines are: those of labels beside the values, the rows of values or headings, and labels of several rows."""

    leaves: list[list[Word]]
    groups: list[list[list[Word]]]
    uppers: list[Stack]
    entries: list[Entry]

    @property
    def labels(self) -> list[LabelLine]:
        return [LabelLine(line[0].middle, is_numbered(line[0].line.text)) for line in self.leaves]


def unruled_tables(
    page: Page, ruled: Sequence[PageTable], above: PageTable | None, ways: Sequence[str], leaving_out: bool
) -> list[PageTable]:
    """From top to bottom, of what stands outside the ruled tables; lines that run across may part rows.

    `above` is the last table of the page before: rows that are too few for a table by themselves may go on with it. `ways` are those in
    which values may stand beside their labels. Raises Unaligned; with `leaving_out` not of a table that is all on this page, which stays
    text.
    """
    known = None if above is None or above.kind != "aligned" else Columns(tuple(pairwise(above.columns)), above.labels)
    text = _text(page, ruled)
    found = list(blocks(text, known.spans[known.labels :] if known else ()))
    across = strokes(page.rules, reach_of(page)).across if found else ()
    tables: list[PageTable] = []
    for block in found:
        columns = columns_of(block)
        if known and block.goes_on and len(known.spans) >= len(columns.spans):
            columns = known.fitted(block)
        try:
            tables.append(_table(block, columns, _walls(across, block), page.number, ways))
        except Unaligned:
            if not (leaving_out and _is_whole(block, text)):
                raise
    return [table for table in tables if not any(overlap(table.box, other.box) for other in ruled)]


def _is_whole(block: Block, text: Sequence[Line]) -> bool:
    """Whether a table begins and ends on the page: with headings, and before a sentence or heading."""
    bottom = block.rows[-1][0].box.bottom
    ended = any(line.box.top > bottom and len(line.text) > _SENTENCE for line in text)
    return ended and not block.goes_on and not numerals(block.rows[0])


def plain_ways(page: Page, ruled: Sequence[PageTable]) -> Iterator[str]:
    """The way in which values stand beside their labels, of each table that shows it by itself."""
    across = strokes(page.rules, reach_of(page)).across
    try:
        for block in blocks(_text(page, ruled)):
            columns, walls = columns_of(block), _walls(across, block)
            parted = _lines(block, columns, walls)
            if way := plain_way(parted.labels, parted.entries, block.size, walls):
                yield way
    except Unaligned:
        return


def _text(page: Page, ruled: Sequence[PageTable]) -> tuple[Line, ...]:
    return tuple(line for line in lines(outside(page, ruled)) if not is_page_number(line.text))


def _walls(across: Sequence[Stroke], block: Block) -> list[float]:
    return [stroke.at for stroke in across if _crosses(stroke, block)]


def _crosses(stroke: Stroke, block: Block) -> bool:
    """Whether a line runs through the columns of numbers, between the block's first line and its last."""
    beside = stroke.start < block.values[0][1] and stroke.end > block.values[-1][0]
    return beside and block.rows[0][0].box.top < stroke.at < block.rows[-1][0].box.bottom


def _lines(block: Block, columns: Columns, walls: Sequence[float]) -> _Lines:
    words = wrapped((Word(word, columns.cover(word)) for row in block.rows for word in row), columns.labels)
    leaves = by_line(word for word in words if word.columns.stop == columns.labels)
    uppers = stacks((word for word in words if word.columns.stop < columns.labels), block.size, walls)
    groups = list(_groups(words, columns.labels))
    entries = [Entry(group[0][0].middle, group[-1][0].middle, _is_labelled(group, uppers, columns)) for group in groups]
    return _Lines(leaves, groups, uppers, entries)


def _table(block: Block, columns: Columns, walls: Sequence[float], page: int, ways: Sequence[str]) -> PageTable:
    parted = _lines(block, columns, walls)
    if not columns.labels and (block.goes_on or any(_are_close(above, below) for above, below in pairwise(parted.groups))):
        raise Unaligned
    way, shared = shares(parted.labels, parted.entries, block.size, walls, ways)
    sheet = _Sheet(len(columns.spans))
    for share in shared:
        label = [word for line in parted.leaves[share.start : share.end] for word in line]
        group = [] if share.entry is None else parted.groups[share.entry]
        if group and not (label or parted.entries[share.entry or 0].labelled):
            raise Unaligned
        _place(sheet, label, group, columns, block.size)
    for stack in parted.uppers:
        _place_upper(sheet, stack, way)
    _reach(sheet, columns.labels)
    return _page_table(sheet, columns, page)


def _groups(words: Iterable[Word], labels: int) -> Iterator[list[list[Word]]]:
    """The lines of words among the values: each with numbers by itself, and headings that follow one another together."""
    headings: list[list[Word]] = []
    for line in by_line(word for word in words if word.columns.stop > labels):
        if any(word.numeral for word in line):
            if headings:
                yield headings
            headings = []
            yield [line]
        else:
            headings.append(line)
    if headings:
        yield headings


def _are_close(above: Sequence[Sequence[Word]], below: Sequence[Sequence[Word]]) -> bool:
    """Whether two rows of numbers stand so close that the second may be the ends of the numbers in the first."""
    last, first = above[-1][0], below[0][0]
    return any(word.numeral for word in above[-1]) and first.middle - last.middle < SAME_CELL * last.line.size


def _is_labelled(group: Sequence[Sequence[Word]], uppers: Iterable[Stack], columns: Columns) -> bool:
    """Whether a row needs no label beside its values: headings, and rows that have one farther to the left."""
    first = group[0][0]
    return (
        not columns.labels
        or not any(word.numeral for word in group[0])
        or any(len(stack.words) == 1 and stack.top < first.middle < stack.bottom for stack in uppers)
    )


def _place(sheet: _Sheet, label: list[Word], group: Sequence[Sequence[Word]], columns: Columns, size: float) -> None:
    """Add a row with its label, or the rows of headings beside one."""
    row = len(sheet.rows)
    numbers = len(group) == 1 and any(word.numeral for word in group[0])
    if numbers:
        placed = [(stack, 0) for stack in _below_headings(group[0], sheet.headings, columns.labels)]
    else:
        placed = levels(stacks((word for line in group for word in line), size, ()))
        sheet.headings = [stack.columns for stack, _ in placed if group] or sheet.headings
    height = max((level for _, level in placed), default=0) + 1
    for stack, level in placed:
        below = [other for under, other in placed if other > level and stack.meets(under)]
        sheet.place(stack, row + level, min(below, default=height) - level)
    if label:
        sheet.place(Stack(label), row, height)
    everything = [*label, *(word for line in group for word in line)]
    top, bottom = min(word.line.box.top for word in everything), max(word.line.box.bottom for word in everything)
    step = (bottom - top) / height
    sheet.rows += [(top + step * level, top + step * (level + 1)) for level in range(height)]


def _below_headings(line: Sequence[Word], headings: Iterable[range], labels: int) -> Iterator[Stack]:
    """The values of a row; one that stands alone below a heading of several columns is merged as this is.

    So is the only value below the only heading, which may not stand above it: both are centred, and the heading is the longer one.
    """
    starts = [word.columns.start for word in line]
    above = [heading for heading in headings if heading.start >= labels]
    for word in line:
        over = [heading for heading in above if word.columns.start in heading]
        if not over and len(line) == len(above) == 1:
            yield Stack([word], above[0])
            continue
        alone = over and sum(start in over[-1] for start in starts) == 1
        yield Stack([word], over[-1] if alone else word.columns)


def _place_upper(sheet: _Sheet, stack: Stack, way: str) -> None:
    """Put a label of several rows beside the one that it stands next to and where there is room. Raises Unaligned where there is none."""
    at = {"top": stack.words[0].middle, "middle": (stack.top + stack.bottom) / 2, "bottom": stack.words[-1].middle}[way]
    free = [row for row in range(len(sheet.rows)) if sheet.is_free(row, stack.columns)]
    if not free:
        raise Unaligned
    sheet.place(stack, min(free, key=lambda row: abs(sum(sheet.rows[row]) / 2 - at)))


def _reach(sheet: _Sheet, labels: int) -> None:
    """The last label of a row reaches as far as the values."""
    for row in range(len(sheet.rows)):
        last = max((column for at, column in sheet.cells if at == row and column < labels), default=None)
        if last is not None:
            stack, height = sheet.cells[row, last]
            free = range(stack.columns.stop, labels)
            if free and height == 1 and sheet.is_free(row, free):
                sheet.place(Stack(stack.words, range(last, labels)), row)


def _page_table(sheet: _Sheet, columns: Columns, page: int) -> PageTable:
    edges = columns.edges()
    inner = ((max(above) + min(below)) / 2 for above, below in pairwise(sheet.rows))
    rows = (sheet.rows[0][0], *sorted(inner), sheet.rows[-1][1])
    cells = [
        _cell(stack.text, row, column, height, len(stack.columns), edges, rows) for (row, column), (stack, height) in sheet.cells.items()
    ]
    blank = ((row, column) for row in range(len(sheet.rows)) for column in range(sheet.columns) if (row, column) not in sheet.taken)
    cells += [_cell("", row, column, 1, 1, edges, rows) for row, column in blank]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PageTable(page, Box(edges[0], rows[0], edges[-1], rows[-1]), edges, rows, tuple(cells), "aligned", labels=columns.labels)


def _cell(text: str, row: int, column: int, height: int, width: int, edges: Sequence[float], rows: Sequence[float]) -> PageCell:
    return PageCell(text, row, column, height, width, Box(edges[column], rows[row], edges[column + width], rows[row + height]))
