"""Reads a web page: decodes and parses it, finds its article, and the title that stands above the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from gilint.document import Document, Note
from gilint.document.grid import GridTooLarge
from gilint.readers.decode import decode
from gilint.readers.html.content import Content, find_content
from gilint.readers.html.flow import Line, Piece, pieces
from gilint.readers.html.metadata import is_title, published, title
from gilint.readers.html.sheet import Sheet
from gilint.readers.html.tree import Element, Page, parse
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_CHARSET = re.compile(rb"""<(?:meta\b[^<>]*?\bcharset|\?xml\b[^<>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_LIKE_TITLE = re.compile(r"[^:：>＞|。；;]{12,60}")
_HEAD = 8192
_TOP = 6
"""An article repeats its title within this many lines, if it does."""


def read_html(data: bytes, limits: Limits, declared: str = "") -> Document:
    """The article of a page; `declared` is the charset that came with it, which counts before the one that it names itself.

    Raises Unreadable for pages that nest too deep or whose tables span too far.
    """
    charset = _CHARSET.search(data, 0, _HEAD)
    decoded = decode(data, declared or (charset[1].decode("ascii", "replace") if charset else ""))
    page = parse(decoded.text, limits)
    content = find_content(page.body)
    sheet = Sheet(content)
    try:
        before, after = _around(page, content)
        for line in _titles(page, content, before):
            sheet.paragraph(line)
        sheet.add_outside(before)
        sheet.add(pieces(content.article, content.apart))
        sheet.add_outside(after)
    except GridTooLarge as fault:
        raise Unreadable("bomb", str(fault)) from None
    if decoded.replaced:
        sheet.notes.append(Note("replaced-bytes", str(decoded.replaced)))
    day = published(page, (line.text for line in _lines(pieces(page.body, ()))))
    return Document("html", tuple(sheet.blocks), tuple(sheet.notes), title(page), day, tuple(sheet.margins))


def _around(page: Page, content: Content) -> tuple[list[Piece], list[Piece]]:
    """What stands before and after the article."""
    if content.article is page.body:
        return [], []
    every = list(pieces(page.body, content.apart | {content.article}))
    middle = every.index(content.article)
    return every[:middle], every[middle + 1 :]


def _titles(page: Page, content: Content, before: Iterable[Piece]) -> list[Line]:
    """The article's title, where it stands above the article and not in it: one line, or two that make the title together.

    Where neither the page's metadata nor a heading tells it, the last line above the article that reads like a title is it.
    """
    said: list[Line] = []
    first_heading: list[Line] = []
    nearest: list[Line] = []
    above: Line | None = None
    for piece in before:
        for line in _lines(pieces(piece, ())) if isinstance(piece, Element) else _lines([piece]):
            if is_title(line.text, page):
                said = [line]
            elif above and is_title(above.text + line.text, page):
                said = [above, line]
            elif line.level == 1 and not isinstance(piece, Element):
                first_heading = [line]
            elif _LIKE_TITLE.fullmatch(line.text.strip()):
                nearest = [line]
            above = line
    repeated = {line.text for line in islice(_lines(pieces(content.article, content.apart)), _TOP)}
    return [line for line in said or first_heading or nearest if line.text not in repeated]


def _lines(found: Iterable[Piece]) -> Iterator[Line]:
    return (piece for piece in found if isinstance(piece, Line))
