"""From rows whose cells are told by their right edges to cells at places of one grid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gilint.document.grid import MOST_COLUMNS, MOST_POSITIONS
from gilint.readers.drafts.drafts import CellDraft, Draft, NoteDraft, ParagraphDraft, RowDraft, TableDraft
from gilint.readers.unreadable import Unreadable

_SAME_EDGE: Final = 30
"""Twips that two edges may be apart and still be drawn as one: half a millimetre."""
_WIDTH: Final = 1000
"""Of cells that nobody gave an edge."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as the definition of its row has it; `right` is its right edge in twips, None where it has none."""

    right: int | None = None
    goes_on_across: bool = False
    down: bool = False
    goes_on_down: bool = False
    dark: bool = False


@dataclass(slots=True)
class Definition:
    r"""How the cells of rows lie; `next` gathers what is said of a cell before its edge, \cellx, completes it."""

    left: int = 0
    slots: list[Slot] = field(default_factory=list)
    next: Slot = Slot()

    def complete(self, right: int) -> None:
        if len(self.slots) < MOST_COLUMNS:
            self.slots.append(replace(self.next, right=right))
        self.next = Slot()


@dataclass(slots=True)
class Row:
    """What the cells of a row hold, and the definition that lays them out."""

    definition: Definition
    stories: list[list[Draft]]
    notes: list[NoteDraft]


@dataclass(slots=True)
class _Placed:
    left: int
    right: int
    slot: Slot
    story: list[Draft]


def table(rows: Sequence[Row]) -> TableDraft:
    """Cells at their columns, those that are merged as one. Raises Unreadable for more positions than any table has."""
    placed = [_placed(row) for row in rows]
    columns = _columns(placed)
    width = len(columns) - 1
    if width * len(rows) > MOST_POSITIONS:
        raise Unreadable("bomb", f"table of {len(rows)} x {width}")
    draft = TableDraft(1)
    above: dict[int, CellDraft] = {}
    for row, cells in zip(rows, placed, strict=True):
        merging: dict[int, CellDraft] = {}
        drafts: list[CellDraft] = []
        for cell in cells:
            column = bisect_right(columns, cell.left) - 1
            span = max(1, bisect_right(columns, cell.right) - 1 - column)
            owner = above.get(column) if cell.slot.goes_on_down else None
            if owner is not None and owner.column_span == span:
                owner.row_span += 1
            else:
                owner = CellDraft(column, span, cell.story)
                drafts.append(owner)
            if cell.slot.down:
                merging[column] = owner
        above = merging
        draft.rows.append(RowDraft(1, drafts, row.notes))
    return draft


def _placed(row: Row) -> list[_Placed]:
    """The cells of a row with both edges, those merged across as one."""
    cells: list[_Placed] = []
    slots = row.definition.slots
    left = row.definition.left
    for number, story in enumerate(row.stories):
        slot = slots[number] if number < len(slots) else Slot()
        right = slot.right if slot.right is not None and slot.right > left else left + _WIDTH
        if slot.goes_on_across and cells:
            cells[-1].right = right
        else:
            cells.append(_Placed(left, right, slot, _on_dark(story) if slot.dark else story))
        left = right
    return cells


def _columns(rows: Sequence[Sequence[_Placed]]) -> list[int]:
    """The left edges of the grid's columns; edges that are drawn as one count once."""
    edges = sorted({edge for row in rows for cell in row for edge in (cell.left, cell.right)})
    narrowest = min((cell.right - cell.left for row in rows for cell in row), default=_WIDTH)
    apart = min(_SAME_EDGE, narrowest - 1)
    columns: list[int] = []
    for edge in edges:
        if not columns or edge - columns[-1] > apart:
            columns.append(edge)
    return columns


def _on_dark(story: list[Draft]) -> list[Draft]:
    """White text shows on a dark ground."""
    return [
        replace(draft, notes=tuple(note for note in draft.notes if note[0] != "invisible-colour"))
        if isinstance(draft, ParagraphDraft)
        else draft
        for draft in story
    ]
