"""The objects of a page in the order in which they are drawn, whatever they are nested in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from gilint.readers.limits import Limits
from gilint.readers.ofd.elements import children, is_off, local
from gilint.readers.ofd.numbers import number, numbers
from gilint.readers.ofd.paint import USUAL, Paint, said
from gilint.readers.ofd.resources import Resources
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.matrix import Matrix
from gilint.readers.unreadable import Unreadable

MILLIMETRE: Final = 72 / 25.4
"""In points."""
OPAQUE: Final = 255
_COST: Final = 3
"""Marks that an object takes beside its letters and lines: it is about as much work as several of them."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text, path or image object. `matrix` leads from its own coordinates to points of the page; `alpha` is from 0, for what is not
    shown at all, to 255."""

    kind: str
    element: etree._Element
    matrix: Matrix
    paint: Paint
    alpha: float


@dataclass(frozen=True, slots=True)
class _Level:
    """Where the walk is: objects still to come, and what holds for them. `within` are the ids of the units around them."""

    elements: Iterator[etree._Element]
    matrix: Matrix
    paint: Paint = USUAL
    alpha: float = OPAQUE
    within: frozenset[str] = frozenset()


def drawn(content: etree._Element | None, resources: Resources, limits: Limits, marks: Marks) -> Iterator[Drawn]:
    """Raises Unreadable: bomb, and too-deep for units in units in units."""
    levels = [_Level(children(content, "Layer"), Matrix(MILLIMETRE, 0, 0, MILLIMETRE))]
    while levels:
        level = levels[-1]
        element = next(level.elements, None)
        if element is None:
            levels.pop()
            continue
        marks.count(_COST)
        kind = local(element)
        parameters = element.get("DrawParam")
        paint = resources.parameters.paint(parameters, level.paint) if parameters else level.paint
        alpha = 0.0 if is_off(element.get("Visible")) else min(level.alpha, number(element.get("Alpha"), OPAQUE))
        if kind in ("Layer", "PageBlock"):
            levels.append(replace(level, elements=iter(element), paint=paint, alpha=alpha))
        elif kind in ("TextObject", "PathObject", "ImageObject"):
            yield Drawn(kind, element, _placed(element).then(level.matrix), said(element).over(paint), alpha)
        elif kind == "CompositeObject":
            levels.extend(_unit(element, resources, replace(level, paint=paint, alpha=alpha), limits, marks))


def _unit(element: etree._Element, resources: Resources, around: _Level, limits: Limits, marks: Marks) -> Iterator[_Level]:
    """The level inside a composite object, unless its unit is not there or is drawn within itself."""
    identity = element.get("ResourceID", "")
    if identity not in resources.units or identity in around.within:
        return
    if len(around.within) >= limits.depth:
        raise Unreadable("too-deep", f"> {limits.depth} units")
    unit = resources.units[identity]
    marks.count(unit.marks)
    matrix = _placed(element).then(around.matrix)
    yield replace(around, elements=iter(unit.content), matrix=matrix, within=around.within | {identity})


def _placed(element: etree._Element) -> Matrix:
    """An object's own matrix, moved to the corner of its boundary."""
    left, top = (numbers(element.get("Boundary"), 4) or (0.0, 0.0))[:2]
    own = numbers(element.get("CTM"), 6)
    if own is None:
        return Matrix(e=left, f=top)
    a, b, c, d, e, f = own
    return Matrix(a, b, c, d, e + left, f + top)
