"""Tells what a file is from its content, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from gilint.readers.decode import decode
from gilint.readers.limits import Limits
from gilint.readers.parts import Parts, is_zip
from gilint.readers.unreadable import Unreadable

Read = Literal["docx", "doc", "pdf", "ofd", "odt", "rtf", "html", "mht", "text", "wordml", "office"]
Other = Literal["encrypted", "ole", "odf", "uof", "spreadsheet", "slides", "zip", "xml", "binary"]
Kind = Read | Other
"""The first are read (gilint/readers/formats.py); the others are told apart to say what a file is."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_TAG = re.compile(rb"<(?:meta|table|tr|td|div|p|span|br|article|section|h[1-6])[\s>/]", re.IGNORECASE)
_FLAT: dict[bytes, Kind] = {
    b"http://schemas.microsoft.com/office/2006/xmlPackage": "docx",
    b"http://schemas.microsoft.com/office/word/2003/wordml": "wordml",
    b"urn:oasis:names:tc:opendocument:xmlns:office:1.0": "odt",
    b"http://schemas.uof.org/": "uof",
}
"""Documents that are one XML file, by a namespace of theirs."""
_FOLDERS: dict[str, Kind] = {"word": "docx", "xl": "spreadsheet", "ppt": "slides"}
"""The folders that office packages keep their parts in."""
_FIELD = re.compile(rb"[a-z][a-z-]*:", re.IGNORECASE)
_MESSAGE = re.compile(rb"(?:^|\n)content-type:\s*(?:multipart/|text/html)", re.IGNORECASE)
_NAMESPACES = 4096
_ODF_TEXT = b"application/vnd.oasis.opendocument.text"
_FEWEST_TAGS = 8
"""A text may hold a few tags that were left in it by mistake; a piece of a page begins with one, or has many."""
_SAMPLE = 64 * 1024


def sniff(data: bytes, limits: Limits) -> Kind:
    """Raises Unreadable for an empty file, and for a zip what `Parts` does."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty", f"{len(data)} bytes")
    if is_zip(data):
        return _package(Parts(data, limits))
    if data.startswith(_OLE):
        from gilint.readers.ole import kind_of

        return kind_of(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rt"):
        return "rtf"
    if _FIELD.match(head) and _MESSAGE.search(data[:_NAMESPACES]):
        return "mht"
    sample = _without_utf16_zeros(data[:_SAMPLE])
    beginning = sample[:_NAMESPACES]
    if not _PAGE.search(beginning) and (flat := next((kind for space, kind in _FLAT.items() if space in beginning), None)):
        return flat
    if _PAGE.search(sample) or _TAG.match(sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")) or len(_TAG.findall(sample)) >= _FEWEST_TAGS:
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    return "binary" if _is_binary(data[:_SAMPLE]) else "text"


def package_kind(names: Iterable[str]) -> Kind:
    """What a zip is by the names in it: "zip" is one that is no document of its own, "odf" one of OpenDocument's."""
    known = {name.replace("\\", "/").lstrip("/").lower() for name in names}
    if "mimetype" in known:
        return "odf"
    if "ofd.xml" in known:
        return "ofd"
    # Reports may be packed in a folder that somebody called Word.
    parts = {name.partition("/")[0] for name in known if name.endswith((".xml", ".bin", ".rels"))}
    for folder, kind in _FOLDERS.items():
        if folder in parts:
            return kind
    return "docx" if "_rels/.rels" in known else "zip"


def _package(parts: Parts) -> Kind:
    kind = package_kind(parts.names())
    return "odt" if kind == "odf" and parts.begins("mimetype", _ODF_TEXT) else kind


def _without_utf16_zeros(sample: bytes) -> bytes:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample[:200].count(0) > 60:
        return sample.replace(b"\x00", b"")
    return sample


def _is_binary(sample: bytes) -> bool:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\x00" in sample:
        return not decode(sample[: _SAMPLE // 16]).encoding.startswith("utf-16")
    return sum(byte < 9 or 13 < byte < 27 for byte in sample) > len(sample) // 20
