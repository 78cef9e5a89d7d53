"""The tables of pages: ruled ones, those whose rows alone lines part, and those that stand in columns without lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gilint.readers.paged.aligned import Unaligned
from gilint.readers.paged.barred import barred_tables
from gilint.readers.paged.labelling import WAYS
from gilint.readers.paged.page import Page
from gilint.readers.paged.pagetable import PageCell, PageTable
from gilint.readers.paged.ruled import ruled_tables
from gilint.readers.paged.unruled import plain_ways, unruled_tables
from gilint.readers.unreadable import Unreadable

__all__ = ["PageCell", "PageTable", "find_tables", "tables_of"]

_MOST_CELLS = 100_000
_MOST_UNRULED = 20
"""Of a document; one that is full of tables without lines is none of the reports that gilint knows."""


def tables_of(pages: Sequence[Page]) -> list[tuple[PageTable, ...]]:
    """The tables of each page of a document, top to bottom; no two of them overlap.

    Those without lines are told whole or not at all: lines of text make more sense than a table of which half is lost.
    Raises Unreadable where there are more cells than any report has.
    """
    ruled: list[tuple[PageTable, ...]] = []
    above: PageTable | None = None
    count = 0
    for page in pages:
        own = ruled_tables(page)
        ruled.append(_sorted([*own, *barred_tables(page, own, above if above and above.kind == "barred" else None)]))
        above = ruled[-1][-1] if ruled[-1] else None
        count += sum(len(table.cells) for table in ruled[-1])
        if count > _MOST_CELLS:
            raise Unreadable("bomb", f"{count} cells")
    for ways, leaving_out in _attempts(pages, ruled):
        try:
            return _with_unruled(pages, ruled, ways, leaving_out)
        except Unaligned:
            continue
    return ruled


def _attempts(pages: Sequence[Page], ruled: Sequence[tuple[PageTable, ...]]) -> Iterator[tuple[Sequence[str], bool]]:
    """In which ways values may stand beside their labels, and whether a table is left out that cannot be told.

    Tables of one document are set alike: what one of them does not show another one may.
    """
    yield WAYS, False
    shown = Counter(way for page, tables in zip(pages, ruled, strict=True) for way in plain_ways(page, tables))
    usual = [way for way, count in shown.items() if 2 * count > shown.total()]
    if usual:
        yield usual, False
    yield usual or WAYS, True


def find_tables(page: Page) -> tuple[PageTable, ...]:
    """The tables of a page by itself."""
    return tables_of([page])[0]


def _with_unruled(
    pages: Sequence[Page], ruled: Sequence[tuple[PageTable, ...]], ways: Sequence[str], leaving_out: bool
) -> list[tuple[PageTable, ...]]:
    """Raises Unaligned."""
    every: list[tuple[PageTable, ...]] = []
    above: PageTable | None = None
    count = 0
    for page, tables in zip(pages, ruled, strict=True):
        unruled = unruled_tables(page, tables, above, ways, leaving_out)
        count += len(unruled)
        if count > _MOST_UNRULED:
            raise Unaligned
        every.append(_sorted((*tables, *unruled)))
        above = every[-1][-1] if every[-1] else None
    return every


def _sorted(tables: Sequence[PageTable]) -> tuple[PageTable, ...]:
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.left)))
