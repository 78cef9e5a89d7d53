"""What is drawn on one page, gathered object by object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.ofd.drawing import Drawn
from gilint.readers.ofd.numbers import numbers
from gilint.readers.ofd.paths import traced
from gilint.readers.ofd.text import ink, letters
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.page import Box, Glyph, Rule

_ASLANT: Final = 8.0
"""Degrees; text that is turned by more, and not by a right angle, is a watermark."""
_LARGE: Final = 36.0
_SMALLEST: Final = 1.0
"""Points; larger pale text is a watermark as well, and smaller text is a dot."""
_MOST_GROUNDS: Final = 500
"""Areas that are searched for what lies under a white text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Letters of one object, turned by so many right angles, clockwise."""

    quarters: int
    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs).strip()


@dataclass(slots=True)
class Sheet:
    """Lengths are points. Nobody sees the `hidden` letters, whatever they stand on; `aside` are watermarks.

    `covered` is how many of the `seen` words were there when the largest picture was drawn over them.
    """

    width: float
    height: float
    seen: list[Words] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    white: list[Glyph] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    covered: int = 0
    _largest: float = 0.0
    _grounds: list[Box] = field(default_factory=list)

    def draw(self, objects: Iterable[Drawn], marks: Marks) -> None:
        for drawn in objects:
            if drawn.kind == "TextObject":
                self._write(drawn, marks)
            elif drawn.kind == "PathObject":
                path = traced(drawn, marks)
                self.rules.extend(Rule(box) for rule in path.rules for box in self._on_page(rule.box))
                self._grounds.extend(box for area in path.areas for box in self._on_page(area))
            elif drawn.alpha > 0:
                self._picture(drawn)

    def _write(self, drawn: Drawn, marks: Marks) -> None:
        written, turn = letters(drawn, marks)
        glyphs = [glyph for glyph in written if self._holds(*_middle(glyph.box))]
        if not glyphs:
            return
        words = Words(round(turn / 90) % 4, glyphs)
        colour = ink(drawn)
        if colour == "none" or glyphs[0].size < _SMALLEST:
            self.hidden.extend(glyphs)
        elif abs(turn - round(turn / 90) * 90) > _ASLANT or glyphs[0].size >= (_LARGE if colour == "pale" else self.height):
            self.aside.append(words.text)
        elif colour == "white" and not self._on_dark_ground(glyphs[0]):
            self.white.extend(glyphs)
        else:
            self.seen.append(words)

    def _picture(self, drawn: Drawn) -> None:
        """A picture fills the square of one by one, which its matrix stretches; some producers leave that to the boundary."""
        width, height = (numbers(drawn.element.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0))[2:]
        stretched = drawn.element.get("CTM") is not None
        for box in self._on_page(drawn.matrix.box(0, 0, 1 if stretched else width, 1 if stretched else height)):
            if area(box) > self._largest:
                self._largest, self.covered = area(box), len(self.seen)
            self.pictures.append(box)
            self._grounds.append(box)

    def _on_dark_ground(self, glyph: Glyph) -> bool:
        x, y = _middle(glyph.box)
        return any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in self._grounds[-_MOST_GROUNDS:])

    def _holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _on_page(self, box: Box) -> list[Box]:
        """The part of a box that is on the page, if any is."""
        if not (box.right >= 0 and box.bottom >= 0 and box.left <= self.width and box.top <= self.height):
            return []
        return [Box(max(box.left, 0.0), max(box.top, 0.0), min(box.right, self.width), min(box.bottom, self.height))]


def area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
