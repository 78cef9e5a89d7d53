"""The letters of a text object, each at its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin
from typing import Final
from unicodedata import east_asian_width

from lxml import etree

from gilint.readers.ofd.drawing import Drawn
from gilint.readers.ofd.elements import children, is_off, is_on
from gilint.readers.ofd.numbers import number, offsets, written
from gilint.readers.ofd.paint import Ink, thinned
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.matrix import Matrix
from gilint.readers.paged.page import Glyph

# All of these are shares of the font's size. Widths are not looked up in fonts: those of a report are often not in the file.
_ASCENT: Final = 0.88
_DESCENT: Final = 0.12
_WIDE: Final = 1.0
_NARROW: Final = 0.5
_WIDEST: Final = 1.05
_WIDEST_NARROW: Final = 0.7
"""How far the next letter may stand off when nothing but the letter is in between."""
_BROAD: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZmw@%")
_USUAL_SIZE: Final = 4.23
"""Millimetres, which are 12 points."""


def letters(drawn: Drawn, marks: Marks) -> tuple[list[Glyph], float]:
    """Those of an object in the order of the file, blanks too, and the degrees, clockwise, by which they are turned."""
    element = drawn.element
    size = abs(number(element.get("Size"), _USUAL_SIZE)) or _USUAL_SIZE
    stretch = abs(number(element.get("HScale"), 1.0)) or 1.0
    direction = number(element.get("CharDirection"), 0.0)
    frame = Matrix(*_turning(direction)).then(drawn.matrix) if direction else drawn.matrix
    glyphs: list[Glyph] = []
    for character, x, y, width in _laid(element, size, stretch, marks):
        left, top = drawn.matrix.point(x, y)
        box = Matrix(frame.a, frame.b, frame.c, frame.d, left, top).box(0, -_ASCENT * size, width, _DESCENT * size)
        glyphs.append(Glyph(character, box, size * frame.height))
    return glyphs, frame.turn


def ink(drawn: Drawn) -> Ink:
    """What the letters are seen by: they are filled unless the object says otherwise, their outline is drawn only if it says so."""
    if not is_off(drawn.element.get("Fill")):
        return thinned(drawn.paint.fill or "seen", drawn.alpha)
    return thinned(drawn.paint.stroke or "seen", drawn.alpha) if is_on(drawn.element.get("Stroke")) else "none"


def _laid(element: etree._Element, size: float, stretch: float, marks: Marks) -> Iterator[tuple[str, float, float, float]]:
    """Each character with its origin and width in the object's coordinates. A string goes on from where the last began, unless it says."""
    x = y = 0.0
    direction = number(element.get("ReadDirection"), 0.0)
    ahead = _turning(direction)[:2] if direction else (1.0, 0.0)
    for code in children(element, "TextCode"):
        text = _untidied(code.text or "")
        across, down = code.get("DeltaX") or "", code.get("DeltaY") or ""
        marks.count(1 + len(text))
        marks.count(written(across + down))
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        steps = _steps(text, across, down, [_usual(character) * size * stretch for character in text], ahead)
        # Some producers set every letter apart by the same distance, figures too.
        widest = _WIDEST if len(set(steps[:-1])) == 1 else _WIDEST_NARROW
        at_x, at_y = x, y
        for character, (step_x, step_y) in zip(text, steps, strict=True):
            yield character, at_x, at_y, _width(character, step_x, size, stretch, widest)
            at_x, at_y = at_x + step_x, at_y + step_y


def _untidied(text: str) -> str:
    """Line breaks and the blanks around them come from a tidied file; a text object has no such thing."""
    return "".join(line.strip() for line in text.split("\n")) if "\n" in text else text


def _steps(text: str, across: str, down: str, widths: list[float], ahead: tuple[float, float]) -> list[tuple[float, float]]:
    """From each character to the next one. Where the file gives no distances the characters follow one another as wide as they are."""
    if not text:
        return []
    to_right, to_below = offsets(across, len(text) - 1), offsets(down, len(text) - 1)
    if not to_right and not to_below:
        return [(width * ahead[0], width * ahead[1]) for width in widths]
    nothing = [0.0] * (len(text) - 1)
    return [*zip(to_right or nothing, to_below or nothing, strict=True), (0.0, 0.0)]


def _width(character: str, step: float, size: float, stretch: float, widest_narrow: float) -> float:
    """As far as the next character, if that follows at once."""
    usual = _usual(character)
    widest = _WIDEST if usual == _WIDE or character in _BROAD else widest_narrow
    return step if 0 < step <= widest * size * max(stretch, 1.0) else usual * size * stretch


def _usual(character: str) -> float:
    return _WIDE if east_asian_width(character) in "WFA" else _NARROW


def _turning(angle: float) -> tuple[float, float, float, float]:
    """A turn clockwise by some degrees, as the first four numbers of a matrix."""
    right, below = round(cos(radians(angle)), 9), round(sin(radians(angle)), 9)
    return right, below, -below, right
