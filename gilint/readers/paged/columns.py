"""Text that stands in columns beside each other, or as a menu beside an article, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from gilint.readers.paged.lines import Line, line_of
from gilint.readers.paged.prose import begins, goes_on, setting
from gilint.readers.paged.words import Span

# Widths are in characters.
_NARROWEST: Final = 1.0
"""How wide a gap between columns is at least; the one that Word leaves by itself, 21 points, is little more."""
_WIDE: Final = 1.5
"""How wide a gap is beside which not all need be text set in columns."""
_FEWEST_ROWS: Final = 3
_PROSE: Final = 10
"""Characters of a line that may be one of prose; what stands in short pieces on both sides of a gap is a table without lines."""
_SET: Final = 6
"""Characters of a line in the narrowest of columns that text is set in."""
_FULL: Final = 1.0
"""How far from the edge of its column a line ends that is broken there."""
_MOST_BESIDE: Final = 4
_MOST_LINES: Final = 300
_MOST_PIECES: Final = 30
"""A page of more lines, or a line of more pieces, is none of text."""

_ROWS: Final = 0.2
"""The share of a table's lines that hold nothing but figures in one of its columns."""
_FIGURES: Final = re.compile(r"[\d.,，．%\-−–—/／\s]+")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, from `top` on. `prose` is false for a menu or a list of names.

    It is the `index`-th, from 0, of `count` columns that stand beside each other.
    """

    top: float
    lines: tuple[Line, ...]
    prose: bool = True
    index: int = 0
    count: int = 1


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap that runs down between lines: to `end` they stand on both sides of it, to `free` on one of them at least."""

    span: Span
    end: int
    free: int


def columns(lines: Sequence[Line], carried: Sequence[Span] = ()) -> list[Column]:
    """In reading order; where the text stands in one column, this is one.

    `carried` are the gaps between columns that go on from the page before.
    """
    if len(lines) > _MOST_LINES:
        return _one(lines)
    pieces = [_pieces(line) for line in lines]
    found: list[Column] = []
    plain: list[Line] = []
    index = 0
    if carried and (gap := _carried_gap(lines, pieces, carried)).end:
        index = _end_of_left(lines, 0, gap)
        found += _beside(_parted(lines[:index], carried), prose=True)
    while index < len(lines):
        gap = _gap(lines, pieces, index)
        if _sides(lines[index : gap.end], gap.span):
            end = _end_of_left(lines, index, gap)
            found += [*_one(plain), *_beside(_parted(lines[index:end], [gap.span]))]
            plain = []
        else:
            end = max(gap.end, index + 1)
            plain.extend(lines[index:end])
        index = end
    return [*found, *_one(plain)]


def gaps_after(found: Sequence[Column]) -> list[Span]:
    """The gaps between the columns in which a page ends."""
    last = found[-found[-1].count :] if found else ()
    return [(max(line.box.right for line in one.lines), min(line.box.left for line in other.lines)) for one, other in pairwise(last)]


def _one(lines: Sequence[Line]) -> list[Column]:
    return [Column(lines[0].box.top, tuple(lines))] if lines else []


def _beside(sides: Sequence[tuple[Line, ...]], *, prose: bool = False) -> list[Column]:
    """The columns that sides stand in: one each, or several."""
    found = list(sides)
    index = 0
    while index < len(found):
        lines = found[index]
        gap = _gap(lines, [_pieces(line) for line in lines], 0)
        parts = _sides(lines, gap.span) if lines and gap.free == len(lines) and len(found) < _MOST_BESIDE else []
        found[index : index + 1] = parts or [lines]
        index += not parts
    top = min(lines[0].box.top for lines in found if lines)
    return [
        Column(top, lines, prose or _is_prose(lines) or _is_set(lines), index, len(found)) for index, lines in enumerate(found) if lines
    ]


def _pieces(line: Line) -> list[Span]:
    """From where to where the pieces of a line reach that gaps part."""
    found: list[Span] = []
    for glyph in line.glyphs:
        if found and glyph.box.left - found[-1][1] < _NARROWEST * line.size:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.box.right))
        else:
            found.append((glyph.box.left, glyph.box.right))
    return found if len(found) <= _MOST_PIECES else [(found[0][0], found[-1][1])]


def _gap(lines: Sequence[Line], pieces: Sequence[Sequence[Span]], start: int) -> _Gap:
    """The one that a line has and that runs furthest down from it."""
    best = _Gap((0.0, 0.0), start, start)
    for gap in _gaps(lines, pieces, start) if lines else ():
        end, free, rows, before = start, start, 0, (False, False)
        for index in range(start, len(lines)):
            narrowed = _narrowed(gap, pieces[index])
            if not _is_gap(narrowed, lines[index]):
                break
            gap, free = narrowed, index + 1
            at = pieces[index][0][0] < gap[0], pieces[index][-1][1] > gap[1]
            beside = all(at) or (index > start and at != before and _overlap(lines[index - 1], lines[index]))
            rows += beside
            if beside or (end == index and at[1]):
                end = index + 1
            before = at
        if rows >= _FEWEST_ROWS and end > best.end:
            best = _Gap(gap, end, free)
    return best


