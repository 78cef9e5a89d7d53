"""The objects that a page draws, those inside its forms (drawings used as one object) among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gilint.readers.paged.marks import Marks
from gilint.readers.paged.matrix import Matrix
from gilint.readers.pdf import pdfium
from gilint.readers.pdf.geometry import Area, around
from gilint.readers.pdf.pdfium import Handle

MOST_SEGMENTS: Final = 20_000
"""A path of more is a map or a picture, and nobody follows it."""
_DEEPEST: Final = 100


@dataclass(frozen=True, slots=True)
class Drawn:
    """An object, later ones above earlier ones. `outer` moves what it says of itself to the page; `clip` is where it can be seen."""

    object: Handle
    kind: int
    order: int
    outer: Matrix
    clip: Area


def drawn_objects(page: Handle, shown: Area, marks: Marks) -> Iterator[Drawn]:
    """In the order of drawing; what is nowhere to be seen is left out."""
    order = 0
    marks.count(pdfium.child_count(page))
    levels = [(pdfium.children(page), Matrix(), shown)]
    while levels:
        siblings, outer, clip = levels[-1]
        found = next(siblings, None)
        if found is None:
            levels.pop()
            continue
        order += 1
        seen = _clipped(found, outer, clip, marks)
        kind = pdfium.kind_of(found)
        if seen is None:
            continue
        if kind == pdfium.PATH and (count := pdfium.segment_count(found)) <= MOST_SEGMENTS:
            marks.count(count)
        if kind == pdfium.FORM and len(levels) <= _DEEPEST:
            marks.count(pdfium.child_count_of_form(found))
            levels.append((pdfium.children_of_form(found), pdfium.matrix_of(found).then(outer), seen))
        else:
            yield Drawn(found, kind, order, outer, seen)


def _clipped(found: Handle, outer: Matrix, clip: Area, marks: Marks) -> Area | None:
    """None where nothing is left of the clip. Figures that are no rectangles count as the rectangle around them."""
    seen: Area | None = clip
    for count, points in pdfium.clips(found):
        marks.count(count)
        figure = around(outer.point(x, y) for x, y in points)
        if seen is not None and figure is not None:
            seen = seen.within(figure)
    return seen
