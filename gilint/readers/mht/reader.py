"""Reads a web page that was saved as one message: finds the page among the parts, and reads it as a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gilint.document import Document
from gilint.readers.html import read_html
from gilint.readers.limits import Limits
from gilint.readers.mht.message import Part, parts
from gilint.readers.unreadable import Unreadable

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_FRAMES: Final = b"<frameset"


def read_mht(data: bytes, limits: Limits) -> Document:
    """The article of the page. Raises Unreadable with the reason."""
    begin, found = parts(data, limits)
    pages = [part for part in found if part.kind in _PAGES]
    if not pages:
        raise Unreadable("damaged", "no text/html")
    page, content = _first(begin, pages)
    return replace(read_html(content, limits, page.charset), format="mht")


def _first(begin: str, pages: Sequence[Part]) -> tuple[Part, bytes]:
    """The page that the message begins with; of one that only frames others, the longest of those."""
    first = next((page for page in pages if begin and page.identity == begin), pages[0])
    content = first.content()
    others = [page for page in pages if page is not first]
    if others and _FRAMES in content.lower():
        longest = max(others, key=lambda page: len(page.packed))
        return longest, longest.content()
    return first, content
