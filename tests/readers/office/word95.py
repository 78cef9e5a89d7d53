"""Writes a document as Word 95 did, with tables, in the simplest way that its format allows.

Word 95 knows neither Unicode nor cells that are merged downwards: text is in the code page of its language, and what a merged cell
would cover is a blank cell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gilint.doctor.compound import compound
from gilint.document import Document, Paragraph, Table

TEXT = 0x300
PAGE = 512
CHINESE = 0x0804
IN_TABLE, ROW_END = b"\x18\x01", b"\x19\x01"
DEFINES_ROW, SETS_FONT = 190, 93
GB2312 = 134
COLUMN = 600
"""Twentieths of a point."""

Run = tuple[bytes, bytes]
"""The text of a paragraph with its mark, and what modifies it."""


def word95(document: Document, *, flags: int = 0) -> bytes:
    runs = [run for block in document.blocks for run in _runs(block)]
    text = b"".join(text for text, _ in runs)
    stream = bytearray(TEXT) + text
    stream += bytes(-len(stream) % PAGE)
    pages: list[tuple[int, int]] = []
    for start, page in _formatted(runs):
        pages.append((start, len(stream) // PAGE))
        stream += page
    paragraphs = _plc(pages, TEXT + len(text))
    letters = _plc([(TEXT, len(stream) // PAGE)], TEXT + len(text))
    stream += _letters(len(text))
    at = len(stream)
    fonts = _fonts()
    stream += letters + paragraphs + fonts
    struct.pack_into("<HHHHHH", stream, 0, 0xA5DC, 0x68, 0x4001, CHINESE, 0, flags)
    struct.pack_into("<H", stream, 0x0C, 0x65)
    struct.pack_into("<III", stream, 0x18, TEXT, TEXT + len(text), len(stream))
    struct.pack_into("<I", stream, 0x34, len(text))
    struct.pack_into("<IIII", stream, 0xB8, at, len(letters), at + len(letters), len(paragraphs))
    struct.pack_into("<II", stream, 0xD0, len(stream) - len(fonts), len(fonts))
    return compound({"WordDocument": bytes(stream)})


def _runs(block: object) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield _bytes(block.text) + b"\r", b""
    elif isinstance(block, Table):
        for row, covered in enumerate(block.grid()):
            cells = [(column, cell) for column, cell in enumerate(covered) if cell and cell.column == column]
            for _, cell in cells:
                yield (_bytes(cell.text) if cell.row == row else b"") + b"\x07", IN_TABLE
            edges = [COLUMN * column for column, _ in cells] + [COLUMN * block.columns]
            definition = struct.pack(f"<B{len(edges)}h", len(cells), *edges) + bytes(10 * len(cells))
            yield b"\x07", IN_TABLE + ROW_END + struct.pack("<BH", DEFINES_ROW, len(definition) + 1) + definition


def _bytes(text: str) -> bytes:
    return text.replace("\n", "\v").encode("gbk")


def _formatted(runs: list[Run]) -> Iterator[tuple[int, bytes]]:
    """Pages of paragraph formats, each with the place where its first paragraph begins."""
    start = TEXT
    waiting: list[tuple[int, bytes]] = []
    for text, modifiers in runs:
        said = b"\0\0" + modifiers
        said += bytes(len(said) % 2)
        written = bytes([len(said) // 2]) + said
        size = sum(4 + 7 + len(each) + len(each) % 2 for _, each in waiting) + 11 + len(written) + 8
        if waiting and size > PAGE:
            yield waiting[0][0], _page(waiting, start)
            waiting = []
        waiting.append((start, written))
        start += len(text)
    yield waiting[0][0], _page(waiting, start)


def _page(formats: list[tuple[int, bytes]], end: int) -> bytes:
    page = bytearray(PAGE)
    places = b"".join(struct.pack("<I", start) for start, _ in formats) + struct.pack("<I", end)
    page[: len(places)] = places
    at = PAGE - 1
    for number, (_, written) in enumerate(formats):
        at = (at - len(written)) // 2 * 2
        page[at : at + len(written)] = written
        page[len(places) + 7 * number] = at // 2
    page[-1] = len(formats)
    return bytes(page)


def _letters(size: int) -> bytes:
    """A page that gives all letters the first font."""
    page = bytearray(PAGE)
    page[:9] = struct.pack("<IIB", TEXT, TEXT + size, (PAGE - 6) // 2)
    page[PAGE - 6 :] = struct.pack("<BBH", 3, SETS_FONT, 0) + b"\0\x01"
    return bytes(page)


def _fonts() -> bytes:
    """One font, whose character set is that of Chinese."""
    font = struct.pack("<BHBB", 0, 400, GB2312, 0) + b"SimSun" + b"\0"
    return struct.pack("<HB", len(font) + 3, len(font)) + font


def _plc(pages: list[tuple[int, int]], end: int) -> bytes:
    places = [start for start, _ in pages] + [end]
    return struct.pack(f"<{len(places)}I{len(pages)}H", *places, *(page for _, page in pages))
