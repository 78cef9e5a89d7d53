"""What people wrote on pages: remarks of marked passages and notes. Stamps, watermarks and links say nothing about the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gilint.document import Comment, Place
from gilint.readers.ofd.elements import child, children, local, text
from gilint.readers.ofd.package import Package
from gilint.readers.paged.marks import Marks

_FURNITURE: Final = ("Stamp", "Watermark", "Link")


class Annotations:
    """Of a document whose list of annotated pages is the part `name`, if there is one."""

    def __init__(self, package: Package, name: str, marks: Marks) -> None:
        self._package, self._marks = package, marks
        self._parts: dict[str, str] = {}
        root = package.optional(name)
        for page in children(root, "Page"):
            self._parts.setdefault(page.get("PageID", ""), package.located(text(page, "FileLoc"), name))

    def comments(self, identity: str, number: int) -> Iterator[Comment]:
        """Those on the page with an id, in the order of the file."""
        root = self._package.optional(self._parts.get(identity, ""))
        for annotation in children(root, "Annot"):
            self._marks.count()
            if annotation.get("Type") in _FURNITURE:
                continue
            if said := text(annotation, "Remark") or _drawn(annotation):
                yield Comment(said, annotation.get("Creator", "").strip(), places=(Place(page=number),))


def _drawn(annotation: etree._Element) -> str:
    appearance = child(annotation, "Appearance")
    if appearance is None:
        return ""
    return "".join(element.text or "" for element in appearance.iter() if local(element) == "TextCode").strip()
