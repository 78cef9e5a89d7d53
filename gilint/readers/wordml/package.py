"""Lays a translated document out as the package that a .docx is."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from lxml import etree

from gilint.readers.docx import names as docx
from gilint.readers.docx.names import W
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable
from gilint.readers.wordml import names
from gilint.readers.wordml.translate import comments

_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_MARGINS: Final = {W + "hdr": "header", W + "ftr": "footer"}
_MACROS: Final = W + "macrosPresent"
_INSIDE: Final = "wordml:"
"""Begins the names of what a file holds itself."""


def packaged(root: etree._Element, limits: Limits) -> bytes:
    """Takes the tree apart. Raises Unreadable: not-the-format, bomb."""
    body = root.find(docx.BODY)
    if body is None:
        raise Unreadable("not-the-format", "no body")
    related = _Related()
    parts: dict[str, etree._Element | bytes] = {}
    for number, margin in enumerate(list(body.iter(*_MARGINS)), start=1):
        if number > limits.members:
            raise Unreadable("bomb", f"> {limits.members} headers")
        name = related.inside(_MARGINS[margin.tag], f"{_MARGINS[margin.tag]}{number}.xml")
        _detach(margin)
        parts[f"word/{name}"] = margin
    written = etree.Element(W + "comments")
    written.extend(list(comments(body)))
    beside = {"styles": root.find(W + "styles"), "numbering": root.find(W + "numbering"), "comments": written}
    for kind, part in beside.items():
        if part is not None:
            parts[f"word/{related.inside(kind, f'{kind}.xml')}"] = part
    for picture in body.iter(docx.OLD_PICTURE):
        related.picture(picture)
    document = etree.Element(docx.DOCUMENT)
    document.append(body)
    parts["word/document.xml"] = document
    parts["word/_rels/document.xml.rels"] = related.root
    parts |= dict(_properties(root))
    if root.get(_MACROS) == "yes":
        parts["word/vbaProject.bin"] = b"-"
    return _zipped(parts)


class _Related:
    """What the document refers to."""

    def __init__(self) -> None:
        self.root = etree.Element(_RELATIONSHIPS + "Relationships")
        self._pictures: dict[str, str] = {}

    def inside(self, kind: str, target: str) -> str:
        self._add(kind, target, {})
        return target

    def picture(self, element: etree._Element) -> None:
        """Lets a picture refer to its source as pictures of 2006 do."""
        source = element.get("src", "")
        if source not in self._pictures:
            outside = {} if source.startswith(_INSIDE) or ":" not in source else {"TargetMode": "External"}
            self._pictures[source] = self._add("image", source.removeprefix(_INSIDE).lstrip("/"), outside)
        element.set(docx.RELATIONSHIP, self._pictures[source])

    def _add(self, kind: str, target: str, mode: dict[str, str]) -> str:
        identity = f"r{len(self.root)}"
        etree.SubElement(self.root, _RELATIONSHIPS + "Relationship", {"Id": identity, "Type": _TYPES + kind, "Target": target, **mode})
        return identity


def _properties(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The parts about the package itself."""
    outer = _Related()
    outer.inside("officeDocument", "word/document.xml")
    if title := root.findtext(f"{names.OFFICE}DocumentProperties/{names.OFFICE}Title"):
        properties = etree.Element("coreProperties")
        etree.SubElement(properties, _TITLE).text = title
        yield outer.inside("core-properties", "docProps/core.xml"), properties
    yield "_rels/.rels", outer.root


def _detach(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _zipped(parts: dict[str, etree._Element | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part if isinstance(part, bytes) else etree.tostring(part, encoding="utf-8"))
    return stream.getvalue()
