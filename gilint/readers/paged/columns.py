"""Text that stands in two columns beside each other, such as a menu beside an article, read one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from gilint.readers.paged.lines import Line, line_of

_GUTTER: Final = 1.5
"""How wide a gap between columns is at least, in characters."""
_FEWEST_ROWS: Final = 3
_PROSE: Final = 10
"""Characters of a line that may be one of prose; what stands in short pieces on both sides of a gap is a table without lines."""
_MOST_LINES: Final = 300
_MOST_PIECES: Final = 30
"""A page of more lines, or a line of more pieces, is none of text."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read one after the other, from `top` on. `prose` is false for a menu or a list of names."""

    top: float
    lines: tuple[Line, ...]
    prose: bool = True


def columns(lines: Sequence[Line]) -> list[Column]:
    """In reading order; where the text stands in one column, this is one."""
    if len(lines) > _MOST_LINES:
        return _one(lines)
    pieces = [_pieces(line) for line in lines]
    found: list[Column] = []
    plain: list[Line] = []
    index = 0
    while index < len(lines):
        end, gutter = _region(lines, pieces, index)
        sides = _sides(lines[index:end], gutter)
        if sides:
            found += [*_one(plain), *(Column(lines[index].box.top, side, _is_prose(side)) for side in sides)]
            plain = []
        else:
            end = max(end, index + 1)
            plain.extend(lines[index:end])
        index = end
    return [*found, *_one(plain)]


def _one(lines: Sequence[Line]) -> list[Column]:
    return [Column(lines[0].box.top, tuple(lines))] if lines else []


def _pieces(line: Line) -> list[Span]:
    """From where to where the pieces of a line reach that wide gaps part."""
    found: list[Span] = []
    for glyph in line.glyphs:
        if found and glyph.box.left - found[-1][1] < _GUTTER * line.size:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.box.right))
        else:
            found.append((glyph.box.left, glyph.box.right))
    return found if len(found) <= _MOST_PIECES else [(found[0][0], found[-1][1])]


def _region(lines: Sequence[Line], pieces: Sequence[Sequence[Span]], start: int) -> tuple[int, Span]:
    """How far one gap runs down between lines, beginning with a line that has it; and where it is."""
    best = start, (0.0, 0.0)
    for one, other in pairwise(pieces[start]):
        gap = (one[1], other[0])
        end = rows = 0
        for index in range(start, len(lines)):
            narrowed = _narrowed(gap, pieces[index])
            if narrowed[1] - narrowed[0] < _GUTTER * lines[index].size:
                break
            gap = narrowed
            two_sided = pieces[index][0][0] < gap[0] and pieces[index][-1][1] > gap[1]
            rows += two_sided
            if two_sided or pieces[index][0][0] >= gap[1]:
                end = index + 1
        if rows >= _FEWEST_ROWS and end > best[0]:
            best = end, gap
    return best


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


def _sides(lines: Sequence[Line], gutter: Span) -> list[tuple[Line, ...]]:
    """The lines left and right of the gap, if one side is prose and the other is no column of figures beside their labels."""
    middle = sum(gutter) / 2
    left = [[glyph for glyph in line.glyphs if glyph.box.left < middle] for line in lines]
    right = [[glyph for glyph in line.glyphs if glyph.box.left >= middle] for line in lines]
    sides = [tuple(line_of(glyphs) for glyphs in side if glyphs) for side in (left, right)]
    return sides if any(map(_is_prose, sides)) and not any(map(_is_figures, sides)) else []


def _is_prose(lines: Sequence[Line]) -> bool:
    return bool(lines) and median(len(line.text) for line in lines) >= _PROSE


def _is_figures(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    return 2 * sum(character.isdigit() for character in text) >= len(text)
