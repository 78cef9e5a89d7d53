"""The paragraphs of a story, and the tables that they make up: rows and cells are told by how their last paragraphs end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.doc.content import Content
from gilint.readers.doc.formats import Format
from gilint.readers.unreadable import Unreadable

_MARKS: Final = re.compile("[\r\x07\x0c]")
_CELL: Final = "\x07"
_BREAK: Final = "\x0c"
_DEEPEST: Final = 32
"""Tables in tables: more than a page has room for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A paragraph from `begin` to its mark, or to the end of a story that is cut short."""

    begin: int
    mark: int
    format: Format


@dataclass(slots=True)
class RowSpan:
    """Cells with what is in them, and the paragraph that ends the row; none ends one that the file cuts short."""

    begin: int
    cells: list[list[Span | TableSpan]] = field(default_factory=list)
    end: Span | None = None


@dataclass(slots=True)
class TableSpan:
    rows: list[RowSpan] = field(default_factory=list)


def outline(content: Content, begin: int, end: int, sections: frozenset[int] = frozenset()) -> list[Span | TableSpan]:
    """What stands between two positions. `sections` are where sections end; another page break does not end its paragraph.

    Raises Unreadable: too-deep.
    """
    story: list[Span | TableSpan] = []
    tables: list[_Open] = []
    for span in _paragraphs(content, begin, min(end, content.end), sections):
        depth = span.format.depth
        if content.text[span.mark] == _CELL:
            depth = max(depth, 1)
        if depth > _DEEPEST:
            raise Unreadable("too-deep", f"table in {depth} tables")
        while len(tables) > depth:
            tables.pop().close()
        while len(tables) < depth:
            table = TableSpan()
            (tables[-1].cell(span) if tables else story).append(table)
            tables.append(_Open(table))
        if not tables:
            story.append(span)
        elif span.format.row_end:
            tables[-1].end_row(span)
        else:
            tables[-1].cell(span).append(span)
            if content.text[span.mark] == _CELL or (depth > 1 and span.format.cell_end):
                tables[-1].end_cell()
    while tables:
        tables.pop().close()
    return story


class _Open:
    """A table that is being read."""

    def __init__(self, table: TableSpan) -> None:
        self._table = table
        self._row: RowSpan | None = None
        self._cell: list[Span | TableSpan] | None = None

    def cell(self, span: Span) -> list[Span | TableSpan]:
        """What the present cell holds, which begins with this paragraph where there is none yet."""
        if self._row is None:
            self._row = RowSpan(span.begin)
            self._table.rows.append(self._row)
        if self._cell is None:
            self._cell = []
            self._row.cells.append(self._cell)
        return self._cell

    def end_cell(self) -> None:
        self._cell = None

    def end_row(self, span: Span) -> None:
        if self._row is not None:
            self._row.end = span
        self._row = self._cell = None

    def close(self) -> None:
        self._row = self._cell = None


def _paragraphs(content: Content, begin: int, end: int, sections: frozenset[int]) -> list[Span]:
    spans: list[Span] = []
    marks = [found.start() for found in _MARKS.finditer(content.text, begin, end)]
    marks = [mark for mark in marks if content.text[mark] != _BREAK or mark + 1 in sections]
    if end > begin and marks[-1:] != [end - 1]:
        marks.append(end)
    for mark in marks:
        spans.append(Span(begin, mark, content.format(mark)))
        begin = mark + 1
    return spans
