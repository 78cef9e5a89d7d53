"""Rows and cells of a table at their true grid places: the edges of its cells, of all rows together, are its columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from gilint.document.grid import MOST_POSITIONS
from gilint.readers.doc.content import Content
from gilint.readers.doc.formats import Look
from gilint.readers.doc.outline import RowSpan, Span, TableSpan
from gilint.readers.doc.rows import CellShape, RowShape, read_row
from gilint.readers.doc.text import quoted
from gilint.readers.drafts.drafts import CellDraft, Draft, NoteDraft, ParagraphDraft, RowDraft, TableDraft
from gilint.readers.unreadable import Unreadable

Story = Callable[[list[Span | TableSpan]], list[Draft]]

_HAIR: Final = 20
"""Twentieths of a point by which edges that are one may miss each other. Word itself merges cells that miss by three."""


@dataclass(slots=True)
class _Slot:
    """A cell, or several merged across. `down` says that it takes part in a merge of rows, `goes_on` that it does not begin one."""

    story: list[Span | TableSpan]
    left: int
    right: int
    down: bool
    goes_on: bool
    dark: bool


def read_table(table: TableSpan, story: Story, content: Content) -> TableDraft:
    """The rows that are seen; `story` reads what a cell holds."""
    draft = TableDraft(page=1)
    left_out: list[NoteDraft] = []
    seen: list[tuple[list[_Slot], list[NoteDraft]]] = []
    for row in table.rows:
        marks = _marks(row, content)
        if marks and all(mark.deleted for mark in marks):
            left_out.append(NoteDraft("deletion", _quoted(row, content)))
            continue
        if marks and all(mark.hidden for mark in marks):
            left_out.append(NoteDraft("hidden-row", _quoted(row, content)))
            continue
        if marks and all(mark.inserted for mark in marks):
            left_out.append(NoteDraft("insertion", _quoted(row, content)))
        if row.cells:
            seen.append((_slots(row), left_out))
            left_out = []
    edges = _edges([slot for slots, _ in seen for slot in slots])
    if len(edges) * len(seen) > MOST_POSITIONS:
        raise Unreadable("bomb", f"table of {len(seen)} x {len(edges)}")
    merging: dict[int, CellDraft] = {}
    for slots, notes in seen:
        cells, merging = _row(slots, edges, merging, story)
        draft.rows.append(RowDraft(1, cells, notes))
    draft.notes.extend(left_out)
    return draft


def _row(slots: list[_Slot], edges: list[int], above: dict[int, CellDraft], story: Story) -> tuple[list[CellDraft], dict[int, CellDraft]]:
    """The cells of a row, and which of its columns a merge may go on from."""
    cells: list[CellDraft] = []
    merging: dict[int, CellDraft] = {}
    free = 0
    for slot in slots:
        column = max(free, _column(edges, slot.left))
        free = max(column + 1, _column(edges, slot.right))
        owner = above.get(column) if slot.goes_on else None
        if owner is not None and owner.column_span == free - column:
            owner.row_span += 1
            merging[column] = owner
            continue
        drafts = story(slot.story)
        cell = CellDraft(column, free - column, [_lit(draft) for draft in drafts] if slot.dark else drafts)
        cells.append(cell)
        if slot.down:
            merging[column] = cell
    return cells, merging


def _slots(row: RowSpan) -> list[_Slot]:
    shape = (read_row(row.end.format.cells) if row.end else RowShape(0, [])).fitted(len(row.cells))
    edges = [shape.left]
    for cell in shape.cells:
        edges.append(edges[-1] + cell.width)
    slots: list[_Slot] = []
    for members in shape.sets():
        first: CellShape = shape.cells[members[0]]
        story = [item for index in members for item in row.cells[index]]
        slots.append(_Slot(story, edges[members[0]], edges[members[-1] + 1], first.down > 0, first.down == 1, first.dark))
    return slots


def _edges(slots: list[_Slot]) -> list[int]:
    """Where columns begin, and where the last one ends; those a hair apart are one."""
    edges: list[int] = []
    for edge in sorted({edge for slot in slots for edge in (slot.left, slot.right)}):
        if not edges or edge - edges[-1] > _HAIR:
            edges.append(edge)
    return edges


def _column(edges: list[int], edge: int) -> int:
    return max(0, bisect_right(edges, edge) - 1)


def _marks(row: RowSpan, content: Content) -> list[Look]:
    """How the ends of a row and of its cells look. That of the row would not do: some programs dress it like the text behind it."""
    ends = [row.end, *(cell[-1] for cell in row.cells)] if row.end else []
    return [content.look(end.mark, end.format.style) for end in ends if isinstance(end, Span)]


def _quoted(row: RowSpan, content: Content) -> str:
    return quoted(content.text[row.begin : row.end.begin if row.end else row.begin])


def _lit(draft: Draft) -> Draft:
    """White letters show on a dark cell."""
    if not isinstance(draft, ParagraphDraft):
        return draft
    return replace(draft, notes=tuple(note for note in draft.notes if note[0] != "invisible-colour"))
