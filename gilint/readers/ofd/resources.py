"""What the objects of a page refer to by id: drawing parameters, and units of graphics that are drawn as one object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.readers.ofd.elements import child, children
from gilint.readers.ofd.paint import Parameters

_BYTES: Final = 64
"""Of markup that are taken for one mark when a unit is drawn again."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`marks` is what it costs to draw it, by its size: a small file may draw a large unit often."""

    content: etree._Element
    marks: int


class Resources:
    """Those of a document, or of a page of it."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        roots = list(roots)
        self.parameters = Parameters(roots)
        self.units: dict[str, Unit] = {}
        for root in roots:
            for group in children(root, "CompositeGraphicUnits"):
                for unit in children(group, "CompositeGraphicUnit"):
                    if (content := child(unit, "Content")) is not None:
                        self.units[unit.get("ID", "")] = Unit(content, len(etree.tostring(content)) // _BYTES)
