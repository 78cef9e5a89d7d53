"""A Word file as a package: its parts, and how they refer to one another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from gilint.readers.docx.flat import FlatParts
from gilint.readers.docx.markup import transitional
from gilint.readers.limits import Limits
from gilint.readers.parts import Parts


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part refers to: `kind` is the last word of the type, `target` a part's name, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """Parts that refer to one another, in transitional namespaces, from a zip or from one XML file. Raises Unreadable with the reason."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._parts = Parts(data, limits) if data.startswith(b"PK") else FlatParts(data, limits)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def tree(self, name: str) -> etree._Element:
        """The root element of a part that is there."""
        return transitional(self._parts.tree(name), name)

    def macros(self) -> list[str]:
        """The parts that hold program code."""
        return [name for name in self._parts.names() if posixpath.basename(name.replace("\\", "/")).lower() == "vbaproject.bin"]

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part refers to, by id; the package itself is the part without a name."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", base + ".rels")
        if listing not in self:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.tree(listing):
            kind = posixpath.basename(element.get("Type", ""))
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            identity = element.get("Id", "")
            found[identity] = Relationship(identity, kind, target, external)
        return found
