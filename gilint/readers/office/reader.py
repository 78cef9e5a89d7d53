"""Reads what only LibreOffice reads: it makes a Word file of it, and that is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from gilint.document import Document
from gilint.readers.limits import Limits
from gilint.readers.little import u16
from gilint.readers.ole import Compound
from gilint.readers.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class Form:
    """A format: `format` for documents, `words` for people of any language, `infilter` and `suffix` as LibreOffice calls it, which takes
    the file for nothing else.
    """

    format: str
    words: str
    infilter: str
    suffix: str


WORD_95: Final = Form("word95", "Word 6/95", "MS Word 95", ".doc")
WORKS: Final = Form("works", "Microsoft Works", "MS_Works", ".wps")

_ENCRYPTED: Final = 0x0100
"""A bit of the flags at byte 10 of the stream `WordDocument`, in every version of Word's binary format."""


def read_office(data: bytes, limits: Limits) -> Document:
    """As a reader of the Word file that LibreOffice makes of it sees it.

    Raises Unreadable, with the format as the detail: needs-office where LibreOffice is not there, office-failed, too-slow.
    """
    from gilint.readers.docx import read_docx
    from gilint.readers.office.office import office
    from gilint.readers.office.program import located

    form = form_of(data)
    program = located()
    if program is None:
        raise Unreadable("needs-office", form.words)
    try:
        docx = office(program).to_docx(data, form.infilter, form.suffix, limits)
    except Unreadable as fault:
        raise Unreadable(fault.reason, fault.detail or form.words) from None
    return replace(read_docx(docx, limits), format=form.format)


def form_of(data: bytes) -> Form:
    """Which of the formats a compound file is. Raises Unreadable: damaged, encrypted."""
    file = Compound(data)
    if "WordDocument" not in file:
        return WORKS
    if u16(file.stream("WordDocument"), 10) & _ENCRYPTED:
        raise Unreadable("encrypted")
    return WORD_95
