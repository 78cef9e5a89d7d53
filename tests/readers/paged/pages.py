"""Pages for tests, drawn letter by letter: Chinese characters are as wide as high, others half as wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gilint.readers.paged.lines import is_wide
from gilint.readers.paged.page import Box, Glyph, Page

WIDTH, HEIGHT = 600.0, 800.0
LEFT, RIGHT = 80.0, 520.0
SIZE = 20.0
"""22 characters on a line."""


def drawn(text: str, left: float = LEFT, top: float = 100.0, size: float = SIZE, spread: float = 0.0) -> list[Glyph]:
    """Words in one line; a tab is a gap of four characters that no glyph fills. `spread` is put between the letters."""
    glyphs: list[Glyph] = []
    for character in text:
        if character == "\t":
            left += 4 * size
            continue
        width = size if is_wide(character) else size / 2
        glyphs.append(Glyph(character, Box(left, top, left + width, top + size), size))
        left += width + spread
    return glyphs


def wrapped(
    paragraphs: Iterable[str], *, indent: int = 2, gap: float = 0.0, top: float = 100.0, height: float = HEIGHT - 100
) -> list[list[Glyph]]:
    """Paragraphs broken into lines of 22 characters and pages, as a plain typewriter does."""
    pages: list[list[Glyph]] = [[]]
    y = top
    for paragraph in paragraphs:
        text = "　" * indent + paragraph
        while text:
            count = _fitting(text)
            if y + SIZE > height:
                pages.append([])
                y = top
            pages[-1].extend(drawn(text[:count], top=y))
            text, y = text[count:], y + 1.5 * SIZE
        y += gap
    return pages


def page(glyphs: Sequence[Glyph], number: int = 1) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(glyphs))


def pages_of(sheets: Iterable[Sequence[Glyph]]) -> list[Page]:
    return [page(glyphs, number) for number, glyphs in enumerate(sheets, start=1)]


def _fitting(text: str) -> int:
    room = RIGHT - LEFT
    for count, character in enumerate(text):
        room -= SIZE if is_wide(character) else SIZE / 2
        if room < 0:
            return count
    return len(text)
