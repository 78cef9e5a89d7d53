"""The pictures of a page, and how much of it they take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from gilint.readers.pdf.drawing import Drawn
from gilint.readers.pdf.geometry import Area, around
from gilint.readers.pdf.pdfium import matrix_of

_WIDEST_ICON: Final = 60.0
_HIGHEST_ICON: Final = 30.0
"""A picture that is smaller holds no text worth reading."""
_FILLING: Final = 0.5
"""The share of a page that pictures take which are the page itself: scanners leave margins out."""
_MOST: Final = 50
_STEPS: Final = 40
_CORNERS: Final = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def area_of(picture: Drawn) -> Area | None:
    """What is seen of it: a picture fills the unit square before it is moved."""
    matrix = matrix_of(picture.object).then(picture.outer)
    area = around(matrix.point(*corner) for corner in _CORNERS)
    return area.within(picture.clip) if area else None


def fills(areas: Iterable[Area], shown: Area) -> bool:
    """Whether pictures, in however many strips, are what the page shows."""
    if shown.width <= 0 or shown.height <= 0:
        return False
    covered: set[tuple[int, int]] = set()
    for area in areas:
        across = _steps(area.left - shown.left, area.right - shown.left, shown.width)
        up = _steps(area.bottom - shown.bottom, area.top - shown.bottom, shown.height)
        covered.update((column, row) for column in across for row in up)
        if len(covered) >= _FILLING * _STEPS**2:
            return True
    return False


def large(areas: Sequence[Area], shown: Area) -> tuple[Area, ...]:
    """Those that may hold text; the strips of a scanned page are one."""
    wide = tuple(area for area in areas if area.width >= _WIDEST_ICON and area.height >= _HIGHEST_ICON)
    if wide or not fills(areas, shown):
        return wide[:_MOST]
    return (shown,)


def _steps(start: float, end: float, length: float) -> range:
    """The steps along a side whose middles lie between start and end."""
    return range(max(0, round(_STEPS * start / length)), min(_STEPS, round(_STEPS * end / length)))
