"""Reads a Word file of 1997 to 2003: finds its streams, walks the main text, and gathers what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gilint.document import Comment, Document, Note, Place
from gilint.readers.doc.boxes import Boxes
from gilint.readers.doc.comments import Comments
from gilint.readers.doc.content import Content
from gilint.readers.doc.fib import Fib, Slot, Story
from gilint.readers.doc.lists import read_uses
from gilint.readers.doc.numbering import Numbering
from gilint.readers.doc.outline import outline
from gilint.readers.doc.plex import ascending, plex
from gilint.readers.doc.summary import title_of
from gilint.readers.doc.walk import Walk
from gilint.readers.drafts.arrange import Arrangement
from gilint.readers.drafts.drafts import Draft, ParagraphDraft, TableDraft
from gilint.readers.drafts.fields import Fields
from gilint.readers.limits import Limits
from gilint.readers.ole import Compound
from gilint.readers.unreadable import Unreadable

_SECTION: Final = 12
_FOOTNOTE_LINES: Final = 6
"""The first margin texts are the lines that part footnotes from the text."""
_MACROS: Final = ("Macros/VBA", "_VBA_PROJECT_CUR")


def read_doc(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees, revisions taken as accepted; raises Unreadable with the reason."""
    try:
        return _read(Fib(Compound(data)), limits)
    except RecursionError:
        raise Unreadable("too-deep") from None


def _read(fib: Fib, limits: Limits) -> Document:
    content = Content(fib, limits)
    if fib.range(Story.MAIN)[1] > content.end:
        raise Unreadable("damaged", "text")
    comments = Comments(fib, content)
    sections = frozenset(plex(fib.table(Slot.SECTIONS), _SECTION).positions)
    walk = Walk(content, _fields(content), Numbering(read_uses(fib), content.styles), Boxes(fib), comments)
    arrangement = Arrangement(paged=False)
    arrangement.add(walk.story(outline(content, *fib.range(Story.MAIN), sections)))
    arrangement.add(walk.left())
    written = tuple(
        Comment(each.text, each.author, each.when, arrangement.commented(each.id), comments.quote(each)) for each in comments.written
    )
    noted = (Note("comment", comment.text, next(iter(comment.places), Place())) for comment in written)
    return Document(
        format="doc",
        blocks=tuple(arrangement.blocks),
        notes=(*arrangement.notes, *noted, *(Note("macro", name) for name in _MACROS if name in fib.file)),
        title=title_of(fib.file.stream("\x05SummaryInformation")),
        margins=(*arrangement.margins, *_margins(fib, content)),
        comments=written,
    )


def _fields(content: Content) -> Fields:
    return Fields(closed=content.text.count("\x13") <= content.text.count("\x15"))


def _margins(fib: Fib, content: Content) -> Iterator[str]:
    """What headers and footers say, each paragraph of them by itself."""
    walk = Walk(content, _fields(content), Numbering(read_uses(fib), content.styles), None, None)
    base, limit = fib.range(Story.MARGINS)
    begins = plex(fib.table(Slot.MARGINS), 0).positions[_FOOTNOTE_LINES:]
    for begin, end in ascending(begins):
        yield from _texts(walk.story(outline(content, base + begin, min(base + end, limit))))
    yield from _texts(walk.story(outline(content, *fib.range(Story.MARGIN_BOXES))))


def _texts(drafts: list[Draft]) -> Iterator[str]:
    for draft in drafts:
        if isinstance(draft, ParagraphDraft) and draft.visible.strip():
            yield draft.visible.strip()
        elif isinstance(draft, TableDraft):
            for row in draft.rows:
                for cell in row.cells:
                    yield from _texts(cell.story)
