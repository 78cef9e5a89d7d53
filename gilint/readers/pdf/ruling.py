"""Straight lines and coloured grounds, from the paths that a page draws."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from gilint.readers.paged.matrix import Matrix
from gilint.readers.pdf import pdfium
from gilint.readers.pdf.drawing import MOST_SEGMENTS, Drawn
from gilint.readers.pdf.geometry import Area, around

_STRAIGHT: Final = 0.5
"""How many points a line may lean before it is a slope."""
_THICKEST: Final = 4.0
_DOT: Final = 1.5
"""Points; browsers print dotted lines as squares of this size."""
_SLIMMEST: Final = 2.5
"""How many times longer than thick a filled rectangle is that is meant as a line."""
_WHITE: Final = 250

Point = tuple[float, float]
Figure = list[Point]


def lines_of(drawn: Drawn) -> Iterator[Area]:
    """The lines that run straight across or down, each as an area without height or width."""
    path = drawn.object
    stroke, fill = pdfium.stroke_of(path), pdfium.fill_of(path)
    stroked = pdfium.is_stroked(path) and (stroke is None or (stroke.alpha > 0 and stroke.lightness < _WHITE))
    filled = pdfium.is_filled(path) and (fill is None or (fill.alpha > 0 and fill.lightness < _WHITE))
    if stroked or filled:
        for figure in _figures(drawn):
            for area in _strokes(figure) if stroked else _bars(figure):
                if seen := area.within(drawn.clip):
                    yield seen


def ground_of(drawn: Drawn) -> Area | None:
    """What a filled path covers with a colour that white letters can be read on."""
    path = drawn.object
    fill = pdfium.fill_of(path)
    if not pdfium.is_filled(path) or (fill is not None and (not fill.alpha or fill.lightness >= _WHITE)):
        return None
    if pdfium.segment_count(path) > MOST_SEGMENTS:
        return None
    matrix = pdfium.matrix_of(path).then(drawn.outer)
    area = around(matrix.point(x, y) for _, x, y, _ in pdfium.segments(path))
    seen = area.within(drawn.clip) if area else None
    return seen if seen and min(seen.width, seen.height) > _THICKEST else None


def _figures(drawn: Drawn) -> Iterator[Figure]:
    """The corners of each figure, the first one again at the end where it is closed; curves end a figure."""
    if pdfium.segment_count(drawn.object) > MOST_SEGMENTS:
        return
    matrix = pdfium.matrix_of(drawn.object).then(drawn.outer)
    figure: Figure = []
    for kind, x, y, closes in pdfium.segments(drawn.object):
        point = _moved(matrix, x, y)
        if point is None or kind != pdfium.LINE:
            yield figure
            figure = [] if point is None else [point]
        else:
            figure.append(point)
        if closes and figure:
            figure.append(figure[0])
    yield figure


def _moved(matrix: Matrix, x: float, y: float) -> Point | None:
    area = around([matrix.point(x, y)])
    return (area.left, area.bottom) if area else None


def _strokes(figure: Figure) -> Iterator[Area]:
    for index in range(1, len(figure)):
        (x, y), (end_x, end_y) = figure[index - 1], figure[index]
        across, up = abs(end_x - x), abs(end_y - y)
        if up <= _STRAIGHT and across > up:
            yield Area(min(x, end_x), (y + end_y) / 2, max(x, end_x), (y + end_y) / 2)
        elif across <= _STRAIGHT and up > across:
            yield Area((x + end_x) / 2, min(y, end_y), (x + end_x) / 2, max(y, end_y))


def _bars(figure: Figure) -> Iterator[Area]:
    """A thin rectangle, as the line along its middle."""
    if not 4 <= len(figure) <= 6 or any(min(abs(a[0] - b[0]), abs(a[1] - b[1])) > _STRAIGHT for a, b in itertools.pairwise(figure)):
        return
    left, right = min(x for x, _ in figure), max(x for x, _ in figure)
    bottom, top = min(y for _, y in figure), max(y for _, y in figure)
    width, height = right - left, top - bottom
    if height <= _THICKEST and width >= _SLIMMEST * height:
        yield Area(left, (bottom + top) / 2, right, (bottom + top) / 2)
    elif width <= _THICKEST and height >= _SLIMMEST * width:
        yield Area((left + right) / 2, bottom, (left + right) / 2, top)
    elif 0 < width <= _DOT and 0 < height <= _DOT:
        yield Area(left, (bottom + top) / 2, right, (bottom + top) / 2)
