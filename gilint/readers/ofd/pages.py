"""From what is drawn on a page to the page as a reader of the report sees it."""

from __future__ import annotations

from collections import Counter
from typing import Final
from unicodedata import category

from gilint.document import Note, Place
from gilint.readers.ofd.sheet import Sheet, Words, area
from gilint.readers.ofd.upright import upright
from gilint.readers.paged.lines import lines
from gilint.readers.paged.page import Box, Glyph, Page

_ROOM: Final = (60.0, 30.0)
"""Points; a smaller picture holds no text of a report."""
_FILLING: Final = 0.5
"""The share of a page from which on its pictures are the page."""
_FEWEST: Final = 12
"""Letters; a scanned page may have a number or a short header drawn over it."""
_UNTOLD: Final = frozenset({"Co", "Cn", "Cc", "Cs"})
_MOST_UNTOLD: Final = 0.2


def page_of(sheet: Sheet, number: int, outside: tuple[str, ...]) -> Page:
    """The page upright; words that run another way than most of them are no part of its text.

    Of a page that is one picture, the text that lies unseen behind it is what someone or something read off it.
    """
    pictured = sum(map(area, sheet.pictures)) >= _FILLING * sheet.width * sheet.height
    quarters = _direction(sheet.seen)
    upright_words = [words for words in sheet.seen if words.quarters == quarters]
    across = [words.text for words in sheet.seen if words.quarters != quarters]
    glyphs, guessed = [glyph for words in upright_words for glyph in words.glyphs], ""
    if pictured and _letters(sheet.hidden + sheet.white) >= _FEWEST:
        glyphs, guessed = glyphs + sheet.hidden + sheet.white, "picture"
    elif pictured and _count(sheet.seen[: sheet.covered]) > _count(sheet.seen) / 2:
        guessed = "picture"
    page = Page(
        number=number,
        width=sheet.width,
        height=sheet.height,
        glyphs=tuple(glyphs),
        rules=tuple(sheet.rules),
        pictures=_large(sheet, pictured),
        unread=_unread(glyphs, pictured),
        guessed=guessed,
        outside=(*outside, *filter(None, (*sheet.aside, *across))),
    )
    return upright(page, quarters)


def unseen(sheet: Sheet, page: Page) -> tuple[Note, ...]:
    """A note for the letters of a page that nobody sees."""
    if page.guessed:
        return ()
    place = Place(page=page.number)
    hidden, white = (" ".join(line.text for line in lines(glyphs)) for glyphs in (sheet.hidden, sheet.white))
    notes = (Note("hidden-text", hidden, place), Note("invisible-colour", white, place))
    return tuple(note for note in notes if note.text)


def _unread(glyphs: list[Glyph], pictured: bool) -> str:
    if pictured and _letters(glyphs) < _FEWEST:
        return "picture"
    untold = sum(category(glyph.text[0]) in _UNTOLD or glyph.text == "\ufffd" for glyph in glyphs)
    return "letters" if untold > _MOST_UNTOLD * len(glyphs) else ""


def _letters(glyphs: list[Glyph]) -> int:
    return sum(not glyph.text.isspace() for glyph in glyphs)


def _count(written: list[Words]) -> int:
    return sum(len(words.glyphs) for words in written)


def _direction(written: list[Words]) -> int:
    """In which most letters run."""
    letters: Counter[int] = Counter()
    for words in written:
        letters[words.quarters] += len(words.glyphs)
    return max(letters, key=lambda quarters: letters[quarters], default=0)


def _large(sheet: Sheet, pictured: bool) -> tuple[Box, ...]:
    """The pictures that may hold text; the strips of a scanned page are one."""
    wide, high = _ROOM
    found = tuple(box for box in sheet.pictures if box.right - box.left >= wide and box.bottom - box.top >= high)
    return (Box(0.0, 0.0, sheet.width, sheet.height),) if pictured and not found else found
