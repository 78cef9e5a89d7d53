"""The plex, in which Word keeps most of its tables: ascending positions, and a record of fixed size between each two of them."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gilint.readers.unreadable import Unreadable

_MOST: Final = 300_000
"""Records of one table; a thousand pages have a tenth of it."""


@dataclass(frozen=True, slots=True)
class Plex:
    """`positions` are one more than the records, each of which is `size` bytes."""

    positions: tuple[int, ...]
    records: bytes
    size: int

    def __len__(self) -> int:
        return max(0, len(self.positions) - 1)

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        """Beginning, end and record."""
        for index in range(len(self)):
            yield self.positions[index], self.positions[index + 1], self.record(index)

    def record(self, index: int) -> bytes:
        return self.records[index * self.size : (index + 1) * self.size]

    def at(self, position: int) -> int | None:
        """Which record a position lies in."""
        index = bisect_right(self.positions, position) - 1
        return index if 0 <= index < len(self) else None


def plex(data: bytes, size: int) -> Plex:
    """Reads a plex; one that is cut short has fewer records. Raises Unreadable: bomb."""
    count = max(0, (len(data) - 4) // (4 + size) + 1)
    if count > _MOST:
        raise Unreadable("bomb", f"table of {count} records")
    return Plex(struct.unpack_from(f"<{count}I", data), data[4 * count :], size)


def ascending(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges between positions, without those that lie in ranges before them: no text is told twice."""
    reached = 0
    for begin, end in pairwise(positions):
        if reached <= begin < end:
            reached = end
            yield begin, end
