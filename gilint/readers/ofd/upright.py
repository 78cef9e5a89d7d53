"""A page whose text runs down, up or upside down, as one reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gilint.readers.paged.page import Box, Glyph, Page, Rule

_Turn = Callable[[float, float], tuple[float, float]]


def upright(page: Page, quarters: int) -> Page:
    """The page turned back by as many right angles as its text is turned clockwise."""
    if not quarters % 4:
        return page
    width, height = page.width, page.height
    turns: dict[int, tuple[_Turn, float, float]] = {
        1: (lambda x, y: (y, width - x), height, width),
        2: (lambda x, y: (width - x, height - y), width, height),
        3: (lambda x, y: (height - y, x), height, width),
    }
    turn, across, down = turns[quarters % 4]
    return replace(
        page,
        width=across,
        height=down,
        glyphs=tuple(Glyph(glyph.text, _turned(glyph.box, turn), glyph.size) for glyph in page.glyphs),
        rules=tuple(Rule(_turned(rule.box, turn)) for rule in page.rules),
        pictures=tuple(_turned(box, turn) for box in page.pictures),
    )


def _turned(box: Box, turn: _Turn) -> Box:
    (one_x, one_y), (other_x, other_y) = turn(box.left, box.top), turn(box.right, box.bottom)
    return Box(min(one_x, other_x), min(one_y, other_y), max(one_x, other_x), max(one_y, other_y))
