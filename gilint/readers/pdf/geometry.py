"""Places on a page as it is stored: points, x to the right, y upwards, not turned; and how drawings are moved there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Final

_FARTHEST: Final = 1e6


@dataclass(frozen=True, slots=True)
class Area:
    """An upright rectangle of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def within(self, other: Area) -> Area | None:
        """The part that both share, which may be a line."""
        shared = Area(max(self.left, other.left), max(self.bottom, other.bottom), min(self.right, other.right), min(self.top, other.top))
        return shared if shared.width >= 0 and shared.height >= 0 else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """A transformation as PDF writes it: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def after(self, inner: Matrix) -> Matrix:
        """The transformation that `inner` and then this one make."""
        x, y = self.point(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            x,
            y,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def area(self, points: Iterable[tuple[float, float]]) -> Area | None:
        """What holds the points after the transformation; None where they lie nowhere on earth."""
        moved = [self.point(*point) for point in points]
        if not moved or not all(isfinite(value) and abs(value) < _FARTHEST for point in moved for value in point):
            return None
        across, up = [x for x, _ in moved], [y for _, y in moved]
        return Area(min(across), min(up), max(across), max(up))
