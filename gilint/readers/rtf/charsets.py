"""Which encoding the bytes of a font are in, and what they say in it."""

from __future__ import annotations

import codecs
import re
from typing import Final

WESTERN: Final = "cp1252"
UNSAID: Final = ""
"""Of a font that does not say: the code page of the file counts, if the bytes bear it out."""
_ANSI: Final = "ansi"
"""Of a Western font. Some programs write Chinese in it all the same."""
PICTORIAL: Final = "symbols"
"""Of fonts whose signs have no code of their own; those that are written as bytes get one of Unicode's places for private use."""

_CHARSETS: Final = {
    0: _ANSI, 1: UNSAID, 2: PICTORIAL, 77: "mac-roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "big5hkscs", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp437",
}  # fmt: skip
_PAGES: Final = {936: "gb18030", 54936: "gb18030", 20936: "gb18030", 10008: "gb18030", 950: "big5hkscs", 10002: "big5hkscs", 65001: "utf-8"}
_DOUBLE: Final = ("gb18030", "big5hkscs", "cp932", "cp949", "johab", "utf-8")
_TWO_HIGH: Final = re.compile(rb"[\x80-\xff]{2}")
_HANZI: Final = re.compile(rb"[\xa1-\xa3\xb0-\xf7][\xa1-\xfe]")
"""Signs and hanzi of GB 2312. In Western text letters with accents hardly ever come in pairs."""
_MOST_HIGH: Final = 4
"""One byte in so many may be no half of such a character: some are rare, some damaged."""
_ASCII: Final = bytes(range(0x80))
_PRIVATE: Final = 0xF000


def codec_of_charset(number: int) -> str:
    r"""By the number of \fcharset."""
    return _CHARSETS.get(number, UNSAID)


def codec_of_page(number: int) -> str:
    r"""By the number of \ansicpg or \cpg."""
    if number in _PAGES:
        return _PAGES[number]
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return WESTERN


def decoded(data: bytes, codec: str, page: str) -> tuple[str, int]:
    """The text, and how many characters of it stand for bytes that say nothing; `page` is the codec of the file."""
    if codec == PICTORIAL:
        return "".join(chr(_PRIVATE + byte) if byte >= 0x20 else chr(byte) for byte in data), 0
    if data.isascii():
        return data.decode("ascii"), 0
    text = data.decode(_likely(data, codec, page) if codec in (UNSAID, _ANSI) else codec, "replace")
    return text, text.count("\ufffd")


def _likely(data: bytes, codec: str, page: str) -> str:
    double = page in _DOUBLE
    if double and codec == UNSAID and (_fits(data, page) or _TWO_HIGH.search(data)):
        return page
    if double and _HANZI.search(data):
        return page
    if _MOST_HIGH * _high(_HANZI.sub(b"", data)) <= _high(data):
        return "gb18030"
    return WESTERN if double else page


def _high(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _fits(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
