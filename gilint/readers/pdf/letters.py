"""The characters of a page as pdfium finds them: what each is, where it stands, and which way it reads."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import category

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gilint.readers.paged.marks import Marks
from gilint.readers.pdf import pdfium
from gilint.readers.pdf.geometry import Area, around
from gilint.readers.pdf.pdfium import Handle

UNKNOWN: Final = "\ufffd"
_UNREADABLE: Final = frozenset({"Cc", "Cn", "Co", "Cs"})
_LARGEST: Final = 10_000.0
_LEAN: Final = 8
"""Degrees that a page may have been laid askew on a scanner; words at other angles than these beside a quarter turn run across the page."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character; `area` is the room that its font gives it, `x` and `y` where it stands on its baseline.

    `turns` is the direction in which it reads, in quarter turns to the left from left-to-right; None where it runs aslant. `object` is
    the address of the drawn object that it is of, 0 where it is of none. `known` is false for one whose meaning the file does not tell.
    """

    text: str
    area: Area
    x: float
    y: float
    size: float
    turns: int | None
    object: int
    known: bool = True


def letters(text: Handle, marks: Marks) -> Iterator[Letter]:
    """Those that the file draws, without the blanks and line breaks that pdfium adds."""
    loose, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    sizes: dict[int, tuple[float, int | None]] = {}
    count = max(0, int(c.FPDFText_CountChars(text)))
    marks.count(count)
    high = 0
    for index in range(count):
        if c.FPDFText_IsGenerated(text, index) == 1 or not c.FPDFText_GetLooseCharBox(text, index, loose):
            continue
        code = int(c.FPDFText_GetUnicode(text, index))
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        drawn = c.FPDFText_GetTextObject(text, index)
        address = pdfium.address_of(drawn) if drawn else 0
        if address not in sizes or not address:
            sizes[address] = _size_and_turns(text, index)
        size, turns = sizes[address]
        area = around([(loose.left, loose.bottom), (loose.right, loose.top)])
        c.FPDFText_GetCharOrigin(text, index, x, y)
        if area and around([(x.value, y.value)]):
            character, known = _character(text, index, code)
            yield Letter(character, area, x.value, y.value, size, turns, address, known)


def _size_and_turns(text: Handle, index: int) -> tuple[float, int | None]:
    matrix = pdfium.matrix_of_letter(text, index)
    size = abs(float(c.FPDFText_GetFontSize(text, index))) * matrix.height
    angle = matrix.turn % 360
    turns = round(angle / 90)
    return size if size < _LARGEST else 0.0, turns % 4 if abs(angle - 90 * turns) <= _LEAN else None


def _character(text: Handle, index: int, code: int) -> tuple[str, bool]:
    if c.FPDFText_IsHyphen(text, index) == 1:
        return "-", True
    character = chr(code) if code <= 0x10FFFF else UNKNOWN
    if character.isspace():
        return character, True
    if c.FPDFText_HasUnicodeMapError(text, index) == 1 or character == UNKNOWN or category(character) in _UNREADABLE:
        if not _shows_ink(text, index):
            return " ", True
        # Signs of symbol fonts are in private use; whoever made the file chose them, and rules have a word for them.
        return (character, False) if category(character) == "Co" else (UNKNOWN, False)
    return character, True


def _shows_ink(text: Handle, index: int) -> bool:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found = c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return bool(found) and right.value > left.value and top.value > bottom.value
