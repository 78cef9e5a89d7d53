"""Drawings: the pictures, embedded objects and boxes of text in them, in the order in which they are drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from gilint.readers.drafts.drafts import NoteDraft, ObjectDraft, PictureDraft
from gilint.readers.odt import names

_OUTSIDE: Final = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)


def drawn(drawing: etree._Element) -> Iterator[PictureDraft | ObjectDraft | NoteDraft | etree._Element]:
    """What a drawing holds; a box comes as the element whose content is text again."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag in names.GROUPS:
            waiting.extend(reversed(element))
        elif element.tag == names.FRAME:
            yield from _framed(element)
        elif str(element.tag).startswith(names.DRAW):
            yield element


def linked(address: str) -> Iterator[NoteDraft]:
    """A note where an address leads out of the file."""
    if _OUTSIDE.match(address):
        yield NoteDraft("linked-content", address)


def _framed(frame: etree._Element) -> Iterator[PictureDraft | ObjectDraft | NoteDraft | etree._Element]:
    """Of several pictures in one frame the first is shown; the others are the same for programs that cannot show it."""
    name = next(filter(None, map(frame.findtext, names.DESCRIPTIONS)), "") or frame.get(names.DRAW_NAME, "")
    pictured = False
    for child in frame:
        address = unquote(child.get(names.HREF, ""))
        if child.tag == names.TEXT_BOX:
            yield child
        elif child.tag == names.IMAGE and not pictured:
            pictured = True
            yield PictureDraft(name.strip() or address)
            yield from linked(address)
        elif child.tag in names.OBJECTS:
            yield ObjectDraft(name.strip(), address)
            yield from linked(address)
