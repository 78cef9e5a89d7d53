"""What a reader of a paged format hands over: what is drawn where, on each page as it is seen upright.

Lengths are points (1/72 inch). x grows to the right, y downwards, from the upper left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character (rarely several, as a ligature); blanks that the file itself draws are glyphs too. `size` is that of the font.

    One without text only takes room: words that were struck out stood there.
    """

    text: str
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that runs across (`box` without height) or down (without width); thin filled rectangles are lines too."""

    box: Box

    @property
    def across(self) -> bool:
        return self.box.right - self.box.left >= self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Page:
    """`number` begins at 1. `pictures` are those large enough to hold text; `unread` and `guessed` as in the notes of the same kind.

    `outside` is what a template draws on several pages (a running header), as text.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Box, ...] = ()
    unread: str = ""
    guessed: str = ""
    outside: tuple[str, ...] = ()
