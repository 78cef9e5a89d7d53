"""Rows of a ruled table in which no line parts the values, as where only every other row is framed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gilint.readers.paged.lattice import Area
from gilint.readers.paged.lines import lines
from gilint.readers.paged.page import Glyph
from gilint.readers.paged.words import is_numeral, words


def parted(area: Area, glyphs: Sequence[Glyph], columns: Sequence[float]) -> Iterator[tuple[Area, list[Glyph]]]:
    """The cells of an area with what stands in each: several where numbers stand below several columns, since a cell has but one."""
    if area.column_end - area.column < 2 or not glyphs:
        yield area, list(glyphs)
        return
    pieces = [piece for line in lines(glyphs) for piece in words(line)]
    covers = [_cover(piece.box.left, piece.box.right, area, columns) for piece in pieces]
    numbered = {cover.start for piece, cover in zip(pieces, covers, strict=True) if is_numeral(piece) and len(cover) == 1}
    if len(numbered) < 2:
        yield area, list(glyphs)
        return
    for span in _apart(covers, area):
        inside = [glyph for piece, cover in zip(pieces, covers, strict=True) if cover.start in span for glyph in piece.glyphs]
        yield replace(area, column=span.start, column_end=span.stop), inside


def _cover(left: float, right: float, area: Area, columns: Sequence[float]) -> range:
    first, last = bisect_right(columns, left) - 1, bisect_right(columns, right) - 1
    return range(max(first, area.column), min(max(last, first), area.column_end - 1) + 1)


def _apart(covers: Sequence[range], area: Area) -> Iterator[range]:
    """The columns of the area, those together that a piece stands in."""
    column = area.column
    while column < area.column_end:
        end = column + 1
        for cover in sorted(covers, key=lambda cover: cover.start):
            if cover.start < end < cover.stop and cover.start >= column:
                end = cover.stop
        yield range(column, end)
        column = end
