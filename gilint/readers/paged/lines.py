"""Drawn characters as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Final
from unicodedata import east_asian_width

from gilint.readers.paged.page import Box, Glyph

# All of these are shares of a character's size.
_RAISED: Final = 0.35
"""How far from a line's middle a character of it may stand: raised and lowered ones do, those of another cell's line stand further off."""
_TWICE: Final = 0.15
"""A character drawn again this close to itself makes it bold."""
_DRAWN: Final = 0.12
"""A blank that takes less room than this is seen by nobody."""
_WORD: Final = 0.22
_MIXED: Final = 0.6
"""Office programs set Chinese characters and figures apart by a quarter without a blank being meant."""
_COLUMN: Final = 1.2
"""Chinese characters are set apart to fill a line, but not as far as this."""


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one baseline from left to right. `glyphs` are those that show ink; `box` is what they take, `size` their usual size.

    A glyph without text, where words were struck out, takes room but is no gap.
    """

    text: str
    box: Box
    size: float
    glyphs: tuple[Glyph, ...]


def lines(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """From top to bottom, whatever columns there are; blanks stand where the drawing shows them."""
    rows: list[list[Glyph]] = []
    tallest: Glyph | None = None
    for glyph in sorted(glyphs, key=lambda glyph: glyph.box.middle):
        if tallest is None or glyph.box.middle - tallest.box.middle > _RAISED * max(glyph.size, tallest.size):
            rows.append([])
            tallest = glyph
        rows[-1].append(glyph)
        tallest = max(tallest, glyph, key=lambda either: either.size)
    return tuple(line_of(row) for row in rows if any(map(_inked, row)))


def line_of(glyphs: Iterable[Glyph]) -> Line:
    """One line of characters that are known to stand on one, in whatever order; at least one of them shows ink."""
    drawn = _once(sorted(glyphs, key=lambda glyph: glyph.box.left))
    inked = tuple(filter(_inked, drawn))
    taken = [glyph for glyph in drawn if _inked(glyph) or not glyph.text]
    return Line(_text(drawn), around(taken), median_low(glyph.size for glyph in inked), inked)


def around(drawn: Sequence[Glyph | Line]) -> Box:
    """The box that holds all of them."""
    boxes = [each.box for each in drawn]
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes), max(box.right for box in boxes), max(box.bottom for box in boxes)
    )


def is_wide(text: str) -> bool:
    """Whether a character is as wide as a Chinese one."""
    return east_asian_width(text[:1] or " ") in "WF"


def _inked(glyph: Glyph) -> bool:
    return bool(glyph.text.strip())


def _once(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    last: dict[str, Glyph] = {}
    for glyph in row:
        before = last.get(glyph.text)
        if before is None or glyph.box.left - before.box.left > _TWICE * glyph.size:
            kept.append(glyph)
            last[glyph.text] = glyph
    return kept


def _text(row: list[Glyph]) -> str:
    """The characters with their blanks: those drawn that take room, and one for each gap that no blank accounts for."""
    inked = [index for index, glyph in enumerate(row) if _inked(glyph)]
    parts = [row[inked[0]].text.strip()]
    for before, after in pairwise(inked):
        left, right = row[before], row[after]
        gap = (right.box.left - left.box.right) / max(left.size, right.size, 1e-6)
        between = row[before + 1 : after]
        if between and gap > _DRAWN:
            parts.append("".join(glyph.text for glyph in between))
        elif gap > _least_gap(left.text, right.text):
            parts.append(" ")
        parts.append(right.text.strip())
    return "".join(parts)


def _least_gap(left: str, right: str) -> float:
    wide = is_wide(left[-1:]) + is_wide(right)
    return (_WORD, _MIXED, _COLUMN)[wide]
