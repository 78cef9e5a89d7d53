"""The file information block: where the tables of a Word file are, and how much text each of its stories has."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from gilint.readers.little import u16, u32
from gilint.readers.ole import Compound
from gilint.readers.unreadable import Unreadable

_FLAGS: Final = 0x0A
_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_COUNTS: Final = 0x4C
_SLOT_COUNT: Final = 0x98
_SLOTS: Final = 0x9A


class Story(IntEnum):
    """The stories, in the order in which their text stands one after the other ([MS-DOC] 2.3)."""

    MAIN = 0
    FOOTNOTES = 1
    MARGINS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    MARGIN_BOXES = 7


class Slot(IntEnum):
    """Those of the tables that are read, by their number in FibRgFcLcb ([MS-DOC] 2.5.6 to 2.5.8)."""

    STYLES = 1
    COMMENT_PLACES = 4
    COMMENT_TEXTS = 5
    SECTIONS = 6
    MARGINS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    PIECES = 33
    COMMENT_AUTHORS = 36
    COMMENT_MARKS = 37
    ANCHORS = 40
    COMMENT_BEGINS = 42
    COMMENT_ENDS = 43
    DRAWINGS = 50
    BOXES = 56
    LISTS = 73
    LIST_USES = 74
    COMMENT_TIMES = 112


class Fib:
    """A Word file's streams, and its tables by slot.

    Raises Unreadable: encrypted, damaged.
    """

    def __init__(self, file: Compound) -> None:
        self.file = file
        self.word = file.stream("WordDocument")
        flags = u16(self.word, _FLAGS)
        if flags & _ENCRYPTED:
            raise Unreadable("encrypted")
        name = "1Table" if flags & _SECOND_TABLE else "0Table"
        self._tables = file.stream(name)
        self.data = file.stream("Data")
        if not self._tables:
            raise Unreadable("damaged", name)
        self._slots = u16(self.word, _SLOT_COUNT)
        self._counts = [u32(self.word, _COUNTS + 4 * story) for story in Story]

    def table(self, slot: Slot) -> bytes:
        """The bytes of a table; none where the file has none."""
        begin, size = self._span(slot)
        return self._tables[begin : begin + size]

    def beyond(self, slot: Slot) -> bytes:
        """What follows a table."""
        begin, size = self._span(slot)
        return self._tables[begin + size :] if size else b""

    def _span(self, slot: Slot) -> tuple[int, int]:
        at = _SLOTS + 8 * slot
        return (u32(self.word, at), u32(self.word, at + 4)) if slot < self._slots else (0, 0)

    def range(self, story: Story) -> tuple[int, int]:
        """Where a story's text begins and ends, in characters of UTF-16."""
        begin = sum(self._counts[:story])
        return begin, begin + self._counts[story]
