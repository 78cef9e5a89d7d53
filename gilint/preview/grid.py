"""Draws a table with its borders: merged cells, texts broken within their columns, numbers at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len

from gilint.document import Table
from gilint.output.lines import Line, Span, breaks
from gilint.preview.boxes import ELLIPSIS, Box, boxes_of, columns_of, without_far_columns
from gilint.preview.drawing import GUTTER, MARGIN, Area, Piece, Slice
from gilint.preview.widths import NUMBER, fitted, height, widened

_BOX = " ╵╷│╴┘┐┤╶└┌├─┴┬┼"
_ASCII = " |||-+++-+++-+++"
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
"""The sides on which a border goes on; their sum picks the sign out of the above."""
_CLEARLY_LOWER = 1.2
"""Blanks beside the texts are given up for a table that is so much lower without them."""


def draw_table(table: Table, width: int, *, ascii: bool = False, keep: Sequence[int] = ()) -> Piece:
    """Lines of at most `width` cells. Where not all columns have room, those in `keep` stay, the labels, and those that stand close."""
    room = width - GUTTER
    boxes, count = boxes_of(table), table.columns
    if not boxes:
        return Piece((), {}, table)
    sizes = _sizes(boxes, count, room)
    whole = sizes is not None
    if sizes is None:
        boxes, count = without_far_columns(boxes, columns_of(boxes, count), room, keep)
        sizes = _sizes(boxes, count, room) or _Sizes([max((room - 1) // count - 1, 1)] * count, 0)
    grid = _Grid(boxes, table.rows, sizes, _ASCII if ascii else _BOX)
    return Piece(tuple(grid.lines()), {box.key: area for box, area in grid.areas.items() if box.key is not None}, table, whole)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The widths of columns without the blanks beside each text, `padding` at either side."""

    widths: Sequence[int]
    padding: int

    def across(self, first: int, beyond: int) -> int:
        """The cells from behind one border to behind another."""
        return sum(width + 2 * self.padding + 1 for width in self.widths[first:beyond])

    def inside(self, box: Box) -> int:
        return self.across(box.column, box.beyond) - 1


def _sizes(boxes: Sequence[Box], count: int, room: int) -> _Sizes | None:
    """With blanks beside the texts if these fit, and the table gets not much taller for it."""
    columns = columns_of(boxes, count)
    rooms = [room - count - 1 - 2 * padding * count for padding in (0, 1)]
    tight, loose = (fitted(columns, each) for each in rooms)
    if tight is None:
        return None
    spans = [(box.column, box.beyond - 1, cell_len(box.text)) for box in boxes if not box.alone]
    if loose is not None and height(columns, loose) <= _CLEARLY_LOWER * height(columns, tight):
        return _Sizes(widened(loose, spans, rooms[1], 3), 1)
    return _Sizes(widened(tight, spans, rooms[0], 1), 0)


class _Grid:
    """Boxes with their sizes, as lines. `signs` are those of the borders, by the sides on which they go on."""

    def __init__(self, boxes: Sequence[Box], rows: int, sizes: _Sizes, signs: str) -> None:
        self.sizes = sizes
        self.signs = signs
        self.count = len(sizes.widths)
        self.owners = {(row, column): box for box in boxes for row in range(box.row, box.below) for column in range(box.column, box.beyond)}
        cuts = {box: breaks(box.text, max(sizes.inside(box) - 2 * sizes.padding, 1)) for box in boxes}
        self.heights = [1] * rows
        for box, lines in cuts.items():
            if box.below - box.row == 1:
                self.heights[box.row] = max(self.heights[box.row], len(lines))
        self.ruled = [self._is_ruled(row) for row in range(rows + 1)]
        for box, lines in cuts.items():
            inner = sum(self.heights[box.row : box.below]) + sum(self.ruled[box.row + 1 : box.below])
            self.heights[box.below - 1] += max(len(lines) - inner, 0)
        self.tops = list(accumulate((high + self.ruled[row + 1] for row, high in enumerate(self.heights)), initial=1))
        numeric = [column.numeric for column in columns_of(boxes, self.count)]
        self.areas = {box: self._area(box, cuts[box], numeric) for box in boxes}

    def lines(self) -> Iterator[Line]:
        line = 0
        for row in range(len(self.heights) + 1):
            if self.ruled[row]:
                yield self._rule(row, line)
                line += 1
            if row < len(self.heights):
                yield from (self._content(row, line + index) for index in range(self.heights[row]))
                line += self.heights[row]

    def _is_ruled(self, row: int) -> bool:
        """Whether a border is drawn above a row: below the first one, around rows of several lines, and where columns change."""
        if row <= 1 or row == len(self.heights) or max(self.heights[row - 1 : row + 1]) > 1:
            return True
        above, below = ([self.owners[each, at] for at in range(self.count)] for each in (row - 1, row))
        if any(one is not other and max(one.below - one.row, other.below - other.row) > 1 for one, other in zip(above, below, strict=True)):
            return True
        return [box.column for box in above] != [box.column for box in below]

    def _area(self, box: Box, cuts: Sequence[tuple[int, int]], numeric: Sequence[bool]) -> Area:
        left = GUTTER + 1 + self.sizes.across(0, box.column)
        room = self.sizes.inside(box) - 2 * self.sizes.padding
        heads_numbers = all(numeric[box.column : box.beyond])
        slices: list[Slice] = []
        for index, (start, end) in enumerate(cuts):
            # A blank cell has a place as well, so that it can be marked.
            size = cell_len(box.text[start:end]) if box.text else min(2, room)
            if NUMBER.fullmatch(box.text) or not box.text or (box.alone and heads_numbers):
                shift = room - size
            else:
                shift = (room - size) // 2 if heads_numbers else 0
            slices.append(Slice(self.tops[box.row] + index, left + self.sizes.padding + shift, size, start, end))
        bottom = self.tops[box.below] - self.ruled[box.below]
        return Area(box.text, tuple(slices), self.tops[box.row], bottom, left, left + self.sizes.inside(box))

    def _content(self, row: int, line: int) -> Line:
        """A line of texts within a row."""
        border = Span(self.signs[_UP | _DOWN], "frame")
        parts: list[Span] = []
        column = 0
        while column < self.count:
            box = self.owners[row, column]
            parts += (border, self._text(box, line))
            column = box.beyond
        return MARGIN, *parts, border

    def _rule(self, row: int, line: int) -> Line:
        """The border above a row; texts of cells that reach through it go on."""
        parts: list[Span] = []
        border = ""
        column = 0
        while column <= self.count:
            (nw, ne), (sw, se) = (((self.owners.get((each, column - 1)), self.owners.get((each, column)))) for each in (row - 1, row))
            border += self.signs[_UP * (nw is not ne) | _DOWN * (sw is not se) | _LEFT * (nw is not sw) | _RIGHT * (ne is not se)]
            if se is not None and ne is se:
                parts += (Span(border, "frame"), self._text(se, line))
                border = ""
                column = se.beyond
            else:
                border += self.signs[_LEFT | _RIGHT] * (self.sizes.across(column, column + 1) - 1)
                column += 1
        return MARGIN, *parts, Span(border, "frame")

    def _text(self, box: Box, line: int) -> Span:
        area = self.areas[box]
        size = area.right - area.left
        index = line - area.top
        if index >= len(area.slices) or not box.text:
            return Span(" " * size)
        piece = area.slices[index]
        words = area.text[piece.start : piece.end]
        before = " " * (piece.at - area.left)
        return Span(before + words + " " * (size - len(before) - piece.size), "faint" if box.text == ELLIPSIS else "")
