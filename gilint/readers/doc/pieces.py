"""The piece table: which bytes of the file the text is made of, in the order of reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gilint.readers.doc.fib import Fib, Slot
from gilint.readers.doc.plex import plex
from gilint.readers.doc.sprms import IN_PIECES
from gilint.readers.little import u8, u16, u32
from gilint.readers.unreadable import Unreadable

_GROUP: Final = 1
_PIECES: Final = 2
_PIECE: Final = 8
_COMPRESSED: Final = 0x4000_0000
_WESTERN: Final = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters from `begin` to `end` of the text are the bytes from `offset` on, `width` for each; `changes` are modifiers of all."""

    begin: int
    end: int
    offset: int
    width: int
    changes: bytes


def read_pieces(fib: Fib) -> list[Piece]:
    """Those that the stream has bytes for. Raises Unreadable: damaged."""
    groups, table = _parted(fib.table(Slot.PIECES))
    pieces: list[Piece] = []
    reached = 0
    for begin, end, record in plex(table, _PIECE):
        place = u32(record, 2)
        width = 1 if place & _COMPRESSED else 2
        offset = (place & ~_COMPRESSED) // 2 if width == 1 else place
        end = min(end, begin + max(0, len(fib.word) - offset) // width)
        if begin != reached or end <= begin:
            break
        pieces.append(Piece(begin, end, offset, width, _changes(u16(record, 6), groups)))
        reached = end
    if not pieces:
        raise Unreadable("damaged", "piece table")
    return pieces


def text_of(pieces: list[Piece], data: bytes, most: int) -> str:
    """One character for each position: those outside the basic plane are left as two halves. Raises Unreadable: too-large."""
    if pieces[-1].end > most:
        raise Unreadable("too-large", f"{pieces[-1].end} > {most} characters")
    texts: list[str] = []
    for piece in pieces:
        stored = data[piece.offset : piece.offset + piece.width * (piece.end - piece.begin)]
        if piece.width == 1:
            texts.append(stored.decode("latin-1").translate(_WESTERN))
        else:
            texts.append(_halves(stored))
    return "".join(texts)


def _halves(stored: bytes) -> str:
    return _ASTRAL.sub(lambda found: _parts(ord(found[0])), stored.decode("utf-16-le", "surrogatepass"))


def _parts(code: int) -> str:
    high, low = divmod(code - 0x10000, 0x400)
    return chr(0xD800 + high) + chr(0xDC00 + low)


def _parted(table: bytes) -> tuple[list[bytes], bytes]:
    """The groups of modifiers that pieces refer to, and the pieces."""
    groups: list[bytes] = []
    at = 0
    while u8(table, at) == _GROUP:
        size = u16(table, at + 1)
        groups.append(table[at + 3 : at + 3 + size])
        at += 3 + size
    return groups, table[at + 5 : at + 5 + u32(table, at + 1)] if u8(table, at) == _PIECES else b""


def _changes(modifier: int, groups: list[bytes]) -> bytes:
    """A piece's own modifier is a short code with a byte, or the number of a group."""
    if modifier & 1:
        return groups[modifier >> 1] if modifier >> 1 < len(groups) else b""
    code = IN_PIECES.get(modifier >> 1 & 0x7F)
    return b"" if code is None else code.to_bytes(2, "little") + bytes([modifier >> 8])
