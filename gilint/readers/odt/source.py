"""The trees of an OpenDocument text, which come as the parts of a zip or all in one XML file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.readers.limits import Limits
from gilint.readers.markup import parse
from gilint.readers.odt.names import OFFICE
from gilint.readers.parts import Parts
from gilint.readers.unreadable import Unreadable

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_META: Final = "meta.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTION: Final = b"encryption-data"
_MACROS: Final = re.compile(r"(?:basic/.+/(?!(?:script|dialog)-l[bc]\.xml).+\.xml|scripts/.+/.+)", re.IGNORECASE)
_FLAT_MACROS: Final = re.compile(r"\{http://openoffice\.org/2004/office\}module")
_PICTURE: Final = re.compile(rb"(<office:binary-data[^<>]*>)[^<]+")


@dataclass(frozen=True, slots=True)
class Source:
    """`content`, `styles` and `meta` are one and the same tree in a flat file; `macros` names what holds program code."""

    content: etree._Element
    styles: etree._Element | None
    meta: etree._Element | None
    macros: tuple[str, ...]


def open_source(data: bytes, limits: Limits) -> Source:
    """Raises Unreadable with the reason."""
    return _zipped(Parts(data, limits)) if data.startswith(b"PK") else _flat(data, limits)


def _zipped(parts: Parts) -> Source:
    # Older programs wrote a document type into this part, which the others must not have; so it is searched, not parsed.
    if _MANIFEST in parts and _ENCRYPTION in parts.read(_MANIFEST):
        raise Unreadable("encrypted")
    if _CONTENT not in parts:
        raise Unreadable("not-the-format", f"no {_CONTENT}")
    styles, meta = (parts.tree(name) if name in parts else None for name in (_STYLES, _META))
    macros = tuple(name for name in parts.names() if _MACROS.fullmatch(name.replace("\\", "/")))
    return Source(parts.tree(_CONTENT), styles, meta, macros)


def _flat(data: bytes, limits: Limits) -> Source:
    if len(data) > limits.part:
        raise Unreadable("bomb", f"{len(data)} bytes")
    root = parse(_PICTURE.sub(rb"\1", data), "office:document")
    modules = (element for element in root.iterfind(f"{OFFICE}scripts//*") if _FLAT_MACROS.fullmatch(str(element.tag)))
    return Source(root, root, root, tuple(str(next(iter(module.attrib.values()), "")) for module in modules))
