"""Collects a document's blocks, counting paragraphs and tables, and what was noted and left aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gilint.document import Attachment, Block, Image, Note, Paragraph, Place, lay_out
from gilint.readers.html.content import Content
from gilint.readers.html.flow import FileLink, Line, Picture, Piece, Unseen, pieces
from gilint.readers.html.tables import read_rows
from gilint.readers.html.tree import Element

_BLANKS = " \t\r\n\f\xa0\u2002\u2003\u3000"


class Sheet:
    """Takes pieces in reading order. Raises GridTooLarge for a table that spans too far."""

    def __init__(self, content: Content) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.margins: list[str] = []
        self._content = content
        self._paragraphs = 0
        self._tables = 0

    def add(self, found: Iterable[Piece]) -> None:
        """Add what belongs to the article; the tables within a table's cells follow it."""
        streams = [iter(found)]
        while streams:
            piece = next(streams[-1], None)
            if piece is None:
                streams.pop()
            elif isinstance(piece, Line):
                self.paragraph(piece)
            elif isinstance(piece, Picture):
                self.blocks.append(Image(piece.name, self._here()))
            elif isinstance(piece, FileLink):
                self.blocks.append(Attachment(piece.name, piece.target, self._here()))
            elif isinstance(piece, Unseen):
                self.notes.append(Note(piece.kind, piece.text, self._here()))
            elif piece in self._content.grids:
                streams.append(self._table(piece))
            else:
                self._aside(piece)

    def add_outside(self, found: Iterable[Piece]) -> None:
        """Add what stands beside the article: its files and tables are taken along, the rest goes to the margins."""
        for piece in found:
            if isinstance(piece, FileLink) or piece in self._content.grids:
                self.add([piece])
            elif isinstance(piece, Line):
                self.margins.append(piece.text)
            elif isinstance(piece, Element):
                self._aside(piece)

    def paragraph(self, line: Line) -> None:
        """Add a line as a paragraph, unless it is blank."""
        text = line.text.strip(_BLANKS)
        if text:
            self._paragraphs += 1
            self.blocks.append(Paragraph(line.number + text, Place(paragraph=self._paragraphs), line.number, line.level))

    def _table(self, element: Element) -> Iterator[Piece]:
        found = read_rows(element, self._content.apart)
        yield from found.before
        self._tables += 1
        self.blocks.append(lay_out(found.rows, Place(table=self._tables)))
        table = self._tables
        for row, piece in found.within:
            if isinstance(piece, Unseen):
                self.notes.append(Note(piece.kind, piece.text, Place(table=table, row=row)))
            else:
                yield piece

    def _here(self) -> Place:
        return Place(paragraph=self._paragraphs or None)

    def _aside(self, furniture: Element) -> None:
        text = " ".join(piece.text for piece in pieces(furniture, ()) if isinstance(piece, Line))
        if text.strip():
            self.margins.append(text)
