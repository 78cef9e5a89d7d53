"""The tables of pages: ruled ones, and those that stand in columns without lines."""

from __future__ import annotations

from collections.abc import Sequence

from gilint.readers.paged.aligned import Unaligned
from gilint.readers.paged.page import Page
from gilint.readers.paged.pagetable import PageCell, PageTable
from gilint.readers.paged.ruled import ruled_tables
from gilint.readers.paged.unruled import unruled_tables
from gilint.readers.unreadable import Unreadable

__all__ = ["PageCell", "PageTable", "find_tables", "tables_of"]

_MOST_CELLS = 100_000
_MOST_UNRULED = 20
"""Of a document; one that is full of tables without lines is none of the reports that gilint knows."""


def tables_of(pages: Sequence[Page]) -> list[tuple[PageTable, ...]]:
    """The tables of each page of a document, top to bottom; no two of them overlap.

    Those without lines are told for the whole document or not at all: lines of text make more sense than a table of which half is lost.
    Raises Unreadable where there are more cells than any report has.
    """
    ruled: list[tuple[PageTable, ...]] = []
    count = 0
    for page in pages:
        ruled.append(_sorted(ruled_tables(page)))
        count += sum(len(table.cells) for table in ruled[-1])
        if count > _MOST_CELLS:
            raise Unreadable("bomb", f"{count} cells")
    try:
        return _with_unruled(pages, ruled)
    except Unaligned:
        return ruled


def find_tables(page: Page) -> tuple[PageTable, ...]:
    """The tables of a page by itself."""
    return tables_of([page])[0]


def _with_unruled(pages: Sequence[Page], ruled: Sequence[tuple[PageTable, ...]]) -> list[tuple[PageTable, ...]]:
    """Raises Unaligned."""
    every: list[tuple[PageTable, ...]] = []
    above: PageTable | None = None
    count = 0
    for page, tables in zip(pages, ruled, strict=True):
        unruled = unruled_tables(page, tables, above)
        count += len(unruled)
        if count > _MOST_UNRULED:
            raise Unaligned
        every.append(_sorted((*tables, *unruled)))
        above = every[-1][-1] if every[-1] else None
    return every


def _sorted(tables: Sequence[PageTable]) -> tuple[PageTable, ...]:
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.left)))
