"""The lists of a Word file and the uses that paragraphs make of them ([MS-DOC] 2.9.131, 2.9.147, 2.9.150)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from gilint.readers.doc.fib import Fib, Slot
from gilint.readers.doc.sprms import Sprm, modifiers
from gilint.readers.drafts.codes import format_of
from gilint.readers.drafts.counting import LONGEST_TEXT, MOST_COUNTED, Level, List
from gilint.readers.little import i32, u8, u16, u32

_LIST: Final = 28
_LEVEL: Final = 28
_USE: Final = 16
_LEVELS: Final = 9
_MOST: Final = 4096
"""Lists, and uses of them: Word numbers the uses with eleven bits."""
_UNSEEN: Final = re.compile("[\x09-\x1f]")
_NOTHING: Final = 0xFFFF_FFFF
_SIMPLE: Final = 0x01
_LEGAL: Final = 0x04
_KEEPS_COUNTING: Final = 0x08
_STARTS: Final = 0x10
_FORMATS: Final = 0x20
_NO_STYLE: Final = 0x0FFF


@dataclass(frozen=True, slots=True)
class _List:
    identity: int
    levels: tuple[Level, ...]


def read_uses(fib: Fib) -> list[List]:
    """In the order by which paragraphs number them, from 1."""
    lists = {each.identity: each for each in _lists(fib.table(Slot.LISTS), fib.beyond(Slot.LISTS))}
    data = fib.table(Slot.LIST_USES)
    count = min(u32(data, 0), _MOST, len(data) // _USE)
    at = 4 + _USE * count
    uses: list[List] = []
    for index in range(count):
        begin = 4 + _USE * index
        identity = u32(data, begin)
        found = lists.get(identity, _List(identity, ()))
        levels = u8(data, begin + 12)
        use, at = _use(data, _skip_place(data, at, levels), levels, found)
        uses.append(use)
    return uses


def _lists(data: bytes, beyond: bytes) -> list[_List]:
    """The levels of all lists stand behind the table itself."""
    lists: list[_List] = []
    at = 0
    for index in range(min(u16(data, 0), _MOST, len(data) // _LIST)):
        begin = 2 + _LIST * index
        levels: list[Level] = []
        for depth in range(1 if u8(data, begin + 26) & _SIMPLE else _LEVELS):
            level, at = _level(beyond, at, depth)
            levels.append(replace(level, style=u16(data, begin + 8 + 2 * depth)))
        lists.append(_List(u32(data, begin), tuple(levels)))
    return lists


def _level(data: bytes, at: int, depth: int) -> tuple[Level, int]:
    """A level, and where the next one begins."""
    flags = u8(data, at + 5)
    looks, forms = u8(data, at + 24), u8(data, at + 25)
    text = at + _LEVEL + forms + looks
    length = u16(data, text)
    printed = data[text + 2 : text + 2 + 2 * min(length, LONGEST_TEXT)].decode("utf-16-le", "replace")
    hiding = [said for code, said in modifiers(data[at + _LEVEL + forms : text]) if code == Sprm.HIDDEN]
    level = Level(
        start=max(0, min(i32(data, at), MOST_COUNTED)),
        format=format_of(u8(data, at + 4)),
        text=_UNSEEN.sub("", printed),
        legal=bool(flags & _LEGAL),
        restart=min(u8(data, at + 26), depth) if flags & _KEEPS_COUNTING else depth,
        hidden=bool(hiding) and hiding[-1] == b"\x01",
        style=_NO_STYLE,
    )
    return level, min(text + 2 + 2 * length, len(data))


def _skip_place(data: bytes, at: int, levels: int) -> int:
    """Each use begins with the place of its first paragraph; where levels follow, some programs fill up with more that tell of none."""
    at += 4
    while levels and at + 4 <= len(data) and u32(data, at) == _NOTHING:
        at += 4
    return at


def _use(data: bytes, at: int, count: int, found: _List) -> tuple[List, int]:
    levels = dict(enumerate(found.levels))
    starts: dict[int, int] = {}
    for _ in range(min(count, _LEVELS)):
        flags = u8(data, at + 4)
        depth = min(flags & 0x0F, _LEVELS - 1)
        start = i32(data, at)
        at += 8
        if flags & _FORMATS:
            level, at = _level(data, at, depth)
            levels[depth] = replace(level, style=levels[depth].style if depth in levels else _NO_STYLE)
            start = level.start
        if flags & _STARTS:
            starts[depth] = max(0, min(start, MOST_COUNTED))
    return List(found.identity, levels, starts), at
