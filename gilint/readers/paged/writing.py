"""Puts together the paragraphs and tables that page breaks parted."""

from __future__ import annotations

from gilint.document import Block, Image, Paragraph, Place
from gilint.readers.paged.found import PageTable
from gilint.readers.paged.joining import continues, to_table
from gilint.readers.paged.lines import Line
from gilint.readers.paged.prose import Setting, goes_on, joined


class Writer:
    """Takes what stands on the pages in reading order. A paragraph or table is written when something follows that is no part of it, and
    the pictures that stood beside it are written behind it.
    """

    def __init__(self, unread: frozenset[int] = frozenset()) -> None:
        """`unread` are the pages that could not be read."""
        self._unread = unread
        self._blocks: list[Block] = []
        self._lines: list[Line] = []
        self._how: Setting | None = None
        self._first_page = self._last_page = 1
        self._parts: list[PageTable] = []
        self._pictures: list[int] = []
        self._paragraphs = 0
        self._tables = 0

    def add_line(self, line: Line, page: int, how: Setting | None) -> None:
        """`how` is None for a line that no other belongs to."""
        parted = page != self._last_page or how is not self._how
        follows = self._lines and self._unread.isdisjoint(range(self._last_page, page))
        if not (follows and how and self._how and goes_on(self._lines, self._how, line, how, parted=parted)):
            self._write()
            self._first_page = page
        self._lines.append(line)
        self._last_page, self._how = page, how

    def add_table(self, table: PageTable) -> None:
        if not (self._parts and self._parts[-1].page < table.page and continues(self._parts[-1], table)):
            self._write()
        self._parts.append(table)

    def end_paragraph(self) -> None:
        """What follows is set anew: a paragraph of one column does not go on in two."""
        self._write()

    def add_picture(self, page: int) -> None:
        self._pictures.append(page)

    def finished(self) -> list[Block]:
        self._write()
        return self._blocks

    def _write(self) -> None:
        if self._lines and (text := joined(self._lines)):
            self._paragraphs += 1
            self._blocks.append(Paragraph(text, Place(page=self._first_page, paragraph=self._paragraphs)))
        if self._parts:
            self._tables += 1
            self._blocks.append(to_table(self._parts, Place(page=self._parts[0].page, table=self._tables), self._unread))
        self._blocks.extend(Image("", Place(page=page, paragraph=self._paragraphs or None)) for page in self._pictures)
        self._lines, self._parts, self._pictures = [], [], []
