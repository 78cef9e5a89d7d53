"""What stands on a page outside the tables that were found on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gilint.readers.paged.page import Glyph, Page
from gilint.readers.paged.pagetable import PageTable
from gilint.readers.paged.ruled import overlap

_EDGE: Final = 24.0
"""Points at the very edge of the paper, where a browser prints the date and no table reaches."""


def outside(page: Page, tables: Sequence[PageTable]) -> list[Glyph]:
    """The characters of which further tables may be made."""
    inside = (glyph for glyph in page.glyphs if glyph.box.top > _EDGE and glyph.box.bottom < page.height - _EDGE)
    return [glyph for glyph in inside if not any(overlap(glyph.box, table.box) for table in tables)]
