"""Rows of values with the labels beside them, as a table's grid has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from gilint.document import Cell, Place, Table
from gilint.report.align import Window
from gilint.report.labels import bare

_CHINESE = re.compile(r"[\u3400-\u9fff].*[\u3400-\u9fff]", re.DOTALL)
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff]")
VALUE = re.compile(r"[-−–－+]?[0-9０-９]+(?:[,，.．]+[0-9０-９]+)*(?:件|个|条|项|万元|元)?|[/／—\-－–]+|无|空")


@dataclass(frozen=True, slots=True)
class Read:
    """A cell's text with its place; `column` is its place in an exact grid."""

    text: str
    place: Place
    column: int | None = None


@dataclass(frozen=True, slots=True)
class ValueRow:
    """Values in the order of reading, behind a label; `window` is the bare text around them, `source` the index of their block."""

    label: Read
    values: tuple[Read, ...]
    source: int
    window: Window = field(default_factory=lambda: Window(""))
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text without values between two rows: a caption, a header, a piece of a label."""

    text: str
    source: int


Item = ValueRow | Fragment


def rows_of_tables(tables: Iterable[tuple[int, Table]], labels: Set[str], columns: Collection[str]) -> Iterator[Item]:
    """The rows of tables in order; `labels` are the bare labels that a row's last label may have, `columns` those that head a column."""
    for source, table in tables:
        yield from _rows_of_table(source, table, labels, columns)


def _rows_of_table(source: int, table: Table, labels: Set[str], columns: Collection[str]) -> Iterator[Item]:
    listed = _cells_by_row(table)
    start = _value_start(listed, labels) if table.exact else None
    headers: dict[int, str] = {}
    piece = ""
    for cells in listed:
        heads = sum(bare(cell.text) in columns for cell in cells) > 1
        leaf = None if heads else _leaf(cells, labels, start)
        if leaf is None:
            texts = [cell for cell in cells if cell.text.strip()]
            if table.exact:
                for cell in cells:
                    headers.update((column, cell.text) for column in range(cell.column, cell.column + cell.column_span))
            if texts and not any(_CHINESE.search(cell.text) for cell in texts) and any(is_value(cell.text) for cell in texts):
                yield ValueRow(Read("", texts[0].place), _reads(cells), source)
            elif texts:
                piece = "".join(bare(cell.text) for cell in texts)
                yield Fragment(piece, source)
            continue
        values = cells[leaf + 1 :]
        label = cells[leaf]
        before = [Fragment(bare(cell.text), source) for cell in cells[:leaf] if bare(cell.text)]
        yield from before
        words, piece = (bare(label.text), piece + bare(label.text)), ""
        if not any(cell.text.strip() for cell in values) and labels.isdisjoint(words):
            yield Fragment(words[0], source)
            continue
        above = tuple(headers.get(cell.column, "") for cell in values) if table.exact else ()
        yield ValueRow(Read(label.text.strip(), label.place), _reads(values), source, headers=above)


def _cells_by_row(table: Table) -> list[list[Cell]]:
    """For each row the cells that begin in it, from left to right."""
    listed: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        listed[cell.row].append(cell)
    for cells in listed:
        cells.sort(key=lambda cell: cell.column)
    return listed


def _value_start(listed: Sequence[Sequence[Cell]], labels: Collection[str]) -> int | None:
    """The column in which the values begin, as most rows with a known label have it."""
    starts = Counter(
        cell.column + cell.column_span
        for cells in listed
        for cell in cells[:-1]
        if bare(cell.text) in labels and not _above_values(cell, cells)
    )
    return starts.most_common(1)[0][0] if starts else None


def _above_values(cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether a cell that reads like a label heads a column instead: more words stand to its right."""
    return any(_CHINESE.search(other.text) for other in cells if other.column > cell.column)


def _leaf(cells: Sequence[Cell], labels: Collection[str], start: int | None) -> int | None:
    """The index of the cell that labels the values to its right, None where the row has no such cell.

    A known label is one whatever stands in the cells behind it; other words are a label only before cells without words.
    """
    if start is not None:
        ends = [index for index, cell in enumerate(cells[:-1]) if cell.column + cell.column_span == start and cell.text.strip()]
        if ends and bare(cells[ends[0]].text) in labels:
            return ends[0]
        # Where cells have lost their merges, a row without a group in front of it is shifted as a whole.
        moved = [index for index, cell in enumerate(cells[:-1]) if bare(cell.text) in labels and not _worded(cells[index + 1 :])]
        return moved[-1] if moved else ends[0] if ends and not _worded(cells[ends[0] + 1 :]) else None
    known = [index for index, cell in enumerate(cells[:-1]) if bare(cell.text) in labels]
    if known:
        return known[-1]
    worded = [index for index, cell in enumerate(cells) if _worded([cell])]
    return worded[-1] if worded and worded[-1] + 1 < len(cells) else None


def _worded(cells: Iterable[Cell]) -> bool:
    return any(_CHINESE.search(cell.text) and not is_value(cell.text) for cell in cells)


def is_value(text: str) -> bool:
    """Whether a text is a number, or one of the marks that stand for none."""
    return bool(VALUE.fullmatch(re.sub(r"\s+", "", printed(text))))


def printed(text: str) -> str:
    """A text without the blanks around it and the characters that leave no trace: controls, and joiners of no width."""
    return _UNPRINTED.sub("", text).strip()


def _reads(cells: Sequence[Cell]) -> tuple[Read, ...]:
    return tuple(Read(printed(cell.text), cell.place, cell.column) for cell in cells)


def with_windows(items: Sequence[Item]) -> list[ValueRow]:
    """The rows alone, each with the bare text around it."""
    rows: list[ValueRow] = []
    befores: list[str] = []
    text = ""
    for item in items:
        if isinstance(item, Fragment):
            text += item.text
        else:
            rows.append(item)
            befores.append(text)
            text = ""
    afters = [*befores[1:], text][: len(rows)]
    return [
        ValueRow(row.label, row.values, row.source, Window(own := bare(row.label.text), before + own, after), row.headers)
        for row, before, after in zip(rows, befores, afters, strict=True)
    ]
