"""Writes compound files, as office programs of old wrote them, from streams that a test names."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SHIFT = 9
LARGE_SHIFT = 12
SMALLEST = 4096
"""Shorter streams would lie in a stream of their own; they are filled up instead."""
FREE, END, TABLE, NONE = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD, 0xFFFF_FFFF
HEADER_ENTRIES = 109
LARGE = 4_000_000


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams; a name with a slash is that of a stream in a storage.

    A stream without a byte becomes a storage, and megabytes are kept in large sectors.
    """
    shift = LARGE_SHIFT if sum(map(len, streams.values())) > LARGE else SHIFT
    sector = 1 << shift
    folders = sorted({name.partition("/")[0] for name in streams if "/" in name})
    entries: list[tuple[str, str]] = [("", "Root Entry"), *(("", name) for name in folders)]
    entries += [name.rpartition("/")[::2] for name in streams]
    contents = [b""] * (1 + len(folders)) + [data and data.ljust(SMALLEST, b"\0") for data in streams.values()]
    siblings: dict[str, list[int]] = {}
    for number, (folder, _) in enumerate(entries[1:], start=1):
        siblings.setdefault(folder, []).append(number)
    left, right = [NONE] * len(entries), [NONE] * len(entries)
    child = {folder: _tree(sorted(numbers, key=lambda each: _order(entries[each][1])), left, right) for folder, numbers in siblings.items()}
    sectors: list[bytes] = []
    table: list[int] = []
    begins = [_chained(data, sector, sectors, table) if data else END for data in contents]
    directory = b"".join(
        _entry(
            name,
            5 if not number else 2 if contents[number] else 1,
            (left[number], right[number], child.get(name if number else "", NONE) if not contents[number] else NONE),
            begins[number],
            len(contents[number]),
        )
        for number, (_, name) in enumerate(entries)
    )
    first = _chained(directory, sector, sectors, table)
    numbers = sector // 4
    count = -(-len(table) // (numbers - 1))
    places = [*range(len(table), len(table) + count)]
    table += [TABLE] * count
    table += [FREE] * (count * numbers - len(table))
    assert count <= HEADER_ENTRIES
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3 if shift == SHIFT else 4, 0xFFFE, shift, 6),
        *(0, count, first, 0, SMALLEST, END, 0, END, 0),
    )
    listed = struct.pack(f"<{HEADER_ENTRIES}I", *places, *([FREE] * (HEADER_ENTRIES - count)))
    return (header + listed).ljust(sector, b"\0") + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _order(name: str) -> tuple[int, str]:
    return len(name), name.upper()


def _tree(numbers: list[int], left: list[int], right: list[int]) -> int:
    if not numbers:
        return NONE
    middle = len(numbers) // 2
    left[numbers[middle]] = _tree(numbers[:middle], left, right)
    right[numbers[middle]] = _tree(numbers[middle + 1 :], left, right)
    return numbers[middle]


def _chained(data: bytes, sector: int, sectors: list[bytes], table: list[int]) -> int:
    first = len(sectors)
    pieces = [data[at : at + sector].ljust(sector, b"\0") for at in range(0, len(data), sector)]
    sectors.extend(pieces)
    table.extend([*range(first + 1, first + len(pieces)), END])
    return first


def _entry(name: str, kind: int, family: tuple[int, int, int], begin: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", spelled, len(spelled) + 2, kind, 1, *family, begin, size)
