"""The pieces of a line that stand apart, as the cells of a row do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gilint.readers.paged.lines import Line, is_wide, line_of
from gilint.readers.paged.page import Glyph

Span = tuple[float, float]
"""From left to right."""

_NUMERAL: Final = re.compile(r"[-−–－+]?\d[\d.,，．]*%?|[-−–－—/／]{1,2}")
_PART: Final = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
"""How the heading of a part begins; rows do so too, but there values stand beside it."""
# Shares of a character's size.
_APART: Final = (0.3, 0.6, 0.8)
"""How far pieces stand apart if neither, one or both of the characters at the gap are wide."""
_SEEN: Final = 0.12
"""A gap as wide as this may part pieces where columns show that it does."""
_AT: Final = 0.05
"""So near to where a column begins a number begins in it, even right behind a label."""


def words(line: Line, gutters: Sequence[Span] = ()) -> list[Line]:
    """The pieces from left to right; within the gutters between columns small gaps part them too."""
    pieces: list[list[Glyph]] = [[line.glyphs[0]]]
    for before, after in pairwise(line.glyphs):
        gap = (after.box.left - before.box.right) / max(line.size, 1e-6)
        wide = is_wide(before.text[-1:]) + is_wide(after.text)
        parted = gap > _APART[wide] or (gap > _SEEN and _meets(before.box.right, after.box.left, gutters))
        if parted or _begins_column(before, after, _AT * line.size, gutters):
            pieces.append([])
        pieces[-1].append(after)
    return [line_of(piece) for piece in pieces]


def is_numeral(word: Line) -> bool:
    """Whether a piece is a number, or a dash in place of one."""
    return _NUMERAL.fullmatch(word.text) is not None


def begins_part(line: Line) -> bool:
    """Whether a line that stands alone may be the heading of a part."""
    return _PART.match(line.text) is not None


def overlaps(word: Line, spans: Sequence[Span]) -> list[int]:
    """The indexes of the spans that a word stands above or below of, at least in part."""
    return [index for index, (left, right) in enumerate(spans) if word.box.left < right and left < word.box.right]


def _meets(left: float, right: float, gutters: Sequence[Span]) -> bool:
    return any(start <= right and left <= end for start, end in gutters)


def _begins_column(before: Glyph, after: Glyph, near: float, gutters: Sequence[Span]) -> bool:
    """Whether a number begins in its column right behind words."""
    return is_wide(before.text[-1:]) and after.text.isdigit() and any(abs(after.box.left - end) < near for _, end in gutters)
