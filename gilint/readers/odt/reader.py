"""Reads an OpenDocument text: opens it, walks the body, and gathers what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gilint.document import Comment, Document, Note, Place
from gilint.readers.docx.comments import Written
from gilint.readers.drafts.arrange import Arrangement
from gilint.readers.drafts.drafts import said
from gilint.readers.limits import Limits
from gilint.readers.odt import names
from gilint.readers.odt.budget import Budget
from gilint.readers.odt.changes import Changes
from gilint.readers.odt.comments import Comments
from gilint.readers.odt.inline import Flow
from gilint.readers.odt.lists import Lists
from gilint.readers.odt.names import STYLE
from gilint.readers.odt.source import Source, open_source
from gilint.readers.odt.styles import Styles
from gilint.readers.odt.walk import Walk
from gilint.readers.unreadable import Unreadable


def read_odt(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees, changes taken as accepted; raises Unreadable with the reason."""
    try:
        return _read(open_source(data, limits), Budget(limits.part))
    except RecursionError:
        raise Unreadable("too-deep") from None


def _read(source: Source, budget: Budget) -> Document:
    body = source.content.find(names.BODY)
    if body is None:
        raise Unreadable("not-the-format", str(source.content.tag))
    comments = Comments(body)
    arrangement = Arrangement(paged=body.get(names.SOFT_PAGE_BREAKS) == "true")
    arrangement.add(_walk(body, _styles(source, source.content), comments, budget).story(body))
    placed = tuple(_placed(written, arrangement, comments) for written in comments.written)
    noted = (Note("comment", comment.text, next(iter(comment.places), Place())) for comment in placed)
    return Document(
        format="odt",
        blocks=tuple(arrangement.blocks),
        notes=(*arrangement.notes, *noted, *(Note("macro", name) for name in source.macros)),
        title="" if source.meta is None else (source.meta.findtext(names.TITLE) or "").strip(),
        margins=(*arrangement.margins, *_margins(source, budget)),
        comments=placed,
    )


def _styles(source: Source, tree: etree._Element) -> Styles:
    """The fixed styles of the document, and the automatic ones of a tree of it."""
    fixed = None if source.styles is None else source.styles.find(names.FIXED_STYLES)
    return Styles(fixed, tree.find(names.AUTOMATIC_STYLES))


def _walk(part: etree._Element, styles: Styles, comments: Comments, budget: Budget) -> Walk:
    return Walk(Flow(styles, Changes(part), comments, budget), Lists(styles))


def _placed(written: Written, arrangement: Arrangement, comments: Comments) -> Comment:
    """An answer is where the first one is that stands somewhere of those that it answers."""
    placed = next((each for each in (written.id, *written.asks) if arrangement.commented(each)), written.id)
    return Comment(written.text, written.author, written.when, arrangement.commented(placed), comments.quote(placed))


def _margins(source: Source, budget: Budget) -> Iterator[str]:
    """What headers and footers say, each paragraph of them by itself."""
    if source.styles is None:
        return
    styles = _styles(source, source.styles)
    for page in source.styles.iterfind(names.MASTER_PAGE):
        for part in page:
            if part.tag in names.HEADERS and part.get(STYLE + "display") != "false":
                yield from said(_walk(part, styles, Comments(part), budget).story(part))
