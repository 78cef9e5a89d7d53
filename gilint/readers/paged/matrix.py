"""From the coordinates of what is drawn to those of what it is drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from gilint.readers.paged.page import Box


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF and OFD write it, whichever way their y grows."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """This one first, the outer one after it."""
        e, f = outer.point(self.e, self.f)
        a, b = outer.vector(self.a, self.b)
        c, d = outer.vector(self.c, self.d)
        return Matrix(a, b, c, d, e, f)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def vector(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """What a rectangle covers; upright, so larger than the rectangle when that is turned."""
        corners = [self.point(x, y) for x in (left, right) for y in (top, bottom)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(across), min(down), max(across), max(down))

    @property
    def height(self) -> float:
        """How long an upright stroke of length one becomes."""
        return hypot(self.c, self.d)

    @property
    def turn(self) -> float:
        """The degrees by which what ran to the right is turned to where y grows."""
        return degrees(atan2(self.b, self.a))
