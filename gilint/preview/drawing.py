"""A block of a document as drawn: its lines, and where on them each of its texts stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gilint.document import Table
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span

GUTTER = 2
"""Cells at the left of every line that signs are put in."""
MARGIN = Span(" " * GUTTER, "gutter")
Key = tuple[int, int]
"""Row and column of a cell in its table as drawn."""
ALONE: Key = (0, 0)
"""The key of a text that is no cell."""
_JOINING = re.compile("[\u200d\ufe0f]")


class Slice(NamedTuple):
    """The characters from `start` to `end` of a text, on a line of its block, from cell `at` on and `size` cells wide."""

    line: int
    at: int
    size: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Area:
    """A paragraph, or a cell within its borders: lines from `top` to before `bottom`, cells from `left` to before `right`."""

    text: str
    slices: tuple[Slice, ...]
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as drawn. Lines begin with the gutter. Of a `table` not `whole`, columns are left out for want of room."""

    lines: tuple[Line, ...]
    areas: Mapping[Key, Area]
    table: Table | None = None
    whole: bool = True


def shown(text: str) -> str:
    """The text as it can be shown: harmless, and without joiners, whose effect on the width no two terminals agree about."""
    return _JOINING.sub("", harmless(text))
