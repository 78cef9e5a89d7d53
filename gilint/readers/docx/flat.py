"""A Word file that is one XML file: the parts of its package stand in it one after the other."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from gilint.readers.limits import Limits
from gilint.readers.markup import parse
from gilint.readers.unreadable import Unreadable

_PKG: Final = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_PACKAGE: Final = _PKG + "package"
_PART: Final = _PKG + "part"
_NAME: Final = _PKG + "name"
_XML: Final = _PKG + "xmlData"
_PICTURE: Final = re.compile(rb"(<pkg:binaryData>)[^<]+")
"""Parts that are no XML are never read, and longer than the parser takes at once."""


class FlatParts:
    """Finds parts by name, as Parts does in a zip. Raises Unreadable: not-the-format, damaged, bomb."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        data = _PICTURE.sub(rb"\1", data)
        if len(data) > limits.part:
            raise Unreadable("bomb", f"{len(data)} bytes")
        root = parse(data, "pkg:package")
        if root.tag != _PACKAGE:
            raise Unreadable("not-the-format", str(root.tag))
        self._names: list[str] = []
        self._parts: dict[str, etree._Element] = {}
        for part in root.iterchildren(_PART):
            name = part.get(_NAME, "").lstrip("/")
            if name.lower() in self._parts:
                raise Unreadable("damaged", f"2 × {name}")
            self._names.append(name)
            self._parts[name.lower()] = part

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def names(self) -> list[str]:
        """As the file spells them."""
        return self._names

    def tree(self, name: str) -> etree._Element:
        """The root element of a part that is there."""
        held = self._parts[name.lower()].find(_XML)
        root = None if held is None else next(held.iterchildren(), None)
        if root is None:
            raise Unreadable("damaged", name)
        return root
