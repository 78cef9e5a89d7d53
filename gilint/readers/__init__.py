"""Bytes to Document. The format is told by content; each format has one module or package, imported when a file needs it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from gilint.document import Document, Note
from gilint.readers.formats import FORMATS
from gilint.readers.limits import Limits
from gilint.readers.sniff import sniff
from gilint.readers.unreadable import Reason, Unreadable
from gilint.readers.weight import characters, weight

__all__ = ["Limits", "Reason", "Unreadable", "read"]


def read(data: bytes, name: str, limits: Limits | None = None) -> Document:
    """Read a file's content; `name` only serves to say that it does not fit.

    Raises Unreadable with the reason.
    """
    limits = limits or Limits()
    kind = sniff(data, limits)
    if kind == "encrypted":
        raise Unreadable("encrypted")
    if kind == "binary":
        raise Unreadable("not-the-format")
    if kind not in FORMATS:
        raise Unreadable("unsupported", kind)
    form = FORMATS[kind]
    if form.plain and len(data) > limits.text:
        raise Unreadable("too-large", f"{len(data)} > {limits.text} bytes")
    if form.elsewhere or (form.bounded and weight(data, limits) <= limits.light):
        document = form.reader()(data, limits)
    else:
        from gilint.readers.apart import read_apart

        document = read_apart(kind, data, limits)
    if (count := characters(document)) > limits.characters:
        raise Unreadable("too-large", f"{count} > {limits.characters} characters")
    suffix = PurePath(name).suffix.lower()
    if suffix and suffix not in form.suffixes:
        document = replace(document, notes=(*document.notes, Note("wrong-extension", f"{suffix} ≠ {document.format}")))
    return document
