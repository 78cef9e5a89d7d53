"""What a page break does to the rows of a table: whether it cut one, and which cells go on below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gilint.readers.paged.celltext import goes_on


@dataclass(slots=True)
class Piece:
    """A cell, or what of it stands above or below the break; `room` is how many characters fit behind its text."""

    text: str
    row: int
    column: int
    row_end: int
    column_end: int
    room: float

    @property
    def several(self) -> bool:
        return self.row_end - self.row > 1


Pair = tuple[Piece, Piece]
"""Pieces of the same columns, above and below."""


def is_cut(last: Sequence[Piece], first: Sequence[Piece], open_above: bool) -> bool:
    """Whether the last row above and the first below are one: both have the same cells, a text goes on, and no cell begins anew.

    `open_above` says that no line closes the lower one. Cells of several rows say nothing, since they may go on between two rows too.
    """
    pairs = _pairs(last, first)
    if not len(pairs) == len(last) == len(first):
        return False
    own = [(upper, lower) for upper, lower in pairs if not (upper.several or lower.several)]
    both = [(upper, lower) for upper, lower in own if upper.text and lower.text]
    if not all(goes_on(upper.text, lower.text, upper.room) for upper, lower in both):
        return False
    ended = any(upper.text and not lower.text for upper, lower in own)
    begun = any(lower.text and not upper.text for upper, lower in own)
    if ended and begun and not both:
        # Numbers alone are no row: their label stands above the break.
        below, above = [lower.text for _, lower in own if lower.text], [upper.text for upper, _ in own if upper.text]
        return all(text.isdigit() for text in below) and not any(text.isdigit() for text in above)
    return (bool(both) and not (ended and begun)) or (open_above and not begun)


def carried(last: Sequence[Piece], first: Sequence[Piece], cut: bool) -> list[Pair]:
    """The pairs that are one cell: all those of a row that was `cut`, else those of several rows."""
    pairs = _pairs(last, first)
    if cut:
        return pairs
    running = [(upper, lower) for upper, lower in pairs if _runs_on(upper, lower)]
    labels = _leading_blanks(first)
    heads = any(lower.column > 0 for _, lower in running) and not any(lower.text.isdigit() for lower in first)
    blank = [(upper, lower) for upper, lower in pairs if upper.text and not lower.text and (lower.column in labels or heads)]
    return running + blank


def _pairs(last: Sequence[Piece], first: Sequence[Piece]) -> list[Pair]:
    above = {(piece.column, piece.column_end): piece for piece in last}
    return [(above[columns], piece) for piece in first if (columns := (piece.column, piece.column_end)) in above]


def _runs_on(upper: Piece, lower: Piece) -> bool:
    """Whether words of a cell of several rows go on below."""
    return bool(upper.text and lower.text) and not lower.text.isdigit() and goes_on(upper.text, lower.text, upper.room)


def _leading_blanks(first: Sequence[Piece]) -> set[int]:
    """The columns of the blank cells before a row's label: these are merged labels, as a row begins with one."""
    blank: set[int] = set()
    for piece in sorted(first, key=lambda piece: piece.column):
        if piece.text:
            return set() if piece.text.isdigit() else blank
        blank.add(piece.column)
    return set()
