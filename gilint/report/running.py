"""Finds the cells of a statutory table in running text; what stands there but cannot be told is unread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from gilint.document import Paragraph
from gilint.report.form import FormTable
from gilint.report.labels import bare
from gilint.report.lines import rows_of_lines
from gilint.report.model import Unread
from gilint.report.rows import Item, ValueRow
from gilint.report.statutory import Reading, across_values, read_down

Lines = Sequence[tuple[int, Paragraph]]
"""The paragraphs of a table's part, each with the index of its block."""


def read_from_lines(form: FormTable, lines: Lines, step: int, drawn: bool = False) -> Reading | None:
    """None where the text has nothing of the table; where too little of it is in order, its cells are unread rather than guessed.

    `step` is that of a text with a cell a line. Of what is `drawn` on pages a line may be the end of the numbers above it, and its label
    that of another row, so that only a table of one row is read.
    """
    labels = {bare(row.label) for _, row in form.rows()}
    columns = {bare(column.label) for block in form.blocks for column in block.columns}
    across = form.layout == "across"
    items = list(rows_of_lines(lines, labels | columns if across else labels, step))
    rows = [item for item in items if isinstance(item, ValueRow)]
    reading = _across(form, rows) if across else _down(form, items, {bare(row.label.text) for row in rows} & columns - labels)
    if reading and drawn and not across:
        return _unread(form, reading)
    return _with_lost_rows(form, reading, lines) if reading else None


def without_lines(form: FormTable, reading: Reading) -> Reading:
    """Of a table whose rows and columns nothing parts: what seems to be missing or altered may only have been read wrongly."""
    kept = replace(reading, labels=(), missing_columns=(), extra_rows=())
    return _without_rows(form, kept, reading.missing_rows) if reading.missing_rows else kept


def _across(form: FormTable, rows: Sequence[ValueRow]) -> Reading | None:
    filled = [row for row in rows if any(read.text for read in row.values)] or rows
    if not filled:
        return None
    fullest = max(filled, key=lambda row: len(row.values))
    reading = across_values(form, fullest)
    return reading if len(filled) == 1 or filled is rows else _unread(form, reading)


def _down(form: FormTable, items: Sequence[Item], headed: Collection[str]) -> Reading | None:
    """`headed` are labels of columns with values right behind them, as where a table was read column by column."""
    reading = read_down(form, items)
    if reading is None:
        return None
    rows_wanted = sum(1 for _ in form.rows())
    complete = rows_wanted - len(reading.missing_rows) - len(reading.unread)
    if headed or complete < (0.6 if rows_wanted > 10 else 0.8) * rows_wanted:
        return _unread(form, reading)
    if reading.missing_rows and complete < rows_wanted - 3:
        reading = _without_rows(form, reading, reading.missing_rows)
    return replace(reading, labels=(), sure=True)


def _unread(form: FormTable, reading: Reading) -> Reading:
    """The table is there, but nothing of it is in order."""
    everything = (Unread(form.addresses(), "out-of-order", reading.place),)
    return Reading((), (), (), (), (), everything, reading.sources, reading.place, 0.5)


def _without_rows(form: FormTable, reading: Reading, keys: Collection[str]) -> Reading:
    """The same with rows that seem to be missing taken as unread."""
    lost = tuple(address for address in form.addresses() if address.rpartition(".")[0] in keys)
    missing = tuple(key for key in reading.missing_rows if key not in keys)
    return replace(reading, missing_rows=missing, unread=(*reading.unread, Unread(lost, "out-of-order", reading.place)))


def _with_lost_rows(form: FormTable, reading: Reading, lines: Lines) -> Reading:
    """A row whose label the text has is not missing."""
    text = "".join(bare(paragraph.text) for _, paragraph in lines)
    printed = {f"{form.key}.{row.key}" for _, row in form.rows() if bare(row.label) in text}
    lost = printed.intersection(reading.missing_rows)
    return _without_rows(form, reading, lost) if lost else reading
