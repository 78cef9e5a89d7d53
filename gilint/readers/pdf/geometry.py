"""Places on a page as it is stored: points, x to the right, y upwards, not turned."""

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


def around(points: Iterable[tuple[float, float]]) -> Area | None:
    """What holds the points; None where they lie nowhere on earth."""
    placed = list(points)
    if not placed or not all(isfinite(value) and abs(value) < _FARTHEST for point in placed for value in point):
        return None
    across, up = [x for x, _ in placed], [y for _, y in placed]
    return Area(min(across), min(up), max(across), max(up))
