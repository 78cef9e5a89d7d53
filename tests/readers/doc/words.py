"""Writes Word files of old by the specification, with what the office program here never writes: each paragraph with its own modifiers."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.readers.compounds import compound

TEXT = 0x800
PAGE = 512
SLOTS = {"styles": 1, "sections": 6, "characters": 12, "paragraphs": 13, "settings": 31, "pieces": 33, "lists": 73, "uses": 74}


@dataclass(frozen=True)
class Par:
    """Runs of text with their modifiers, the last of them with the mark; `format` are those of the paragraph, `style` its number."""

    runs: Sequence[tuple[str, bytes]]
    format: bytes = b""
    style: int = 0


def par(text: str, format: bytes = b"", mark: str = "\r", look: bytes = b"") -> Par:
    return Par([(text + mark, look)], format)


def sprm(code: int, value: int | bytes, size: int = 1) -> bytes:
    return struct.pack("<H", code) + (value if isinstance(value, bytes) else value.to_bytes(size, "little"))


IN_TABLE = sprm(0x2416, 1)
DELETED, INSERTED, HIDDEN, SPECIAL = (sprm(code, 1) for code in (0x0800, 0x0801, 0x083C, 0x0855))


def row_end(edges: Sequence[int], flags: Sequence[int] = (), more: bytes = b"") -> bytes:
    """The modifiers of the end of a row: edges in twentieths of a point, and the merges of each cell."""
    cells = len(edges) - 1
    said = bytes([cells]) + struct.pack(f"<{len(edges)}h", *edges)
    said += b"".join(struct.pack("<H18x", flag) for flag in [*flags, *([0] * (cells - len(flags)))])
    return IN_TABLE + sprm(0x2417, 1) + sprm(0xD608, struct.pack("<H", len(said) + 1) + said) + more


def row(cells: Iterable[str], edges: Sequence[int], flags: Sequence[int] = (), more: bytes = b"", look: bytes = b"") -> list[Par]:
    """A table row; `more` are modifiers of its end, `look` those of all its characters."""
    return [*(par(text, IN_TABLE, "\x07", look) for text in cells), par("", row_end(edges, flags, more), "\x07", look)]


@dataclass
class WordFile:
    """`pieces` parts the text, in characters; those whose numbers are in `narrow` are stored with a byte for each. `changes` by piece."""

    paragraphs: Sequence[Par]
    pieces: Sequence[int] = ()
    narrow: frozenset[int] = frozenset()
    changes: Mapping[int, int] = field(default_factory=dict)
    groups: Sequence[bytes] = ()
    tables: Mapping[str, bytes] = field(default_factory=dict)
    streams: Mapping[str, bytes] = field(default_factory=dict)
    version: int = 0xC1
    flags: int = 0x0200

    def write(self) -> bytes:
        text = "".join(run for paragraph in self.paragraphs for run, _ in paragraph.runs)
        edges = [0, *self.pieces, len(text)]
        stored, places, offsets = b"", [], []
        for number, (begin, end) in enumerate(pairwise(edges)):
            narrow = number in self.narrow
            places.append((TEXT + len(stored)) * 2 | 0x4000_0000 if narrow else TEXT + len(stored))
            offsets += [TEXT + len(stored) + index * (1 if narrow else 2) for index in range(end - begin)]
            stored += text[begin:end].encode("cp1252" if narrow else "utf-16-le")
        offsets.append(TEXT + len(stored))
        characters, paragraphs = self._properties(offsets)
        word = bytearray(TEXT) + stored
        tables = {
            "styles": _styles(),
            "sections": struct.pack("<II12x", 0, len(text)),
            "settings": bytes(500),
            "characters": _pages(word, characters, 1),
            "paragraphs": _pages(word, paragraphs, 13),
            "pieces": self._pieces(edges, places),
            **self.tables,
        }
        table = b""
        for name, data in tables.items():
            struct.pack_into("<II", word, 0x9A + 8 * SLOTS[name], len(table) if data else 0, len(data))
            table += data + bytes(-len(data) % 4)
        struct.pack_into("<HHHH", word, 0, 0xA5EC, self.version, 0, 0x0804)
        struct.pack_into("<HH", word, 0x0A, self.flags, 0xBF)
        struct.pack_into("<H", word, 0x20, 14)
        struct.pack_into("<H", word, 0x3E, 22)
        struct.pack_into("<II", word, 0x18, TEXT, TEXT + len(stored))
        struct.pack_into("<I", word, 0x40, len(word))
        struct.pack_into("<I", word, 0x4C, len(text))
        struct.pack_into("<H", word, 0x98, 93)
        return compound({"WordDocument": bytes(word), "1Table": table, **self.streams})

    def _properties(self, offsets: list[int]) -> tuple[list[tuple[int, int, bytes]], list[tuple[int, int, bytes]]]:
        characters, paragraphs = [], []
        at = 0
        for paragraph in self.paragraphs:
            begin = at
            for run, look in paragraph.runs:
                characters.append((offsets[at], offsets[at + len(run)], bytes([len(look)]) + look))
                at += len(run)
            said = struct.pack("<H", paragraph.style) + paragraph.format
            said += bytes(len(said) % 2)
            paragraphs.append((offsets[begin], offsets[at], bytes([0, len(said) // 2]) + said))
        return characters, paragraphs

    def _pieces(self, edges: list[int], places: list[int]) -> bytes:
        plex = struct.pack(f"<{len(edges)}I", *edges)
        plex += b"".join(struct.pack("<HIH", 0, place, self.changes.get(number, 0)) for number, place in enumerate(places))
        groups = b"".join(b"\x01" + struct.pack("<H", len(group)) + group for group in self.groups)
        return groups + b"\x02" + struct.pack("<I", len(plex)) + plex


def _pages(word: bytearray, runs: list[tuple[int, int, bytes]], size: int) -> bytes:
    """Appends the pages of runs to the text stream, one run each, and gives the table that finds them."""
    word += bytes(-len(word) % PAGE)
    first = len(word) // PAGE
    for begin, end, said in runs:
        at = PAGE - 1 - len(said)
        at -= at % 2
        page = bytearray(PAGE)
        struct.pack_into("<II", page, 0, begin, end)
        page[8] = at // 2
        page[at : at + len(said)] = said
        page[-1] = 1
        word += page
    edges = [*(begin for begin, _, _ in runs), runs[-1][1]]
    return struct.pack(f"<{len(edges)}I", *edges) + struct.pack(f"<{len(runs)}I", *range(first, first + len(runs)))


def _styles() -> bytes:
    """A style sheet with the default paragraph style alone."""
    name = struct.pack("<H", 6) + "Normal".encode("utf-16-le") + bytes(2)
    style = struct.pack("<HHHHH", 0, 0xFFF1, 0x0002, 0, 0) + name + struct.pack("<HHH", 2, 0, 0)
    header = struct.pack("<HHHHHHHHH", 15, 10, 1, 0x5B, 15, 0, 0, 0, 0)
    return struct.pack("<H", len(header)) + header + struct.pack("<H", len(style)) + style + struct.pack("<H", 0) * 14
