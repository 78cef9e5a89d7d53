"""A table as one page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from gilint.readers.paged.page import Box

Kind = Literal["ruled", "barred", "aligned"]


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell at its place in the grid of its page; `row` and `column` begin at 0.

    `room` is how many characters fit behind its text; without end where another line fits, or there is no text.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    room: float = inf


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table, or the part of it that stands on one page.

    `columns` and `rows` are the positions of the edges, growing, one more than there are columns and rows. Of a `ruled` table lines part
    the cells, of a `barred` one the rows alone; of an `aligned` one the place of the words says it all. `open_above` says that no line
    closes a table at its top; `labels` is how many columns of an aligned one hold labels.
    """

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[PageCell, ...]
    kind: Kind
    open_above: bool = False
    labels: int = 0
