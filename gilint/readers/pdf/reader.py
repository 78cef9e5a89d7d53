"""Reads a PDF file page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gilint.document import Attachment, Document, Note, Place
from gilint.readers.limits import Limits
from gilint.readers.paged.compose import compose
from gilint.readers.paged.marks import Marks
from gilint.readers.pdf import pdfium
from gilint.readers.pdf.annotations import Remark, comment_of, fill_in, remarks
from gilint.readers.pdf.bombs import screen
from gilint.readers.pdf.pdfium import Handle, page_of
from gilint.readers.pdf.sheet import Sheet, sheet_of
from gilint.readers.unreadable import Unreadable

_PROGRAM: Final = re.compile(r"^Microsoft Word - ")
"""What Word's printer wrote before the name of the file."""
_MOST_ATTACHMENTS: Final = 100


def read_pdf(data: bytes, limits: Limits) -> Document:
    """Raises Unreadable: encrypted, damaged, too-large, bomb."""
    screen(data, limits)
    with pdfium.opened(data) as document:
        pages = pdfium.page_count(document)
        if pages < 1:
            raise Unreadable("damaged", "0 pages")
        if pages > limits.pages:
            raise Unreadable("too-large", f"{pages} pages")
        marks = Marks(limits.marks)
        read = [_page(document, number, marks) for number in range(1, pages + 1)]
        title = _PROGRAM.sub("", pdfium.title_of(document))
        attachments = [Attachment(name, name, Place()) for name in pdfium.attachment_names(document, _MOST_ATTACHMENTS)]
    composed = compose([sheet.page for sheet, _ in read], "pdf", title)
    return _completed(composed, [sheet for sheet, _ in read], [remark for _, remarks in read for remark in remarks], attachments)


def _page(document: Handle, number: int, marks: Marks) -> tuple[Sheet, list[Remark]]:
    with page_of(document, number - 1) as page:
        found = list(remarks(page, number))
        filled_in = fill_in(page, marks)
        sheet = None if filled_in else sheet_of(page, number, marks)
    if sheet is None:
        with page_of(document, number - 1) as page:
            sheet = sheet_of(page, number, marks)
    return sheet, found


def _completed(document: Document, sheets: list[Sheet], remarks: list[Remark], attachments: list[Attachment]) -> Document:
    """The document with what its pages do not show."""
    comments = tuple(comment_of(remark, document) for remark in remarks)
    noted = (
        Note("comment", comment.text, next(iter(comment.places), Place(page=remark.page)))
        for comment, remark in zip(comments, remarks, strict=True)
    )
    return replace(
        document,
        blocks=(*document.blocks, *attachments),
        notes=(*document.notes, *(note for sheet in sheets for note in sheet.notes), *noted, *_replaced(sheets)),
        comments=comments,
    )


def _replaced(sheets: list[Sheet]) -> Iterator[Note]:
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown:
        yield Note("replaced-bytes", str(unknown))
