"""An OFD file as a package: its parts, and how they refer to one another."""

from __future__ import annotations

import posixpath
from typing import Final

from lxml import etree

from gilint.readers.limits import Limits
from gilint.readers.ofd.elements import local
from gilint.readers.parts import Parts
from gilint.readers.unreadable import Unreadable

ENTRY: Final = "OFD.xml"
_ENCRYPTED: Final = "Encryptions.xml"
"""It lists the parts that were replaced by encrypted ones (GM/T 0099)."""
_MOST_FOLDERS: Final = 8


class Package(Parts):
    """Raises Unreadable("encrypted") for one whose parts are."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(data, limits)
        if _ENCRYPTED in self:
            raise Unreadable("encrypted")

    def located(self, location: str, base: str) -> str:
        """The name of the part that the part `base` means by a location: from its own folder, from one above it, as some producers
        write, or from the top."""
        location = location.strip().replace("\\", "/")
        folder = "" if location.startswith("/") else posixpath.dirname(base)
        for _ in range(_MOST_FOLDERS):
            name = posixpath.normpath(posixpath.join("/", folder, location.lstrip("/"))).lstrip("/")
            if name in self or not folder:
                return name
            folder = posixpath.dirname(folder)
        return name

    def required(self, name: str, kind: str) -> etree._Element:
        """The root of a part that must be there and be what it is called."""
        if name not in self:
            raise Unreadable("damaged", f"no {name}")
        root = self.tree(name)
        if local(root) != kind:
            raise Unreadable("damaged", name)
        return root

    def optional(self, name: str) -> etree._Element | None:
        return self.tree(name) if name in self else None
