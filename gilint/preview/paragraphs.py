"""Draws what stands outside tables: a title in the middle, headings, paragraphs that begin indented, lines for pictures and files."""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len

from gilint.output.lines import Line, Span, Style, breaks
from gilint.preview.drawing import ALONE, GUTTER, MARGIN, Area, Piece, Slice

Kind = Literal["title", "heading", "prose", "beside"]

_INDENT = "\u3000\u3000"
_ROOMY = 40
"""Cells of width from which on paragraphs are indented."""
_STYLES: dict[Kind, Style] = {"title": "strong", "heading": "strong", "prose": "", "beside": "faint"}


def draw_paragraph(text: str, width: int, kind: Kind, above: int = 0) -> Piece:
    """Lines of at most `width` cells, with `above` blank lines in front; `text` is to be harmless."""
    room = width - GUTTER
    indent = _INDENT if kind == "prose" and room >= _ROOMY else ""
    lines: list[Line] = [(MARGIN,)] * above
    slices: list[Slice] = []
    for start, end in breaks(indent + text, room):
        words = (indent + text)[start:end]
        size = cell_len(words)
        left = (room - size) // 2 if kind == "title" else 0
        lead = cell_len(indent) if start == 0 else 0
        first = max(start - len(indent), 0)
        slices.append(Slice(len(lines), GUTTER + left + lead, size - lead, first, end - len(indent)))
        lines.append((MARGIN, Span(" " * left + words, _STYLES[kind])) if words else (MARGIN,))
    return Piece(tuple(lines), {ALONE: Area(text, tuple(slices), above, len(lines), GUTTER, width)})