def _is_gap(span: Span, line: Line) -> bool:
    return span[1] - span[0] >= _NARROWEST * line.size


def _carried_gap(lines: Sequence[Line], pieces: Sequence[Sequence[Span]], carried: Sequence[Span]) -> _Gap:
    """The first of the gaps in which the page before ended, as far as lines leave them all free."""
    end = free = 0
    for index, line in enumerate(lines):
        if not all(_is_gap(_narrowed(gap, pieces[index]), line) for gap in carried):
            break
        free = index + 1
        beside = any(pieces[index][0][0] < gap[1] <= pieces[index][-1][0] for gap in carried)
        if beside or (end == index and pieces[index][0][0] >= carried[0][1]):
            end = index + 1
    return _Gap(carried[0], end, free)


def _gaps(lines: Sequence[Line], pieces: Sequence[Sequence[Span]], start: int) -> Iterator[Span]:
    """Those of a line, and that between it and the next one, if they stand beside each other on different heights."""
    for one, other in pairwise(pieces[start]):
        yield one[1], other[0]
    if start + 1 < len(lines) and _overlap(lines[start], lines[start + 1]):
        left, right = sorted((lines[start].box, lines[start + 1].box), key=lambda box: box.left)
        if left.right < right.left:
            yield left.right, right.left


def _overlap(above: Line, below: Line) -> bool:
    return below.box.top < above.box.bottom


def _narrowed(gap: Span, pieces: Sequence[Span]) -> Span:
    """The gap as far as a line leaves it free."""
    left, right = gap
    for piece in pieces:
        if piece[0] < right and piece[1] > left:
            if piece[0] + piece[1] < left + right:
                left = max(left, piece[1])
            else:
                right = min(right, piece[0])
    return left, right


def _end_of_left(lines: Sequence[Line], start: int, gap: _Gap) -> int:
    """Where the left column ends if it is the longer one. What stands below it and does not go on with its text may be below both."""
    left = _parted(lines[start : gap.end], [gap.span])[0]
    how = setting([left])
    if not left or how is None:
        return gap.end
    end, last = gap.end, left[-1]
    for index in range(gap.end, gap.free):
        line = lines[index]
        if line.box.left >= gap.span[1]:
            break
        if not begins(line) and goes_on([last], how, line, how, parted=False):
            end = index + 1
        last = line
    return end


def _sides(lines: Sequence[Line], gutter: Span) -> list[tuple[Line, ...]]:
    """The lines left and right of the gap, if they are text in columns or one of them is prose; nothing if they are rows of a table."""
    sides = _parted(lines, [gutter])
    if not lines or not all(sides) or any(map(_is_figures, sides)):
        return []
    if all(map(_is_set, sides)):
        return sides
    wide = gutter[1] - gutter[0] >= _WIDE * median(line.size for line in lines)
    level = sum(line.box.left < gutter[0] and line.box.right > gutter[1] for line in lines) >= _FEWEST_ROWS
    return sides if wide and level and any(map(_is_prose, sides)) and not _is_marks(sides[0]) else []


def _parted(lines: Sequence[Line], gaps: Sequence[Span]) -> list[tuple[Line, ...]]:
    """The lines as gaps part them, from left to right."""
    edges = [-inf, *sorted(sum(gap) / 2 for gap in gaps), inf]
    sides = [[[glyph for glyph in line.glyphs if start <= glyph.box.left < end] for line in lines] for start, end in pairwise(edges)]
    return [tuple(line_of(glyphs) for glyphs in side if glyphs) for side in sides]


def _is_prose(lines: Sequence[Line]) -> bool:
    return bool(lines) and median(len(line.glyphs) for line in lines) >= _PROSE


def _is_set(lines: Sequence[Line]) -> bool:
    """Whether lines are broken where a column ends, as most of a text's are."""
    right = max(line.box.right for line in lines)
    full = [line for line in lines if len(line.glyphs) >= _SET and line.box.right >= right - _FULL * line.size]
    return len(lines) >= _FEWEST_ROWS and 2 * len(full) >= len(lines)


def _is_marks(lines: Sequence[Line]) -> bool:
    """Whether these are but the marks of items, whose text hangs beside them."""
    return all(len(line.glyphs) < _SET and begins(line) for line in lines)


def _is_figures(lines: Sequence[Line]) -> bool:
    """Whether these are figures of a table, some of them below a heading."""
    text = "".join(line.text for line in lines)
    rows = sum(bool(_FIGURES.fullmatch(line.text)) for line in lines)
    return 2 * sum(character.isdigit() for character in text) >= len(text) or rows >= max(1, _ROWS * len(lines))
