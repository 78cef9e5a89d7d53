"""Reads Word 2003 XML: translates it into the package that Word writes today, and reads that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from gilint.document import Document
from gilint.readers.docx import read_docx
from gilint.readers.limits import Limits
from gilint.readers.markup import parse
from gilint.readers.unreadable import Unreadable
from gilint.readers.wordml.names import WORDML
from gilint.readers.wordml.package import packaged
from gilint.readers.wordml.translate import translated

_ROOT: Final = f"{{{WORDML}}}wordDocument"
_PICTURES: Final = re.compile(rb"(<w:binData\b[^<>]*>)[^<]+(?=</w:binData>)")
"""Pictures as text, which a scanned page makes longer than the parser takes."""


def read_wordml(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees, revisions taken as accepted; raises Unreadable with the reason."""
    root = parse(_PICTURES.sub(rb"\1", data), "document")
    if root.tag != _ROOT:
        raise Unreadable("not-the-format", str(root.tag))
    return replace(read_docx(packaged(translated(root), limits), limits), format="wordml")
