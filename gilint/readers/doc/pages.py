"""Formatted pages: pages of 512 bytes in the text stream that say which bytes of text have which properties."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from gilint.readers.doc.fib import Fib, Slot
from gilint.readers.doc.plex import plex
from gilint.readers.little import u8, u32
from gilint.readers.unreadable import Unreadable

_PAGE: Final = 512
_NOWHERE: Final = 1 << 32
_PARAGRAPH_ENTRY: Final = 13
_CHARACTER_ENTRY: Final = 1
_MOST_RUNS: Final = 300_000
"""A thousand pages have a tenth of it."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Properties of the bytes from each of `begins` to each of `ends`, in ascending order."""

    begins: list[int]
    ends: list[int]
    properties: list[bytes]

    def run(self, offset: int) -> tuple[bytes, int]:
        """The properties of the byte at an offset of the stream, none where no page tells, and where they end."""
        index = bisect_right(self.begins, offset)
        following = self.begins[index] if index < len(self.begins) else _NOWHERE
        if index and offset < self.ends[index - 1]:
            return self.properties[index - 1], min(following, self.ends[index - 1])
        return b"", following


def character_runs(fib: Fib) -> Runs:
    """Their properties are groups of modifiers."""
    return _runs(fib, Slot.CHARACTERS)


def paragraph_runs(fib: Fib) -> Runs:
    """Their properties are the number of a style, in two bytes, and a group of modifiers."""
    return _runs(fib, Slot.PARAGRAPHS)


def _runs(fib: Fib, slot: Slot) -> Runs:
    found: list[tuple[int, int, bytes]] = []
    for _, _, record in plex(fib.table(slot), 4):
        at = (u32(record, 0) & 0x3F_FFFF) * _PAGE
        page = fib.word[at : at + _PAGE]
        if len(page) == _PAGE:
            found.extend(_of_page(page, slot))
        if len(found) > _MOST_RUNS:
            raise Unreadable("bomb", f"> {_MOST_RUNS} runs")
    found.sort(key=lambda run: run[0])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def _of_page(page: bytes, slot: Slot) -> list[tuple[int, int, bytes]]:
    count = page[-1]
    runs: list[tuple[int, int, bytes]] = []
    entries = 4 * (count + 1)
    for index in range(count):
        if slot is Slot.CHARACTERS:
            at = 2 * u8(page, entries + _CHARACTER_ENTRY * index)
            properties = page[at + 1 : at + 1 + page[at]] if at else b""
        else:
            at = 2 * u8(page, entries + _PARAGRAPH_ENTRY * index)
            properties = _of_paragraph(page, at) if at else b""
        runs.append((u32(page, 4 * index), u32(page, 4 * index + 4), properties))
    return runs


def _of_paragraph(page: bytes, at: int) -> bytes:
    """Its size in words stands in front, less the half word of itself, or behind a zero."""
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * u8(page, at + 1)]
