"""What objects are drawn with: fill, stroke and width, as the object, its drawing parameters or its layer say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from gilint.readers.ofd.elements import children, local
from gilint.readers.ofd.numbers import number, tokens

Ink = Literal["seen", "pale", "white", "none"]

_USUAL_WIDTH: Final = 0.353
"""Millimetres, by the standard."""
_MOST_RELATIVES: Final = 16
_LONGEST_VALUE: Final = 100
_OPAQUE: Final = 255
_SHEER: Final = 200
_PALE: Final = 150
_WHITE: Final = 250
"""Of 255."""


@dataclass(frozen=True, slots=True)
class Paint:
    """`None` where nothing is said; `width` is in the object's own millimetres."""

    fill: Ink | None = None
    stroke: Ink | None = None
    width: float | None = None

    def over(self, base: Paint) -> Paint:
        """What this one leaves open is as in the base."""
        if self == _NOTHING:
            return base
        return Paint(
            base.fill if self.fill is None else self.fill,
            base.stroke if self.stroke is None else self.stroke,
            base.width if self.width is None else self.width,
        )


_NOTHING: Final = Paint()
USUAL: Final = Paint("seen", "seen", _USUAL_WIDTH)


def said(element: etree._Element) -> Paint:
    """What an object, or a set of parameters, says itself."""
    fill, stroke, width = None, None, element.get("LineWidth")
    for colour in children(element, "FillColor", "StrokeColor"):
        if local(colour) == "FillColor":
            fill = fill or _ink(colour)
        else:
            stroke = stroke or _ink(colour)
    return Paint(fill, stroke, None if width is None else number(width, _USUAL_WIDTH))


class Parameters:
    """The drawing parameters of a document, by their ids."""

    def __init__(self, resources: Iterable[etree._Element]) -> None:
        listed = (each for root in resources for group in children(root, "DrawParams") for each in children(group, "DrawParam"))
        self._said = {each.get("ID", ""): (said(each), each.get("Relative")) for each in listed}

    def paint(self, identity: str | None, base: Paint) -> Paint:
        """What the parameters, and those that they rest on, change."""
        found = _NOTHING
        for _ in range(_MOST_RELATIVES):
            if identity not in self._said:
                break
            own, identity = self._said[identity]
            found = found.over(own)
        return found.over(base)


def thinned(ink: Ink, alpha: float) -> Ink:
    """What is left of it when it is drawn with an alpha from 0 to 255."""
    if alpha <= 0 or ink == "none":
        return "none"
    return "pale" if alpha < _SHEER and ink == "seen" else ink


def _ink(colour: etree._Element) -> Ink:
    parts = [_part(word) for word in (colour.get("Value") or "")[:_LONGEST_VALUE].split()]
    lightness = _lightness(parts)
    ink: Ink = "white" if lightness >= _WHITE else "pale" if lightness >= _PALE else "seen"
    return thinned(ink, number(colour.get("Alpha"), _OPAQUE))


def _lightness(parts: list[float]) -> float:
    """The parts tell the kind: one is a grey, three are light, four are inks that take light away."""
    match parts:
        case [grey]:
            return grey
        case [red, green, blue]:
            return 0.3 * red + 0.59 * green + 0.11 * blue
        case [_, _, _, _]:
            return _OPAQUE - max(parts)
        case _:
            return 0.0


def _part(word: str) -> float:
    """From 0 to 255; `#ff` is one as well."""
    if word.startswith("#"):
        try:
            return int(word[1:3], 16)
        except ValueError:
            return 0.0
    return next((token for token in tokens(word) if isinstance(token, float)), 0.0)
