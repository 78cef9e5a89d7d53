"""The straight lines and the filled areas of a path object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from gilint.readers.ofd.drawing import Drawn
from gilint.readers.ofd.elements import is_off, is_on, text
from gilint.readers.ofd.numbers import tokens, written
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.matrix import Matrix
from gilint.readers.paged.page import Box, Rule

# Points.
_SHORTEST: Final = 0.3
"""Dots and dashes are pieces of a line."""
_BENT: Final = 0.75
"""What a line may rise or fall and still run straight."""
_THICKEST: Final = 5.0
"""What is thicker is an area; borders of tables are thinner by far."""

_NUMBERS: Final = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
"""Of each operator; the last two are the point that it leads to. `C` leads back to where the outline began."""
_STRAIGHT: Final = "L"
_VISIBLE: Final = ("seen", "pale")


@dataclass(frozen=True, slots=True)
class Traced:
    """What is seen of a path; `areas` are what its filled outlines take at most."""

    rules: tuple[Rule, ...]
    areas: tuple[Box, ...]


@dataclass(slots=True)
class _Outline:
    """What is drawn without lifting the pen. `curved` are the points that are reached in a curve, by their index."""

    points: list[tuple[float, float]]
    curved: set[int] = field(default_factory=set)

    def box(self) -> Box:
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(across), min(down), max(across), max(down))

    def sides(self) -> Iterator[Box]:
        for index, ((from_x, from_y), (to_x, to_y)) in enumerate(pairwise(self.points), start=1):
            if index not in self.curved:
                yield Box(min(from_x, to_x), min(from_y, to_y), max(from_x, to_x), max(from_y, to_y))


def traced(drawn: Drawn, marks: Marks) -> Traced:
    """Lines that are neither white nor hidden. Outlines are stroked unless the object says otherwise, and filled only if it says so."""
    element, paint = drawn.element, drawn.paint
    data = text(element, "AbbreviatedData")
    marks.count(written(data))
    if drawn.alpha <= 0:
        return Traced((), ())
    width = (paint.width or 0.0) * drawn.matrix.height
    stroked = not is_off(element.get("Stroke")) and paint.stroke in _VISIBLE and width <= _THICKEST
    filled = is_on(element.get("Fill")) and paint.fill in _VISIBLE
    rules: list[Rule] = []
    areas: list[Box] = []
    for outline in _outlines(data, drawn.matrix):
        box = outline.box()
        if filled and _least(box) <= _THICKEST and len(outline.points) > 2:
            rules.extend(_line(box))
            continue
        if filled:
            areas.append(box)
        if stroked:
            rules.extend(line for side in outline.sides() if _least(side) <= _BENT for line in _line(side))
    marks.count(len(rules))
    return Traced(tuple(rules), tuple(areas))


def _outlines(data: str, matrix: Matrix) -> Iterator[_Outline]:
    outline = _Outline([])
    operator, operands = "", list[float]()
    for token in tokens(data):
        if isinstance(token, float):
            operands.append(token)
            if len(operands) < _NUMBERS.get(operator, len(operands) + 1):
                continue
            point = matrix.point(*operands[-2:])
            if operator in "MS":
                if len(outline.points) > 1:
                    yield outline
                outline = _Outline([point])
            else:
                if operator != _STRAIGHT:
                    outline.curved.add(len(outline.points))
                outline.points.append(point)
            operands = []
        else:
            operator, operands = token, []
            if token == "C" and len(outline.points) > 1:
                outline.points.append(outline.points[0])
                yield outline
                outline = _Outline(outline.points[:1])
    if len(outline.points) > 1:
        yield outline


def _least(box: Box) -> float:
    return min(box.right - box.left, box.bottom - box.top)


def _line(box: Box) -> Iterator[Rule]:
    """The line along the middle of a long box."""
    width, height = box.right - box.left, box.bottom - box.top
    if max(width, height) < _SHORTEST:
        return
    if width >= height:
        middle = (box.top + box.bottom) / 2
        yield Rule(Box(box.left, middle, box.right, middle))
    else:
        middle = (box.left + box.right) / 2
        yield Rule(Box(middle, box.top, middle, box.bottom))
