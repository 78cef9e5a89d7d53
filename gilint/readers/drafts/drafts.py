"""What the body of a text holds, before anyone has counted paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gilint.document import NoteKind


@dataclass(frozen=True, slots=True)
class ParagraphDraft:
    """`text` lacks the automatic number; `comments` are the ids of the comments that are on it; `contents`: of a table of contents."""

    text: str
    number: str
    level: int | None
    page: int
    notes: tuple[tuple[NoteKind, str], ...]
    comments: tuple[str, ...]
    contents: bool

    @property
    def visible(self) -> str:
        """The text with its number. A space parts them only where digits or letters would run together (`1. 2024年`)."""
        number, text = self.number, self.text
        return f"{number} {text}" if number and text[:1].isalnum() and (number[-1] + text[0]).isascii() else number + text


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """A picture before its place is counted."""

    name: str


@dataclass(frozen=True, slots=True)
class ObjectDraft:
    """A file that is embedded in the text."""

    name: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note on something that leaves no text at its place."""

    kind: NoteKind
    text: str


@dataclass(slots=True)
class CellDraft:
    """A cell at its column of the grid; its row span grows while the rows below it are read."""

    column: int
    column_span: int
    story: list[Draft]
    row_span: int = 1

    def text(self) -> str:
        """What the cell itself says, without tables inside it."""
        texts = (draft.visible for draft in self.story if isinstance(draft, ParagraphDraft) and not draft.contents)
        return "\n".join(text for text in texts if text.strip())


@dataclass(slots=True)
class RowDraft:
    """`page` is the page on which the row begins; `notes` are on rows that were left out before it."""

    page: int
    cells: list[CellDraft]
    notes: list[NoteDraft]


@dataclass(slots=True)
class TableDraft:
    """`notes` are on rows that were left out after the last one."""

    page: int
    rows: list[RowDraft] = field(default_factory=list)
    notes: list[NoteDraft] = field(default_factory=list)


Draft = ParagraphDraft | PictureDraft | ObjectDraft | NoteDraft | TableDraft


def said(drafts: Iterable[Draft]) -> Iterator[str]:
    """The text of each paragraph, those in tables included."""
    for draft in drafts:
        if isinstance(draft, ParagraphDraft) and draft.visible.strip():
            yield draft.visible
        elif isinstance(draft, TableDraft):
            for row in draft.rows:
                for cell in row.cells:
                    yield from said(cell.story)
