"""Gives drafts their places: counts paragraphs and tables, resolves tables that only lay out the page, gathers notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gilint.document import Attachment, Block, Cell, GridCell, Image, Note, Paragraph, Place, Table, lay_out
from gilint.document.grid import GridTooLarge
from gilint.readers.drafts.drafts import CellDraft, Draft, NoteDraft, ObjectDraft, ParagraphDraft, PictureDraft, TableDraft
from gilint.readers.unreadable import Unreadable


class Arrangement:
    """Blocks and notes in reading order. `paged` says that the file marks where its pages ended when it was last saved."""

    def __init__(self, *, paged: bool) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.margins: list[str] = []
        self._commented: dict[str, list[Place]] = {}
        self._below: dict[str, Place] = {}
        self._paged = paged
        self._paragraphs = 0
        self._tables = 0
        self._page = 1

    def add(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            if isinstance(draft, ParagraphDraft):
                self._add_paragraph(draft)
            elif isinstance(draft, TableDraft):
                self._add_table(draft)
            else:
                self._add_beside(draft, self._here())

    def commented(self, comment: str) -> tuple[Place, ...]:
        """The paragraphs and cells that a comment is on; of one that is on blank lines only, the paragraph above."""
        return tuple(self._commented.get(comment) or filter(None, [self._below.get(comment)]))

    def _add_paragraph(self, draft: ParagraphDraft) -> None:
        self._page = draft.page
        # Many indent with blanks of full width; as in other formats they are no part of the words.
        text = draft.visible.strip()
        if draft.contents:
            self.margins.extend(filter(None, [text]))
        elif text:
            self._paragraphs += 1
            self.blocks.append(Paragraph(text, self._here(), draft.number, draft.level))
            self._add_comments(draft, self._here())
        elif self._paragraphs:
            for comment in draft.comments:
                self._below.setdefault(comment, self._here())
        self._add_notes(draft, Place() if draft.contents else self._here())

    def _add_notes(self, draft: ParagraphDraft, place: Place) -> None:
        self.notes.extend(Note(kind, text, place) for kind, text in draft.notes)

    def _add_comments(self, draft: ParagraphDraft, place: Place) -> None:
        for comment in draft.comments:
            places = self._commented.setdefault(comment, [])
            if place not in places[-1:]:
                places.append(place)

    def _add_beside(self, draft: PictureDraft | ObjectDraft | NoteDraft, place: Place) -> None:
        if isinstance(draft, PictureDraft):
            self.blocks.append(Image(draft.name, place))
        elif isinstance(draft, ObjectDraft):
            self.blocks.append(Attachment(draft.name, draft.target, place))
        else:
            self.notes.append(Note(draft.kind, draft.text, place))

    def _add_table(self, draft: TableDraft) -> None:
        self._page = draft.page
        inside = [nested for cell in _cells(draft) for nested in cell.story if isinstance(nested, TableDraft)]
        if inside and _filled(draft) <= max(map(_most_filled, inside)):
            for row in draft.rows:
                self.add(row.notes)
                for cell in row.cells:
                    self.add(cell.story)
            self.add(draft.notes)
        else:
            self._add_grid(draft)
            self.add(inside)

    def _add_grid(self, draft: TableDraft) -> None:
        self._tables += 1
        listed = [[GridCell(cell.text(), cell.column_span, cell.row_span, cell.column) for cell in row.cells] for row in draft.rows]
        try:
            table = self._paged_cells(lay_out(listed, self._place(table=self._tables)), draft)
        except GridTooLarge as fault:
            raise Unreadable("bomb", f"table of {fault}") from None
        self.blocks.append(table)
        placed: list[list[Cell]] = [[] for _ in draft.rows]
        for cell in table.cells:
            placed[cell.row].append(cell)
        for number, row in enumerate(draft.rows):
            line = replace(table.place, row=number + 1)
            for left_out in row.notes:
                self._add_beside(left_out, line)
            # A cell on ghost columns alone has no place in the grid, and then its neighbours' cannot be told by counting.
            exact = len(placed[number]) == len(row.cells)
            for index, drafted in enumerate(row.cells):
                self._add_cell_notes(drafted, placed[number][index].place if exact else line)
        for left_out in draft.notes:
            self._add_beside(left_out, table.place)

    def _add_cell_notes(self, cell: CellDraft, place: Place) -> None:
        for draft in cell.story:
            if isinstance(draft, ParagraphDraft):
                self._add_notes(draft, place)
                self._add_comments(draft, place)
                if draft.contents and draft.visible.strip():
                    self.margins.append(draft.visible)
            elif not isinstance(draft, TableDraft):
                self._add_beside(draft, place)

    def _paged_cells(self, table: Table, draft: TableDraft) -> Table:
        """Let cells that a page break has carried over say so."""
        pages = [row.page for row in draft.rows]
        if not self._paged or len(set(pages)) < 2:
            return table
        return replace(table, cells=tuple(replace(cell, place=replace(cell.place, page=pages[cell.row])) for cell in table.cells))

    def _here(self) -> Place:
        return self._place(paragraph=self._paragraphs or None)

    def _place(self, paragraph: int | None = None, table: int | None = None) -> Place:
        return Place(page=self._page if self._paged else None, paragraph=paragraph, table=table)


def _cells(table: TableDraft) -> list[CellDraft]:
    return [cell for row in table.rows for cell in row.cells]


def _filled(table: TableDraft) -> int:
    return sum(bool(cell.text()) for cell in _cells(table))


def _most_filled(table: TableDraft) -> int:
    inside = (nested for cell in _cells(table) for nested in cell.story if isinstance(nested, TableDraft))
    return max([_filled(table), *map(_most_filled, inside)])
