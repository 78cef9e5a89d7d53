"""Plain text and Markdown: paragraphs, and the tables that survive in them in one of several shapes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gilint.document import Block, Document, Note, Paragraph, Place
from gilint.readers.decode import decode
from gilint.readers.text.emphasis import plain
from gilint.readers.text.lines import Line, split_lines
from gilint.readers.text.tables import TextTable, find_tables
from gilint.readers.text.wrapping import join_wrapped

_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|?[^\S\n]*:?-{3,}:?\s*\|)", re.MULTILINE)
_HASHES = re.compile(r"^(#{1,6}) +(.*)$")


def read_text(data: bytes) -> Document:
    """Never fails: any text is a document, if perhaps one of no use."""
    decoded = decode(data)
    lines, margins = split_lines(decoded.text)
    markdown = bool(_MARKDOWN.search(decoded.text))
    blocks = tuple(_blocks(lines))
    notes = (Note("replaced-bytes", str(decoded.replaced)),) if decoded.replaced else ()
    return Document("markdown" if markdown else "text", blocks, notes, margins=tuple(margins))


def _blocks(lines: list[Line]) -> Iterator[Block]:
    paragraphs = tables = 0
    for piece in join_wrapped(find_tables(lines)):
        if isinstance(piece, TextTable):
            tables += 1
            yield piece.as_table(tables)
            continue
        hashes = _HASHES.match(piece.text)
        text = plain(_without_closing_hashes(hashes[2]) if hashes else piece.text).strip()
        if text:
            paragraphs += 1
            place = Place(line=piece.number, page=piece.page, paragraph=paragraphs)
            yield Paragraph(text, place, level=len(hashes[1]) if hashes else None)


def _without_closing_hashes(title: str) -> str:
    """A heading may be closed by as many signs as opened it, or any number of them, behind a blank."""
    words = title.rstrip("#")
    return words.rstrip(" ") if words.endswith(" ") else title
