"""Walks a story in reading order: paragraphs with their numbers, tables, and what hangs on them."""

from __future__ import annotations

from gilint.document import NoteKind
from gilint.readers.doc.boxes import Box, Boxes
from gilint.readers.doc.comments import Comments
from gilint.readers.doc.content import Content
from gilint.readers.doc.formats import Look
from gilint.readers.doc.numbering import Numbering
from gilint.readers.doc.outline import Span, TableSpan, outline
from gilint.readers.doc.tables import read_table
from gilint.readers.doc.text import Anchor, Graphic, Inline, InlinePicture
from gilint.readers.drafts.drafts import Draft, ParagraphDraft
from gilint.readers.drafts.fields import Fields


class Walk:
    """One walk over one story; numbers count on from each call to the next."""

    def __init__(self, content: Content, fields: Fields, numbering: Numbering, boxes: Boxes | None, comments: Comments | None) -> None:
        self._content = content
        self._fields = fields
        self._numbering = numbering
        self._boxes = boxes
        self._comments = comments
        self._unfinished: Inline | None = None

    def story(self, items: list[Span | TableSpan]) -> list[Draft]:
        """What the main text, a cell or a text box holds."""
        drafts: list[Draft] = []
        around, self._unfinished = self._unfinished, None
        for item in items:
            if isinstance(item, TableSpan):
                self._finish(drafts)
                drafts.append(read_table(item, self.story, self._content))
            else:
                self._paragraph(item, drafts)
        self._finish(drafts)
        self._unfinished = around
        return drafts

    def left(self) -> list[Draft]:
        """What stands in text boxes that hang on no paragraph."""
        return [draft for box in (self._boxes.left() if self._boxes else []) for draft in self._box(box)]

    def _paragraph(self, span: Span, drafts: list[Draft]) -> None:
        inline = self._unfinished or Inline(self._content, self._fields)
        inline.read(span)
        self._unfinished = inline
        # Without its mark a paragraph runs on into the next one, whose number and level are those of both.
        if _has_gone(self._content.look(span.mark, span.format.style), inline):
            return
        contents = self._content.styles.contents(span.format.style)
        self._finish(drafts, self._numbering.number(span.format), span.format.outline, contents)

    def _finish(self, drafts: list[Draft], number: str = "", level: int | None = None, contents: bool = False) -> None:
        """Close the paragraph that is being read, if any; what is drawn in it comes after it."""
        inline, self._unfinished = self._unfinished, None
        if inline is None:
            return
        comments = tuple(each for span in inline.spans for each in (self._comments.on(span) if self._comments else ()))
        contents = contents or inline.contents
        drafts.append(ParagraphDraft(inline.text(), number, level, 1, tuple(inline.notes), comments, contents))
        for graphic in inline.graphics:
            drafts.extend(self._drawn(graphic))

    def _drawn(self, graphic: Graphic) -> list[Draft]:
        if not isinstance(graphic, Anchor | InlinePicture):
            return [graphic]
        if self._boxes is None:
            return []
        found = self._boxes.drawn(graphic.position) if isinstance(graphic, Anchor) else self._boxes.inline(graphic.offset)
        drafts: list[Draft] = []
        for item in found:
            drafts.extend(self._box(item) if isinstance(item, Box) else [item])
        return drafts

    def _box(self, box: Box) -> list[Draft]:
        return self.story(outline(self._content, box.begin, box.end))


def _has_gone(mark: Look, inline: Inline) -> bool:
    """Whether a paragraph's mark is deleted or hidden; a revision of the mark alone is noted, one with text has been."""
    if mark.deleted or mark.inserted:
        kind: NoteKind = "deletion" if mark.deleted else "insertion"
        if all(noted != kind for noted, _ in inline.notes):
            inline.notes.append((kind, ""))
    return mark.deleted or mark.hidden
