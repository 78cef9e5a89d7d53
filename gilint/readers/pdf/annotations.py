"""What people put on a page later: comments, and the fields of a form that they filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pypdfium2.raw as c  # type: ignore[import-untyped]

from gilint.document import Cell, Comment, Document, Paragraph, Table
from gilint.readers.paged.marks import Marks
from gilint.readers.pdf.pdfium import Handle, text_of, wide

_FIELD: Final[int] = c.FPDF_ANNOT_WIDGET
_REMARKS: Final[frozenset[int]] = frozenset(
    {
        *(c.FPDF_ANNOT_TEXT, c.FPDF_ANNOT_FREETEXT, c.FPDF_ANNOT_LINE, c.FPDF_ANNOT_SQUARE, c.FPDF_ANNOT_CIRCLE, c.FPDF_ANNOT_POLYGON),
        *(c.FPDF_ANNOT_POLYLINE, c.FPDF_ANNOT_HIGHLIGHT, c.FPDF_ANNOT_UNDERLINE, c.FPDF_ANNOT_SQUIGGLY, c.FPDF_ANNOT_STRIKEOUT),
        *(c.FPDF_ANNOT_STAMP, c.FPDF_ANNOT_CARET, c.FPDF_ANNOT_INK),
    }
)
_HIDDEN: Final[int] = c.FPDF_ANNOT_FLAG_HIDDEN | c.FPDF_ANNOT_FLAG_NOVIEW
_MOMENT: Final = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:(Z)|([+-]\d{2})'?(\d{2}))?")
_LONGEST: Final = 20_000
_MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as it was put on a page; `quote` is what it covers."""

    text: str
    author: str
    when: str
    page: int
    quote: str


def remarks(page: Handle, number: int) -> Iterator[Remark]:
    """Those on a page that say something, but no more of them than anybody writes."""
    count = min(_MOST, _count(page))
    with text_of(page) if count else nullcontext() as text:
        yield from _remarks(page, text, number, count)


def _remarks(page: Handle, text: Handle | None, number: int, count: int) -> Iterator[Remark]:
    for index in range(count):
        with _annotation(page, index) as annotation:
            if annotation and _subtype(annotation) in _REMARKS and not c.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                said = _value(annotation, b"Contents")
                if said:
                    when = _moment(_value(annotation, b"M") or _value(annotation, b"CreationDate"))
                    yield Remark(said, _value(annotation, b"T"), when, number, _covered(annotation, text))


def fill_in(page: Handle, marks: Marks) -> bool:
    """Make what stands in the fields of a form a part of the page; true if there were any, and the page has to be loaded anew.

    Raises Unreadable: bomb.
    """
    others = []
    fields = 0
    marks.count(_count(page))
    for index in range(_count(page)):
        with _annotation(page, index) as annotation:
            if annotation and _subtype(annotation) == _FIELD:
                fields += 1
            else:
                others.append(index)
    if not fields:
        return False
    for index in reversed(others):
        c.FPDFPage_RemoveAnnot(page, index)
    return bool(c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY) == c.FLATTEN_SUCCESS)


def comment_of(remark: Remark, document: Document) -> Comment:
    """Its place is the paragraph or cell that holds the words which it covers, if only one does."""
    words = _squeezed(remark.quote)
    holding = [each.place for each in _on_page(document, remark.page) if words and words in _squeezed(each.text)]
    return Comment(remark.text, remark.author, remark.when, tuple(holding) if len(holding) == 1 else (), remark.quote)


def _on_page(document: Document, page: int) -> Iterator[Paragraph | Cell]:
    """A paragraph or table may have begun on the page before."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.place.page in (page - 1, page):
            yield block
        elif isinstance(block, Table):
            yield from (cell for cell in block.cells if cell.place.page in (page - 1, page))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _count(page: Handle) -> int:
    return max(0, int(c.FPDFPage_GetAnnotCount(page)))


@contextmanager
def _annotation(page: Handle, index: int) -> Iterator[Handle | None]:
    annotation = c.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation or None
    finally:
        if annotation:
            c.FPDFPage_CloseAnnot(annotation)


def _subtype(annotation: Handle) -> int:
    return int(c.FPDFAnnot_GetSubtype(annotation))


def _value(annotation: Handle, key: bytes) -> str:
    return wide(lambda buffer, size: c.FPDFAnnot_GetStringValue(annotation, key, buffer, size), _LONGEST)


def _covered(annotation: Handle, text: Handle | None) -> str:
    box = c.FS_RECTF()
    if not text or not c.FPDFAnnot_GetRect(annotation, box):
        return ""
    corners = (box.left, box.top, box.right, box.bottom)
    return wide(lambda buffer, size: 2 * c.FPDFText_GetBoundedText(text, *corners, buffer, size // 2), _LONGEST)


def _moment(text: str) -> str:
    told = _MOMENT.match(text)
    if not told:
        return ""
    zone = f"{told[8]}:{told[9]}" if told[8] else "Z" if told[7] else ""
    with suppress(ValueError):
        moment = f"{told[1]}-{told[2]}-{told[3]}T{told[4]}:{told[5]}:{told[6]}{zone or 'Z'}"
        return datetime.fromisoformat(moment).isoformat().replace("+00:00", "Z")
    return ""
