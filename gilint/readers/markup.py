"""XML as a tree, whatever it holds: no entity is resolved, nothing is fetched, nesting is bounded."""

from __future__ import annotations

from typing import Final

from lxml import etree

from gilint.readers.unreadable import Unreadable

_MOST_TAGS: Final = 2_000_000
"""A tree takes a hundred bytes an element, so a part of empty elements would need far more memory than its size says."""
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False, remove_comments=True, remove_pis=True
)


def parse(data: bytes, name: str) -> etree._Element:
    """The root of a part called `name`. Raises Unreadable: unsafe-xml for any document type, bomb, too-deep, damaged."""
    if any(doctype in data for doctype in _DOCTYPES):
        raise Unreadable("unsafe-xml", name)
    if data.count(b"<") > _MOST_TAGS:
        raise Unreadable("bomb", name)
    root = _tree(data, name)
    # The search above sees two encodings; the tree knows what the others declared.
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("unsafe-xml", name)
    return root


def _tree(data: bytes, name: str) -> etree._Element:
    try:
        return etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as fault:
        if fault.code == etree.ErrorTypes.ERR_NO_MEMORY:  # type: ignore[attr-defined]
            raise MemoryError from None
        if "Excessive depth" in str(fault):
            raise Unreadable("too-deep", name) from None
        if "Resource limit" in str(fault):
            raise Unreadable("bomb", name) from None
        raise Unreadable("damaged", name) from None
    except (ValueError, LookupError):
        raise Unreadable("damaged", name) from None
