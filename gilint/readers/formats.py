"""The formats that are read: the names that their files go by, and what reads each. A new format is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gilint.document import Document
from gilint.readers.limits import Limits

Reader = Callable[[bytes, Limits], Document]


@dataclass(frozen=True, slots=True)
class Format:
    """`suffixes` are the file names that fit; another is worth a word. Reports in folders go by `usual` ones of them.

    `reader` imports what reads the format, which takes time, and gives the function that does. `by` names the packages that it rests on.
    `bounded` says that reading takes no more time and memory than `limits` allow, without a process of its own to be killed; `elsewhere`
    that another program does it, with limits of its own. What is `plain` is not packed, and the limit for text holds.
    """

    suffixes: frozenset[str]
    usual: frozenset[str]
    reader: Callable[[], Reader]
    by: tuple[str, ...] = ()
    bounded: bool = True
    elsewhere: bool = False
    plain: bool = False


def _docx() -> Reader:
    from gilint.readers.docx import read_docx

    return read_docx


def _html() -> Reader:
    from gilint.readers.html import read_html

    return read_html


def _text() -> Reader:
    from gilint.readers.text import read_text

    return lambda data, limits: read_text(data)


def _pdf() -> Reader:
    from gilint.readers.pdf import read_pdf

    return read_pdf


def _ofd() -> Reader:
    from gilint.readers.ofd import read_ofd

    return read_ofd


def _doc() -> Reader:
    from gilint.readers.doc import read_doc

    return read_doc


def _odt() -> Reader:
    from gilint.readers.odt import read_odt

    return read_odt


def _rtf() -> Reader:
    from gilint.readers.rtf import read_rtf

    return read_rtf


def _mht() -> Reader:
    from gilint.readers.mht import read_mht

    return read_mht


def _wordml() -> Reader:
    from gilint.readers.wordml import read_wordml

    return read_wordml


def _office() -> Reader:
    from gilint.readers.office import read_office

    return read_office


def _names(*names: str) -> frozenset[str]:
    return frozenset(names)


FORMATS: Mapping[str, Format] = {
    "docx": Format(_names(".docx", ".docm", ".dotx", ".dotm", ".xml"), _names(".docx", ".docm", ".dotx", ".dotm"), _docx, ("lxml",)),
    "doc": Format(_names(".doc", ".wps", ".dot", ".wpt"), _names(".doc", ".wps"), _doc, ("olefile",)),
    "pdf": Format(_names(".pdf"), _names(".pdf"), _pdf, ("pypdfium2",), bounded=False),
    "ofd": Format(_names(".ofd"), _names(".ofd"), _ofd, ("lxml",)),
    "odt": Format(_names(".odt", ".ott", ".fodt"), _names(".odt", ".fodt"), _odt, ("lxml",)),
    "rtf": Format(_names(".rtf"), _names(".rtf"), _rtf, plain=True),
    "html": Format(_names(".html", ".htm", ".xhtml", ".shtml"), _names(".html", ".htm"), _html, ("selectolax",), plain=True),
    "mht": Format(_names(".mht", ".mhtml"), _names(".mht", ".mhtml"), _mht, ("selectolax",), plain=True),
    "text": Format(_names(".txt", ".text", ".md", ".markdown", ".csv", ".tsv"), _names(".txt", ".md"), _text, ("chardet",), plain=True),
    "wordml": Format(_names(".xml"), _names(), _wordml, ("lxml",), plain=True),
    "office": Format(_names(".doc", ".wps", ".dot"), _names(), _office, ("LibreOffice",), elsewhere=True),
}
"""By kind, as told from content. `wordml` is one XML file as Word 2003 wrote it; systems name it .doc. `office` are those that only an
office program reads: Word 6 and 95, and Works."""
