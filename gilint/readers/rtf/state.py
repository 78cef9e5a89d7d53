"""What is in force where the reading stands; a group that ends gives back what was in force before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.drafts.fields import CONTENTS, LINKING, PAGE_FURNITURE
from gilint.readers.rtf.charsets import UNSAID

_ANNOTATED: Final = re.compile(r"\s*EQ\b.*?\\o(?:\\a[a-z])?\s*\(\s*\\s\\up[^(]*\([^()]*\)\s*[,;，；](.*)\)", re.DOTALL | re.IGNORECASE)
"""How a character with its pronunciation above it is written."""
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks. `white` is its colour, `shaded` that white shows on its ground; `contents`: of a table of contents."""

    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    white: bool = False
    shaded: bool = False
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for a paragraph. `level` is an outline level from 1, 0 for body text, `None` where the style says it.

    `nesting` counts the tables around it from 1, and says nothing where it is not `in_table`. `list` and `depth` name its number.
    """

    style: int = 0
    level: int | None = None
    list: int = 0
    depth: int = 0
    in_table: bool = False
    nesting: int = 1
    shaded: bool = False


@dataclass(slots=True)
class Field:
    """A field; what it computes is known before what it shows. `shown` is the text that stands in what it computes."""

    name: str = ""
    argument: str = ""
    shown: str = ""

    def instruct(self, instruction: str) -> None:
        annotated = _ANNOTATED.match(instruction[:_LONGEST])
        self.shown = annotated[1] if annotated else ""
        first, *more = instruction.split(maxsplit=1) or [""]
        self.name = first.upper()
        self.argument = " ".join(more).strip()

    @property
    def is_furniture(self) -> bool:
        return self.name in PAGE_FURNITURE

    @property
    def is_contents(self) -> bool:
        return self.name == CONTENTS

    @property
    def fetches(self) -> bool:
        """Whether a program would read another file to show it."""
        return self.name in LINKING


@dataclass(frozen=True, slots=True)
class State:
    r"""`codec` is the encoding of the font, `substitutes` the number of \uc; where it is `mute`, text is no text of the document."""

    codec: str = UNSAID
    substitutes: int = 1
    look: Look = Look()
    layout: Layout = Layout()
    mute: bool = False
    field: Field = field(default_factory=Field)
