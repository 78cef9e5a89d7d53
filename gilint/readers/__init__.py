"""Bytes to Document. The format is told by content; each format has one module, imported when a file needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from gilint.document import Document, Note
from gilint.readers.limits import Limits
from gilint.readers.sniff import SUFFIXES, sniff
from gilint.readers.unreadable import Reason, Unreadable

__all__ = ["Limits", "Reason", "Unreadable", "read"]


def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Read a file's content; `name` only serves to say that it does not fit.

    Raises Unreadable with the reason.
    """
    limits = limits or Limits()
    kind = sniff(data, limits)
    if kind == "encrypted":
        raise Unreadable("encrypted")
    if kind in ("html", "text") and len(data) > limits.text:
        raise Unreadable("too-large", f"{len(data)} > {limits.text} bytes")
    if kind == "docx":
        from gilint.readers.docx import read_docx

        document = read_docx(data, limits)
    elif kind == "html":
        from gilint.readers.html import read_html

        document = read_html(data, limits)
    elif kind == "text":
        from gilint.readers.text import read_text

        document = read_text(data)
    elif kind == "binary":
        raise Unreadable("not-the-format")
    else:
        raise Unreadable("unsupported", kind)
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in SUFFIXES[kind]:
        document = replace(document, notes=(*document.notes, Note("wrong-extension", f"{suffix} ≠ {document.format}")))
    return document
