"""Comma-separated text that office programs take as it is meant: they know the encoding, and take no cell for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

Cell = str | int | float | None

_TAKEN_FOR_ELSE = re.compile(r"(?![+-]?\d{1,15}$)[=+\-@\t\r\n＝＋－＠]|\d{16,}$|\d+[Ee][+-]?\d+$")
"""Formulas, whatever the width of their first sign, and what would become a number that has lost its last digits."""


def comma_separated(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """RFC 4180, with the mark by which office programs know that the text is UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def _inert(cell: Cell) -> Cell:
    """An apostrophe keeps a text a text."""
    return f"'{cell}" if isinstance(cell, str) and _TAKEN_FOR_ELSE.match(cell) else cell
