"""Reads a Word file: finds its parts, walks the body, and gathers what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from gilint.document import Comment, Document, Note, Place
from gilint.readers.docx import names
from gilint.readers.docx.comments import Written, written_comments
from gilint.readers.docx.numbering import Numbering
from gilint.readers.docx.package import Package, Relationship
from gilint.readers.docx.ranges import Ranges
from gilint.readers.docx.styles import Styles, conspicuous_formats
from gilint.readers.docx.text import Flow
from gilint.readers.docx.walk import Walk
from gilint.readers.drafts.arrange import Arrangement
from gilint.readers.drafts.drafts import said
from gilint.readers.drafts.fields import Fields
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_USUAL_MAIN_PART: Final = "word/document.xml"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_APART: Final = frozenset({"hyperlink", "aFChunk"})
"""Relationships to the outside that fetch nothing, or that are noted where they stand."""


def read_docx(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees, revisions taken as accepted; raises Unreadable with the reason."""
    try:
        return _read(Package(data, limits))
    except RecursionError:
        raise Unreadable("too-deep") from None


def _read(package: Package) -> Document:
    outer = package.relationships("")
    main = _target(outer, "officeDocument") or _USUAL_MAIN_PART
    if main not in package:
        raise Unreadable("not-the-format", f"no {main}")
    root = package.tree(main)
    body = root.find(names.BODY)
    if root.tag != names.DOCUMENT or body is None:
        raise Unreadable("not-the-format", str(root.tag))
    related = package.relationships(main)
    styles = Styles(_part(package, related, "styles"))
    numbering = Numbering(_part(package, related, "numbering"), styles)
    written = list(written_comments(_part(package, related, "comments"), _part(package, related, "commentsExtended")))
    ranges = Ranges(root, {comment.id for comment in written})
    arrangement = Arrangement(paged=any(True for _ in root.iter(names.RENDERED_PAGE_BREAK)))
    arrangement.add(_walk(root, styles, numbering, related, ranges).story(body))
    comments = tuple(_placed(comment, arrangement, ranges) for comment in written)
    noted = (Note("comment", comment.text, next(iter(comment.places), Place())) for comment in comments)
    return Document(
        format="docx",
        blocks=tuple(arrangement.blocks),
        notes=(*arrangement.notes, *noted, *_beside_the_text(package, related)),
        title=_title(package, outer),
        margins=(*arrangement.margins, *_margins(package, related, styles, numbering)),
        comments=comments,
    )


def _walk(root: etree._Element, styles: Styles, numbering: Numbering, related: Mapping[str, Relationship], ranges: Ranges) -> Walk:
    conspicuous = styles.conspicuous or bool(conspicuous_formats(root))
    return Walk(Flow(_fields(root), styles, conspicuous, ranges), numbering, related)


def _fields(root: etree._Element) -> Fields:
    kinds = [mark.get(names.FIELD_KIND) for mark in root.iter(names.FIELD_CHARACTER)]
    return Fields(closed=kinds.count("begin") <= kinds.count("end"))


def _placed(comment: Written, arrangement: Arrangement, ranges: Ranges) -> Comment:
    """An answer is where the first one is that stands somewhere of those that it answers."""
    placed = next((each for each in (comment.id, *comment.asks) if arrangement.commented(each)), comment.id)
    return Comment(comment.text, comment.author, comment.when, arrangement.commented(placed), ranges.quote(placed))


def _target(related: Mapping[str, Relationship], kind: str) -> str | None:
    return next((each.target for each in related.values() if each.kind == kind and not each.external), None)


def _part(package: Package, related: Mapping[str, Relationship], kind: str) -> etree._Element | None:
    name = _target(related, kind)
    return package.tree(name) if name is not None and name in package else None


def _title(package: Package, outer: Mapping[str, Relationship]) -> str:
    properties = _part(package, outer, "core-properties")
    return "" if properties is None else (properties.findtext(_TITLE) or "").strip()


def _beside_the_text(package: Package, related: Mapping[str, Relationship]) -> Iterator[Note]:
    for each in related.values():
        if each.external and each.kind not in _APART:
            yield Note("linked-content", each.target)
    for name in package.macros():
        yield Note("macro", name)


def _margins(package: Package, related: Mapping[str, Relationship], styles: Styles, numbering: Numbering) -> Iterator[str]:
    """What headers and footers say, each paragraph of them by itself."""
    targets = dict.fromkeys(each.target for each in related.values() if each.kind in ("header", "footer") and not each.external)
    for target in targets:
        if target in package:
            root = package.tree(target)
            yield from said(_walk(root, styles, numbering, {}, Ranges(root, ())).story(root))
