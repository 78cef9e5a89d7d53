"""Rows and cells of a table at their true grid places, without the rows that are deleted or hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from gilint.document.grid import MOST_COLUMNS, MOST_POSITIONS
from gilint.readers.docx.markup import whole_number
from gilint.readers.drafts.drafts import CellDraft, Draft, NoteDraft, ParagraphDraft, RowDraft, TableDraft
from gilint.readers.odt import names
from gilint.readers.odt.changes import quoted
from gilint.readers.odt.inline import Flow
from gilint.readers.unreadable import Unreadable

Story = Callable[[etree._Element], list[Draft]]

_MOST_REPEATED: Final = 200
"""Rows; programs repeat empty ones to the end of the sheet, tables of a text have none."""


def read_table(table: etree._Element, story: Story, flow: Flow) -> TableDraft:
    """The rows that are seen; `story` reads what a cell holds."""
    return _Reading(story, flow).table(table)


class _Reading:
    """One table. `reaching` holds, by column, the cells that reach down, and how many rows below them they still cover."""

    def __init__(self, story: Story, flow: Flow) -> None:
        self._story = story
        self._flow = flow
        self._reaching: dict[int, tuple[CellDraft, int]] = {}
        self._width = 1
        self._height = 0

    def table(self, table: etree._Element) -> TableDraft:
        around = self._flow.dark
        painted = around or self._flow.styles.style("table", table.get(names.TABLE_STYLE_NAME)).dark
        draft = TableDraft(self._flow.page)
        left_out: list[NoteDraft] = []
        for element in _rows(table):
            self._flow.budget.steps(1)
            if element.tag == names.SOFT_PAGE_BREAK:
                self._flow.page += 1
                continue
            style = self._flow.styles.style("table-row", element.get(names.TABLE_STYLE_NAME))
            gone = self._gone(element, tracked=style.tracked)
            if gone is not None:
                left_out.append(gone)
                self._leave_out()
                continue
            if style.tracked:
                left_out.append(NoteDraft("insertion", quoted(element.iter(*names.PARAGRAPHS))))
            for _ in range(self._times(element, names.ROWS_REPEATED, _MOST_REPEATED)):
                row = self._row(element, painted or style.dark)
                row.notes.extend(left_out)
                left_out.clear()
                draft.rows.append(row)
        if draft.rows:
            draft.page = draft.rows[0].page
        draft.notes.extend(left_out)
        self._flow.dark = around
        return draft

    def _gone(self, row: etree._Element, *, tracked: bool) -> NoteDraft | None:
        """The note on a row that is not to be seen. A row that was inserted or deleted as a whole is deleted where none of it is left."""
        if row.get(names.VISIBILITY, "visible") != "visible":
            return NoteDraft("hidden-row", quoted(row.iter(*names.PARAGRAPHS)))
        deleted = self._flow.changes.leaves(row) if tracked else None
        return None if deleted is None else NoteDraft("deletion", deleted)

    def _leave_out(self) -> None:
        self._flow.budget.steps(len(self._reaching))
        for column, (cell, below) in tuple(self._reaching.items()):
            if below:
                cell.row_span -= 1
                self._reaching[column] = (cell, below - 1)
            else:
                del self._reaching[column]

    def _row(self, row: etree._Element, painted: bool) -> RowDraft:
        begin = last = self._flow.page
        cells: list[CellDraft] = []
        reaching = {column: (cell, below - 1) for column, (cell, below) in self._reaching.items() if below > 1}
        column = 0
        for element in row.iterchildren(*names.CELLS, *names.COVERED_CELLS):
            self._flow.budget.steps(1)
            repeated = self._times(element, names.COLUMNS_REPEATED, MOST_COLUMNS)
            if element.tag in names.COVERED_CELLS:
                column += repeated
                continue
            style = self._flow.styles.style("table-cell", element.get(names.TABLE_STYLE_NAME))
            for _ in range(repeated):
                # A page may end in each cell of a row.
                self._flow.page = begin
                self._flow.dark = painted or style.dark
                cell = CellDraft(column, _span(element, names.COLUMNS_SPANNED, MOST_COLUMNS), self._story(element))
                cell.row_span = _span(element, names.ROWS_SPANNED, MOST_POSITIONS)
                last = max(last, self._flow.page)
                cells.append(cell)
                if cell.row_span > 1:
                    reaching[column] = (cell, cell.row_span - 1)
                column += 1
        self._reaching = reaching
        self._admit(max([column, *(cell.column + cell.column_span for cell in cells)]))
        self._flow.page = last
        texts = (draft for cell in cells for draft in cell.story if isinstance(draft, ParagraphDraft) and draft.text)
        first = next(texts, None)
        return RowDraft(begin if first is None else first.page, cells, [])

    def _times(self, element: etree._Element, name: str, most: int) -> int:
        """How often a row or a cell is to be read, each time at the price of what it holds."""
        times = max(1, whole_number(element.get(name), 1, most))
        if times > 1:
            self._flow.budget.characters((times - 1) * len(etree.tostring(element, with_tail=False)))
        return times

    def _admit(self, width: int) -> None:
        self._width = max(self._width, width)
        self._height += 1
        if self._width * self._height > MOST_POSITIONS:
            raise Unreadable("bomb", f"table of {self._height} x {self._width}")


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    """Rows, those inside of groups included, and the ends of pages between them."""
    for child in parent:
        if child.tag in names.ROWS or child.tag == names.SOFT_PAGE_BREAK:
            yield child
        elif child.tag in names.ROW_GROUPS:
            yield from _rows(child)


def _span(cell: etree._Element, name: str, most: int) -> int:
    return max(1, whole_number(cell.get(name), 1, most))
