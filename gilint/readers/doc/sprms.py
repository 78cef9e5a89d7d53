"""Modifiers of properties ([MS-DOC] 2.6), which Word calls sprms: a code, whose highest bits tell the size of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from gilint.readers.little import u8, u16

_SIZES: Final = (1, 1, 2, 4, 2, 2, None, 3)
_TABS: Final = 0xC615
_TABS_OF_MANY: Final = 255


class Sprm(IntEnum):
    """Those that matter to what a reader sees and to where it stands."""

    DELETED = 0x0800
    INSERTED = 0x0801
    PICTURE = 0x6A03
    FIELD_DATA = 0x0806
    SYMBOL = 0x6A09
    HIGHLIGHT = 0x2A0C
    CHARACTER_STYLE = 0x4A30
    PLAIN = 0x2A33
    HIDDEN = 0x083C
    OLD_COLOUR = 0x2A42
    SPECIAL = 0x0855
    OLD_CHARACTER_SHADING = 0x4866
    COLOUR = 0x6870
    CHARACTER_SHADING = 0xCA71

    PARAGRAPH_STYLE = 0x4600
    LIST_LEVEL = 0x260A
    LIST = 0x460B
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    OLD_PARAGRAPH_SHADING = 0x442D
    OUTLINE = 0x2640
    HUGE = 0x6646
    HUGE_97 = 0x6645
    DEPTH = 0x6649
    DEEPER = 0x664A
    INNER_CELL = 0x244B
    INNER_ROW_END = 0x244C
    PARAGRAPH_SHADING = 0xC64D

    TABLE_LEFT = 0x9601
    TABLE_GAP = 0x9602
    OLD_TABLE = 0xD606
    TABLE = 0xD608
    OLD_CELL_SHADING = 0xD609
    CELL_SHADING = 0xD612
    INSERT_CELLS = 0x7621
    DELETE_CELLS = 0x5622
    CELL_WIDTH = 0x7623
    MERGE = 0x5624
    SPLIT = 0x5625
    MERGE_DOWN = 0xD62B


IN_PIECES: Final = {
    0x0C: Sprm.LIST_LEVEL,
    0x18: Sprm.IN_TABLE,
    0x19: Sprm.ROW_END,
    0x41: Sprm.DELETED,
    0x42: Sprm.INSERTED,
    0x47: Sprm.FIELD_DATA,
    0x4D: Sprm.HIGHLIGHT,
    0x53: Sprm.PLAIN,
    0x5C: Sprm.HIDDEN,
    0x62: Sprm.OLD_COLOUR,
    0x75: Sprm.SPECIAL,
    0x78: Sprm.OUTLINE,
}
"""The short codes that the piece table uses for some of them ([MS-DOC] 2.9.215)."""


def modifiers(group: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes and what they say, without its length where that is told; one that is cut short ends the group."""
    at = 0
    while at + 2 < len(group):
        code = u16(group, at)
        at += 2
        size = _SIZES[code >> 13]
        if size is None:
            size, told = _told_size(code, group, at)
            at += told
        if at + size > len(group):
            return
        yield code, group[at : at + size]
        at += size


def _told_size(code: int, group: bytes, at: int) -> tuple[int, int]:
    """The size of what follows, and how many bytes tell it."""
    if code in (Sprm.TABLE, Sprm.OLD_TABLE):
        return max(0, u16(group, at) - 1), 2
    size = u8(group, at)
    if code == _TABS and size == _TABS_OF_MANY:
        cleared = u8(group, at + 1)
        return 2 + 4 * cleared + 3 * u8(group, at + 2 + 4 * cleared), 1
    return size, 1
