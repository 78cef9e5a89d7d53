"""Rows and cells of a table at their true grid places, whichever way the merges are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from gilint.document.grid import MOST_COLUMNS, MOST_POSITIONS
from gilint.readers.docx import names
from gilint.readers.docx.markup import is_on, leading, whole_number
from gilint.readers.docx.text import Flow, clipped, quote
from gilint.readers.drafts.drafts import CellDraft, Draft, NoteDraft, ParagraphDraft, RowDraft, TableDraft
from gilint.readers.unreadable import Unreadable

Story = Callable[[etree._Element], list[Draft]]


@dataclass(slots=True)
class _Slot:
    """A cell as its row lists it; `down` says that it takes part in a merge of rows, and `goes_on` that it does not begin one."""

    element: etree._Element
    span: int
    down: bool
    goes_on: bool


def read_table(table: etree._Element, story: Story, flow: Flow) -> TableDraft:
    """The rows that are seen; `story` reads what a cell holds."""
    draft = TableDraft(flow.page)
    left_out: list[NoteDraft] = []
    merging: dict[int, CellDraft] = {}
    width = 1
    for element in _members(table, names.ROW):
        properties = element.find(names.ROW_PROPERTIES)
        before = 0
        if properties is not None:
            if any(child.tag in names.DELETED for child in properties):
                left_out.append(NoteDraft("deletion", _quoted(element, names.TEXT, names.DELETED_TEXT)))
                continue
            if is_on(properties.find(names.HIDDEN_ROW)):
                left_out.append(NoteDraft("hidden-row", _quoted(element, names.TEXT)))
                continue
            if any(child.tag in names.INSERTED for child in properties):
                left_out.append(NoteDraft("insertion", _quoted(element, names.TEXT)))
            grid_before = properties.find(names.GRID_BEFORE)
            before = 0 if grid_before is None else whole_number(grid_before.get(names.VAL), 0, MOST_COLUMNS)
        slots = _slots(element)
        width = max(width, before + sum(slot.span for slot in slots))
        if width * (len(draft.rows) + 1) > MOST_POSITIONS:
            raise Unreadable("bomb", f"table of {len(draft.rows) + 1} x {width}")
        row, merging = _row(slots, before, merging, story, flow)
        row.notes.extend(left_out)
        left_out.clear()
        draft.rows.append(row)
    if draft.rows:
        draft.page = draft.rows[0].page
    draft.notes.extend(left_out)
    return draft


def _row(slots: list[_Slot], column: int, above: dict[int, CellDraft], story: Story, flow: Flow) -> tuple[RowDraft, dict[int, CellDraft]]:
    """A row, and which of its columns a merge may go on from."""
    cells: list[CellDraft] = []
    merging: dict[int, CellDraft] = {}
    begin = last = flow.page
    for slot in slots:
        owner = above.get(column) if slot.goes_on else None
        if owner is not None and owner.column_span == slot.span:
            owner.row_span += 1
            merging[column] = owner
        else:
            # Each cell of a row that a page break cuts marks the break again.
            flow.page = begin
            cell = CellDraft(column, slot.span, story(slot.element))
            last = max(last, flow.page)
            cells.append(cell)
            if slot.down:
                merging[column] = cell
        column += slot.span
    flow.page = last
    texts = (draft for cell in cells for draft in cell.story if isinstance(draft, ParagraphDraft) and draft.text)
    first = next(texts, None)
    return RowDraft(begin if first is None else first.page, cells, []), merging


def _slots(row: etree._Element) -> list[_Slot]:
    """The cells of a row; those merged across, in the way of older files, are one."""
    slots: list[_Slot] = []
    for cell in _members(row, names.CELL):
        span, down, goes_on = 1, False, False
        properties = leading(cell, names.CELL_PROPERTIES)
        across: str | None = None
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == names.COLUMN_SPAN:
                span = max(1, whole_number(child.get(names.VAL), 1, MOST_COLUMNS))
            elif tag == names.DOWN_MERGE:
                down, goes_on = True, child.get(names.VAL) != "restart"
            elif tag == names.ACROSS_MERGE:
                across = child.get(names.VAL, "continue")
        if across == "continue" and slots:
            slots[-1].span += span
        else:
            slots.append(_Slot(cell, span, down, goes_on))
    return slots


def _members(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls and the like."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in names.WRAPPERS or child.tag in names.INSERTED:
            yield from _members(child, wanted)


def _quoted(row: etree._Element, *tags: str) -> str:
    return clipped(" ".join(filter(None, (quote(paragraph, *tags) for paragraph in row.iter(names.PARAGRAPH)))))
