"""From a page as it is stored to the page as it is read: upright, from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass

from gilint.readers.paged.page import Box
from gilint.readers.pdf.geometry import Area


@dataclass(frozen=True, slots=True)
class Frame:
    """`turns` is the direction of the words on the stored page, in quarter turns to the left from left-to-right."""

    shown: Area
    turns: int

    @property
    def width(self) -> float:
        return self.shown.height if self.turns % 2 else self.shown.width

    @property
    def height(self) -> float:
        return self.shown.width if self.turns % 2 else self.shown.height

    def box(self, area: Area) -> Box:
        one, other = self.point(area.left, area.top), self.point(area.right, area.bottom)
        return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    def point(self, x: float, y: float) -> tuple[float, float]:
        shown = self.shown
        match self.turns:
            case 1:
                return y - shown.bottom, x - shown.left
            case 2:
                return shown.right - x, y - shown.bottom
            case 3:
                return shown.top - y, shown.right - x
            case _:
                return x - shown.left, shown.top - y
