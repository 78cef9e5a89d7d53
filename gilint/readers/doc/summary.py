"""The title that a file's own properties state ([MS-OLEPS])."""

from __future__ import annotations

from typing import Final

from gilint.readers.doc.text import plain
from gilint.readers.little import u16, u32

_FIRST_SECTION: Final = 0x2C
_CODE_PAGE: Final = 1
_TITLE: Final = 2
_BYTES: Final = 30
_WIDE: Final = 31
_MOST: Final = 200
_LONGEST: Final = 2000
_ENCODINGS: Final = {1200: "utf-16-le", 65001: "utf-8", 936: "gb18030", 54936: "gb18030", 950: "big5", 10008: "gb18030"}


def title_of(stream: bytes) -> str:
    """`stream` is the summary information; "" where it has no title."""
    section = u32(stream, _FIRST_SECTION)
    places = {
        u32(stream, section + 8 + 8 * index): section + u32(stream, section + 12 + 8 * index)
        for index in range(min(u32(stream, section + 4), _MOST))
    }
    at = places.get(_TITLE)
    if at is None:
        return ""
    page = u16(stream, places[_CODE_PAGE] + 4) if _CODE_PAGE in places else 0
    kind, size = u16(stream, at), min(u32(stream, at + 4), _LONGEST)
    if kind == _WIDE or page == 1200:
        told = stream[at + 8 : at + 8 + (2 * size if kind == _WIDE else size)].decode("utf-16-le", "replace")
    elif kind == _BYTES:
        told = stream[at + 8 : at + 8 + size].decode(_ENCODINGS.get(page, "cp1252"), "replace")
    else:
        return ""
    return plain(told.split("\x00")[0]).strip()
