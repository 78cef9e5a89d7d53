"""Finds words in a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gilint.output.lines import Style
from gilint.output.quoting import occurrences
from gilint.preview.drawing import shown
from gilint.preview.marking import Edit, edited, stretches
from gilint.preview.page import Page


class Match(NamedTuple):
    """Words found: from cell `start` to cell `end` of a line; what is broken over several lines is several matches of one `number`."""

    line: int
    start: int
    end: int
    number: int


def search(page: Page, words: str) -> tuple[Match, ...]:
    """In the order of reading; large and small letters, blanks, and the width of digits make no difference."""
    return tuple(
        Match(line, at, at + size, number) for number, places in enumerate(_places(page, shown(words))) for line, at, size in places
    )


def highlighted(page: Page, matches: tuple[Match, ...], current: int | None = None) -> Page:
    """The page with the matches marked, the one of number `current` more than the others."""
    lines = list(page.lines)
    for match in matches:
        style: Style = "cell" if match.number == current else "found"
        lines[match.line] = edited(lines[match.line], Edit(match.line, match.start, match.end, style))
    return replace(page, lines=tuple(lines))


def _places(page: Page, words: str) -> Iterator[list[tuple[int, int, int]]]:
    """Line, cell and size of each piece of each occurrence."""
    for placed in page.pieces:
        for _, area in sorted(placed.piece.areas.items()):
            for start, end in occurrences(area.text, words, any_case=True):
                found = [(placed.rows[line], at, size) for line, at, size in stretches(area, start, end) if size]
                if found:
                    yield found
