"""A flow of text: paragraphs and tables, put together from what is said and from the marks that end paragraphs, cells and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from gilint.document import NoteKind
from gilint.readers.docx.text import clipped
from gilint.readers.drafts.drafts import Draft, NoteDraft, ParagraphDraft
from gilint.readers.rtf.comments import Comments
from gilint.readers.rtf.header import Styles
from gilint.readers.rtf.rows import Definition, Row, table
from gilint.readers.rtf.state import Layout, Look
from gilint.readers.unreadable import Unreadable

_DEEPEST: Final = 30
"""Tables in tables; on paper a third has no room."""
_LONGEST_QUOTE: Final = 100

Number = Callable[[int, int], str]
"""The number of the next paragraph of a list at a depth."""


@dataclass(slots=True)
class _Level:
    """The story of the flow itself or of the cell that is being read, and the table that the cell is in."""

    story: list[Draft] = field(default_factory=list)
    cells: list[list[Draft]] = field(default_factory=list)
    gone: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    left_out: list[NoteDraft] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """What has been said since the last mark. `number` is the printed one, `None` where the list has to count.

    `revisions` are in the order of the text, `unseen` gathers what is there but out of sight.
    """

    pieces: list[str] = field(default_factory=list)
    revisions: list[tuple[NoteKind, list[str]]] = field(default_factory=list)
    unseen: dict[NoteKind, list[str]] = field(default_factory=dict)
    comments: dict[str, None] = field(default_factory=dict)
    beside: list[Draft] = field(default_factory=list)
    number: str | None = None
    contents: bool = False
    revising: bool = False

    def revise(self, kind: NoteKind, text: str) -> None:
        """What is revised in the same way without a gap is one note."""
        if not self.revising or self.revisions[-1][0] != kind:
            self.revisions.append((kind, []))
        _quote(self.revisions[-1][1], text)
        self.revising = True

    def hide(self, kind: NoteKind, text: str) -> None:
        if text.strip():
            _quote(self.unseen.setdefault(kind, []), text)

    def notes(self) -> tuple[tuple[NoteKind, str], ...]:
        return tuple((kind, clipped("".join(quoted).strip())) for kind, quoted in (*self.revisions, *self.unseen.items()))

    @property
    def says_something(self) -> bool:
        return bool(self.pieces or self.revisions or self.unseen or self.comments or self.number)


def _quote(quoted: list[str], text: str) -> None:
    if len(quoted) < _LONGEST_QUOTE:
        quoted.append(text[:_LONGEST_QUOTE])


class Flow:
    """`spend` is called for each paragraph, cell and drawing, and raises where there are too many."""

    def __init__(self, spend: Callable[[], None], styles: Styles, number: Number, comments: Comments | None = None) -> None:
        self._spend = spend
        self._styles = styles
        self._number = number
        self._comments = comments
        self._levels = [_Level()]
        self._definitions: dict[int, Definition] = {}
        self._paragraph = _Paragraph()
        self._tells_tables = False

    def put(self, text: str, look: Look, layout: Layout) -> None:
        """Say something; what is hidden or deleted is only noted."""
        paragraph = self._paragraph
        if look.deleted:
            paragraph.revise("deletion", text)
        elif look.hidden:
            paragraph.hide("hidden-text", text)
        else:
            if look.inserted:
                paragraph.revise("insertion", text)
            else:
                paragraph.revising = False
            if look.white and not look.shaded and not layout.shaded:
                paragraph.hide("invisible-colour", text)
            if self._comments:
                paragraph.comments.update(self._comments.on(text))
            paragraph.contents = paragraph.contents or look.contents
            paragraph.pieces.append(text)

    def number(self, printed: str) -> None:
        """Tell the number that the file prints in front of the paragraph; marks without a letter or digit are none."""
        self._paragraph.number = printed.strip() if any(map(str.isalnum, printed)) else ""

    def add_beside(self, drafts: Iterable[Draft]) -> None:
        """Let something stand after the paragraph that is being read."""
        for draft in drafts:
            self._spend()
            self._paragraph.beside.append(draft)

    def comment(self, comment: str) -> None:
        """Let a comment be on the paragraph that is being read."""
        self._paragraph.comments[comment] = None

    def end_paragraph(self, look: Look, layout: Layout) -> None:
        """Without its mark a paragraph runs on into the next one."""
        self._spend()
        if look.deleted or look.inserted:
            kind: NoteKind = "deletion" if look.deleted else "insertion"
            if all(noted != kind for noted, _ in self._paragraph.revisions):
                self._paragraph.revise(kind, "")
        if not (look.deleted or look.hidden):
            self._finish(layout)

    def end_cell(self, look: Look, layout: Layout, nested: bool) -> None:
        self._spend()
        depth = max(2, layout.nesting) if nested else 1
        self._tells_tables = self._tells_tables or layout.in_table
        self._finish(layout, depth)
        level = self._levels[depth]
        level.cells.append(level.story)
        level.gone.append(look.deleted)
        level.story = []

    def end_row(self, look: Look, layout: Layout, nested: bool) -> None:
        depth = max(2, layout.nesting) if nested else 1
        if depth >= len(self._levels):
            return
        self._return(depth)
        level = self._levels[depth]
        if level.story or self._paragraph.says_something or self._paragraph.beside:
            self.end_cell(look, layout, nested)
        self._close_row(depth, look)

    def definition(self, layout: Layout) -> Definition:
        """That of the rows at the depth of the text."""
        return self._definitions.setdefault(layout.nesting, Definition())

    def define_row(self, layout: Layout) -> None:
        """Begin to lay out rows anew."""
        if layout.nesting <= _DEEPEST:
            self._definitions[layout.nesting] = Definition()

    def close(self) -> list[Draft]:
        """All that was read."""
        if self._paragraph.says_something or self._paragraph.beside:
            self._finish(Layout(), len(self._levels) - 1)
        self._return(0)
        return self._levels[0].story

    def _depth(self, layout: Layout) -> int:
        """How many tables a paragraph is in. Some programs do not tell; then the cells of a row keep what stands before its end."""
        if layout.in_table:
            self._tells_tables = True
            return layout.nesting
        return 1 if not self._tells_tables and len(self._levels) > 1 and self._levels[1].cells else 0

    def _finish(self, layout: Layout, depth: int | None = None) -> None:
        """Close the paragraph that is being read; what is beside it comes after it."""
        self._go_to(self._depth(layout) if depth is None else depth)
        paragraph, self._paragraph = self._paragraph, _Paragraph()
        counted = self._number(layout.list, layout.depth) if layout.list else ""
        number = counted if paragraph.number is None else paragraph.number
        story = self._levels[-1].story
        if paragraph.says_something or number:
            level = layout.level if layout.level is not None else self._styles.level(layout.style)
            contents = paragraph.contents or self._styles.is_contents(layout.style)
            story.append(
                ParagraphDraft("".join(paragraph.pieces), number, level or None, 1, paragraph.notes(), tuple(paragraph.comments), contents)
            )
        story.extend(paragraph.beside)

    def _go_to(self, depth: int) -> None:
        self._return(depth)
        self._reach(depth)

    def _reach(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise Unreadable("too-deep", f"> {_DEEPEST} tables in tables")
        while len(self._levels) <= depth:
            self._levels.append(_Level())

    def _return(self, depth: int) -> None:
        """Close the tables that are deeper; they are part of the cell around them."""
        while len(self._levels) > depth + 1:
            if self._levels[-1].cells or self._levels[-1].story:
                self._close_cells(len(self._levels) - 1)
            level = self._levels.pop()
            around = self._levels[-1].story
            if level.rows:
                draft = table(level.rows)
                draft.notes.extend(level.left_out)
                around.append(draft)
            else:
                around.extend(level.left_out)

    def _close_cells(self, depth: int) -> None:
        """A row that never ended: what its cells hold is kept."""
        level = self._levels[depth]
        if level.story:
            level.cells.append(level.story)
            level.gone.append(False)
            level.story = []
        self._close_row(depth, Look())

    def _close_row(self, depth: int, look: Look) -> None:
        level = self._levels[depth]
        cells, gone = level.cells, level.gone
        level.cells, level.gone = [], []
        if not cells:
            return
        if look.deleted or all(gone):
            level.left_out.append(NoteDraft("deletion", clipped(" ".join(filter(None, map(_quoted, cells))))))
            return
        if look.inserted:
            level.left_out.append(NoteDraft("insertion", clipped(" ".join(filter(None, map(_said, cells))))))
        level.rows.append(Row(self._definitions.get(depth, Definition()), cells, level.left_out))
        level.left_out = []


def _said(story: list[Draft]) -> str:
    return "".join(draft.text for draft in story if isinstance(draft, ParagraphDraft))


def _quoted(story: list[Draft]) -> str:
    """What a cell said before it was deleted."""
    paragraphs = (draft for draft in story if isinstance(draft, ParagraphDraft))
    return "".join(draft.text or "".join(text for kind, text in draft.notes if kind == "deletion") for draft in paragraphs)
