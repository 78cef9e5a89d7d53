"""Tells what a file is from its content, whatever it is called."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from gilint.readers.decode import decode
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

Kind = Literal[
    "docx", "html", "text", "pdf", "ole", "encrypted", "rtf", "mht", "odf", "ofd", "spreadsheet", "slides", "zip", "xml", "binary"
]

SUFFIXES: dict[str, frozenset[str]] = {
    "docx": frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    "html": frozenset({".html", ".htm", ".xhtml", ".shtml"}),
    "text": frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv"}),
}
"""The file names that fit each format that can be read; another suffix is worth a word."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_TAG = re.compile(rb"<(?:meta|table|tr|td|div|p|span|br|article|section|h[1-6])[\s>/]", re.IGNORECASE)
_FEWEST_TAGS = 8
"""A text may hold a few tags that were left in it by mistake; a piece of a page begins with one, or has many."""
_SAMPLE = 64 * 1024


def sniff(data: bytes, limits: Limits) -> Kind:
    """Raises Unreadable for an empty file, and for a zip whose directory is damaged or lists more members than the limit."""
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty", f"{len(data)} bytes")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        if data.count(b"PK\x01\x02") > limits.members:
            raise Unreadable("bomb", f"> {limits.members} members")
        return _package(data)
    if data.startswith(_OLE):
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "ole"
    head = data[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"(?:mime-version|from|date|subject|content-type):", head, re.IGNORECASE) and b"multipart/" in data[:4096].lower():
        return "mht"
    sample = _without_utf16_zeros(data[:_SAMPLE])
    if _PAGE.search(sample) or _TAG.match(sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")) or len(_TAG.findall(sample)) >= _FEWEST_TAGS:
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    return "binary" if _is_binary(data[:_SAMPLE]) else "text"


def _package(data: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in package.namelist()}
            if "mimetype" in names:
                return "odf"
            if "ofd.xml" in names:
                return "ofd"
            if any(name.startswith("word/") for name in names):
                return "docx"
            if any(name.startswith("xl/") for name in names):
                return "spreadsheet"
            if any(name.startswith("ppt/") for name in names):
                return "slides"
            return "docx" if "_rels/.rels" in names else "zip"
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise Unreadable("damaged") from None


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
