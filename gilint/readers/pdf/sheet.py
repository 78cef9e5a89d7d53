"""One page of a PDF file: what a reader of it sees, and what else is on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from gilint.document import Note, NoteKind, Place
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.page import Box, Glyph, Page, Rule
from gilint.readers.pdf import pdfium, ruling
from gilint.readers.pdf.drawing import Drawn, drawn_objects
from gilint.readers.pdf.frame import Frame
from gilint.readers.pdf.legibility import are_legible
from gilint.readers.pdf.letters import Letter, letters
from gilint.readers.pdf.looks import Look, Looks
from gilint.readers.pdf.pdfium import Handle
from gilint.readers.pdf.pictures import area_of, fills, large
from gilint.readers.pdf.struck import struck_out

_FEWEST: Final = 20
"""Letters that make a page one of text; the name of a scanner and a page number are fewer."""
_TITLE: Final = 16.0
_TITLE_LETTERS: Final = 4
"""Of at least so many points; on a cover they are its title, and no scanner writes so."""
_ASCENT: Final = 0.88
_DESCENT: Final = 0.12
"""How far a Chinese character reaches above and below its baseline. Fonts say different things, and lines are told apart by this."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with what was noted on it. `unknown` counts the letters whose meaning the file does not tell."""

    page: Page
    notes: tuple[Note, ...] = ()
    unknown: int = 0


def sheet_of(page: Handle, number: int, marks: Marks) -> Sheet:
    """Raises Unreadable: bomb."""
    shown = pdfium.page_area(page)
    if shown is None:
        return Sheet(Page(number, 0, 0))
    with pdfium.text_of(page) as text:
        found = list(letters(text, marks)) if text else []
    drawn = list(drawn_objects(page, shown, marks))
    frame = Frame(shown, _direction(found, pdfium.quarter_turns(page)))
    by_look = _by_look(found, Looks(drawn, shown, frame.turns))
    pictures = [area for each in drawn if each.kind == pdfium.PICTURE and (area := area_of(each))]
    plain, invisible = by_look["plain"], by_look["invisible"]
    guessed = len(_inked(invisible)) > len(_inked(plain))
    read = [*plain, *invisible] if guessed else plain
    legible = are_legible(_inked(read))
    inked = _inked(read)
    scanned = len(inked) < _FEWEST and not _is_titled(inked) and fills(pictures, shown)
    unread = "picture" if scanned else "" if legible else "letters"
    glyphs = [_glyph(letter, frame) for letter in read] if legible else []
    rules = list(_rules(drawn, frame))
    struck, strokes = struck_out(glyphs, rules)
    place = Place(page=number)
    return Sheet(
        Page(
            number=number,
            width=frame.width,
            height=frame.height,
            glyphs=tuple(replace(glyph, text="") if index in struck else glyph for index, glyph in enumerate(glyphs)),
            rules=tuple(rule for index, rule in enumerate(rules) if index not in strokes),
            pictures=tuple(map(frame.box, large(pictures, shown))),
            unread=unread,
            guessed="picture" if guessed and not unread else "",
            outside=tuple(_runs(by_look["aside"])),
        ),
        (
            *(() if guessed else _notes("hidden-text", invisible, place)),
            *_notes("invisible-colour", by_look["white"], place),
            *(Note("deletion", text, place) for text in _stretches(read, struck)),
        ),
        sum(not letter.known for letter in read) if legible else 0,
    )


def _direction(found: Iterable[Letter], turned: int) -> int:
    """Which way most words of the page read; without words, how it is shown."""
    counts = Counter(letter.turns for letter in found if letter.turns is not None and not letter.text.isspace())
    return counts.most_common(1)[0][0] if counts else turned


def _by_look(found: Iterable[Letter], looks: Looks) -> dict[Look, list[Letter]]:
    by_look: dict[Look, list[Letter]] = {"plain": [], "invisible": [], "white": [], "aside": [], "out of sight": []}
    for letter in found:
        by_look[looks.of(letter)].append(letter)
    return by_look


def _inked(found: Iterable[Letter]) -> list[Letter]:
    return [letter for letter in found if not letter.text.isspace()]


def _is_titled(inked: Sequence[Letter]) -> bool:
    return sum(letter.size >= _TITLE for letter in inked) >= _TITLE_LETTERS


def _glyph(letter: Letter, frame: Frame) -> Glyph:
    box = frame.box(letter.area)
    _, baseline = frame.point(letter.x, letter.y)
    return Glyph(letter.text, Box(box.left, baseline - _ASCENT * letter.size, box.right, baseline + _DESCENT * letter.size), letter.size)


def _rules(drawn: Iterable[Drawn], frame: Frame) -> Iterator[Rule]:
    for each in drawn:
        if each.kind == pdfium.PATH:
            for area in ruling.lines_of(each):
                yield Rule(frame.box(area))


def _notes(kind: NoteKind, unseen: Sequence[Letter], place: Place) -> Iterator[Note]:
    return (Note(kind, text, place) for text in _runs(unseen))


def _runs(found: Iterable[Letter]) -> Iterator[str]:
    """The words of each object in which they are drawn."""
    for _, run in groupby(found, key=lambda letter: letter.object):
        if text := "".join(letter.text for letter in run).strip():
            yield text


def _stretches(read: Sequence[Letter], struck: Iterable[int]) -> Iterator[str]:
    """The words that are struck out in one go, on however many lines."""
    for _, stretch in groupby(enumerate(sorted(struck)), key=lambda numbered: numbered[1] - numbered[0]):
        if text := "".join(read[index].text for _, index in stretch).strip():
            yield text
