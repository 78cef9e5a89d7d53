"""Parts of a package as trees, whatever the part holds: no entity is resolved, nothing is fetched, nesting is bounded."""

from __future__ import annotations

from typing import Final

from lxml import etree

from gilint.readers.docx.names import STRICT, VAL
from gilint.readers.unreadable import Unreadable

_MOST_TAGS: Final = 2_000_000
"""A tree takes a hundred bytes an element, so a part of empty elements would need far more memory than its size says."""
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)


def parse(data: bytes, name: str) -> etree._Element:
    """The root of a part, in transitional namespaces."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise Unreadable("unsafe-xml", name)
    if data.count(b"<") > _MOST_TAGS:
        raise Unreadable("bomb", name)
    root = _tree(data, name)
    # The search above sees two encodings; the tree knows what the others declared.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("unsafe-xml", name)
    if any(space in STRICT for space in root.nsmap.values()):
        plain = etree.tostring(root, encoding="utf-8")
        for strict, transitional in STRICT.items():
            plain = plain.replace(strict.encode(), transitional.encode())
        root = _tree(plain, name)
    return root


def _tree(data: bytes, name: str) -> etree._Element:
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as fault:
        if "Excessive depth" in str(fault):
            raise Unreadable("too-deep", name) from None
        if "Resource limit" in str(fault):
            raise Unreadable("bomb", name) from None
        raise Unreadable("damaged", name) from None
    except (ValueError, LookupError):
        raise Unreadable("damaged", name) from None


def leading(element: etree._Element, *tags: str) -> etree._Element | None:
    """The properties of an element, which stand before all else in it. Neither a search nor `len`, which takes time with each child."""
    try:
        child = element[0]
    except IndexError:
        return None
    return child if child.tag in tags else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def whole_number(text: str | None, default: int, most: int) -> int:
    """A number from 0 to `most`, whatever a file claims."""
    try:
        return max(0, min(int(text or ""), most))
    except ValueError:
        return default
