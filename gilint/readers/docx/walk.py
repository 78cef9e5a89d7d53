"""Walks the body in reading order: paragraphs with their numbers, tables, and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from gilint.document import NoteKind
from gilint.readers.docx import names
from gilint.readers.docx.graphics import drawn
from gilint.readers.docx.markup import is_on, leading, whole_number
from gilint.readers.docx.numbering import Numbering
from gilint.readers.docx.package import Relationship
from gilint.readers.docx.styles import outline_level, value_of
from gilint.readers.docx.table import read_table
from gilint.readers.docx.text import Flow, Inline, alternative, quote
from gilint.readers.drafts.drafts import Draft, NoteDraft, ParagraphDraft
from gilint.readers.unreadable import Unreadable

_MOST_DRAFTS: Final = 300_000
"""Paragraphs, cells and drawings; a thousand pages have a tenth of it."""
_CONTENTS_GALLERY: Final = "Table of Contents"


class Walk:
    """One walk over one document; numbers count on from each call to the next."""

    def __init__(self, flow: Flow, numbering: Numbering, relationships: Mapping[str, Relationship]) -> None:
        self._flow = flow
        self._numbering = numbering
        self._relationships = relationships
        self._left = _MOST_DRAFTS
        self._contents = False
        self._unfinished: Inline | None = None

    def story(self, parent: etree._Element) -> list[Draft]:
        """What the body, a cell or a text box holds."""
        self._spend()
        drafts: list[Draft] = []
        around, self._unfinished = self._unfinished, None
        self._blocks(parent, drafts)
        self._finish(drafts)
        self._unfinished = around
        return drafts

    def _blocks(self, parent: etree._Element, drafts: list[Draft]) -> None:
        for child in parent:
            tag = child.tag
            if tag == names.PARAGRAPH:
                self._paragraph(child, drafts)
            elif tag == names.TABLE:
                self._finish(drafts)
                drafts.append(read_table(child, self.story, self._flow))
            elif tag == names.CONTENT_CONTROL and not self._contents:
                self._contents = _is_contents(child)
                self._blocks(child, drafts)
                self._contents = False
            elif tag in names.WRAPPERS or tag in names.INSERTED:
                self._blocks(child, drafts)
            elif tag == names.ALTERNATIVES:
                self._blocks(alternative(child), drafts)
            elif tag in names.DELETED:
                drafts.append(NoteDraft("deletion", quote(child, names.TEXT, names.DELETED_TEXT)))
            elif tag == names.FOREIGN_CHUNK:
                chunk = self._relationships.get(child.get(names.RELATIONSHIP, ""))
                drafts.append(NoteDraft("linked-content", chunk.target if chunk else ""))

    def _paragraph(self, paragraph: etree._Element, drafts: list[Draft]) -> None:
        self._spend()
        named = numbering = depth = outline = mark = None
        properties = leading(paragraph, names.PARAGRAPH_PROPERTIES)
        for child in properties if properties is not None else ():
            tag = child.tag
            if tag == names.PARAGRAPH_STYLE:
                named = child.get(names.VAL)
            elif tag == names.NUMBERING_PROPERTIES:
                numbering, depth = value_of(child, names.NUMBERING_ID), value_of(child, names.NUMBERING_LEVEL)
            elif tag == names.OUTLINE_LEVEL:
                outline = child
            elif tag == names.RUN_PROPERTIES:
                mark = child
        style = self._flow.styles.paragraph(named)
        inline = self._unfinished or Inline(self._flow)
        inline.read(paragraph, style)
        self._unfinished = inline
        # Without its mark a paragraph runs on into the next one, whose number and level are those of both.
        if style.hidden or (mark is not None and _has_gone(mark, inline)):
            return
        number = self._numbering.number(style, numbering, None if depth is None else whole_number(depth, 0, 8))
        level = style.level if outline is None else outline_level(outline.get(names.VAL))
        self._finish(drafts, number, level, self._contents or style.contents)

    def _finish(self, drafts: list[Draft], number: str = "", level: int | None = None, contents: bool = False) -> None:
        """Close the paragraph that is being read, if any; what is drawn in it comes after it."""
        inline, self._unfinished = self._unfinished, None
        if inline is None:
            return
        contents = contents or inline.contents
        drafts.append(ParagraphDraft(inline.text(), number, level, inline.page, tuple(inline.notes), tuple(inline.comments), contents))
        page = self._flow.page
        for graphic in inline.graphics:
            for item in drawn(graphic, self._relationships):
                self._spend()
                if isinstance(item, etree._Element):
                    drafts.extend(self.story(item))
                else:
                    drafts.append(item)
        self._flow.page = page

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_DRAFTS} paragraphs, cells and drawings")


def _is_contents(control: etree._Element) -> bool:
    return any(gallery.get(names.VAL) == _CONTENTS_GALLERY for gallery in control.iterfind(f"*/*/{names.CONTENT_GALLERY}"))


def _has_gone(mark: etree._Element, inline: Inline) -> bool:
    """Whether a paragraph's mark is deleted or hidden; a revision of the mark alone is noted, one with text has been."""
    gone = False
    for child in mark:
        tag = child.tag
        if tag in names.DELETED or tag in names.INSERTED:
            gone = gone or tag in names.DELETED
            kind: NoteKind = "deletion" if tag in names.DELETED else "insertion"
            if all(noted != kind for noted, _ in inline.notes):
                inline.notes.append((kind, ""))
        elif tag == names.VANISH:
            gone = gone or is_on(child)
    return gone
