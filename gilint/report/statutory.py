"""Finds the cells of a statutory table in rows of values, in the edition whose labels they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gilint.document import Place, Table
from gilint.report.align import Match, align
from gilint.report.columns import place_values, usual_starts, window_of
from gilint.report.form import FormTable, Row
from gilint.report.labels import bare, likeness
from gilint.report.model import ExtraRow, FormCell, PrintedLabel, Unread
from gilint.report.numbers import parse_number
from gilint.report.rows import Item, Read, ValueRow, rows_of_tables, with_windows


@dataclass(frozen=True, slots=True)
class Reading:
    """A statutory table read as one edition has it. `sources` are the indexes of its blocks; `score` grows with what fits.

    `sure` says that a blank cell is surely the one that is blank, and not another one of its row.
    """

    cells: tuple[FormCell, ...]
    labels: tuple[PrintedLabel, ...]
    missing_rows: tuple[str, ...]
    missing_columns: tuple[str, ...]
    extra_rows: tuple[ExtraRow, ...]
    unread: tuple[Unread, ...]
    sources: tuple[int, ...]
    place: Place
    score: float
    sure: bool = True

    @property
    def complete(self) -> bool:
        """Whether everything is as this edition has it, so that no other one can fit better."""
        return not (self.missing_rows or self.missing_columns or self.extra_rows or self.unread) and all(
            label.likeness == 1.0 for label in self.labels
        )


def read_from_tables(form: FormTable, tables: Sequence[tuple[int, Table]]) -> Reading | None:
    """None where nothing of the table is there."""
    columns = {bare(column.label) for block in form.blocks for column in block.columns}
    if form.layout == "across":
        known = frozenset(columns | {bare(label) for _, row in form.rows() for label in row.path})
        return _read_across(form, known, list(rows_of_tables(tables, frozenset(), known)), tables)
    return read_down(form, list(rows_of_tables(tables, {bare(row.label) for _, row in form.rows()}, columns)))


def read_down(form: FormTable, items: Sequence[Item]) -> Reading | None:
    """A table that prints a row a line; None where none of its rows is there."""
    rows = with_windows(items)
    wanted = list(form.rows())
    matches = align(
        [row.window for row in rows],
        [bare(row.label) for _, row in wanted],
        lambda row, label: len(rows[row].values) >= min(len(wanted[label][0].columns) - 1, 2),
    )
    if not matches:
        return None
    cells: list[FormCell] = []
    labels: list[PrintedLabel] = []
    unread: list[Unread] = []
    headers: dict[str, PrintedLabel] = {}
    starts = usual_starts(rows, [(match.row, len(wanted[match.label][0].columns)) for match in matches])
    missing_columns: dict[str, None] = {}
    sure = True
    for match in matches:
        block, row = wanted[match.label]
        found = rows[match.row]
        key = f"{form.key}.{row.key}"
        placed = place_values(found, block, key, headers, starts)
        for column, value in placed.values:
            cells.append(_cell(f"{key}.{column.key}", value))
        sure = sure and placed.sure
        missing_columns.update((f"{form.key}.{column}", None) for column in placed.absent)
        told = {column.key for column, _ in placed.values} | set(placed.absent)
        lost = tuple(f"{key}.{column.key}" for column in block.columns if column.key not in told)
        if lost:
            unread.append(Unread(lost, _why(len(found.values), len(block.columns)), found.label.place))
        labels.append(PrintedLabel(key, row.label, _printed(found, row, match), _row_likeness(found, row, match), found.label.place))
    matched = {match.label for match in matches}
    missing = tuple(f"{form.key}.{row.key}" for index, (_, row) in enumerate(wanted) if index not in matched)
    sources = tuple(sorted({rows[match.row].source for match in matches}))
    first = rows[min(match.row for match in matches)]
    return Reading(
        tuple(cells),
        (*labels, *headers.values()),
        missing,
        tuple(missing_columns),
        tuple(_extra_rows(rows, matches, form)),
        tuple(unread),
        sources,
        first.label.place,
        sum(match.likeness for match in matches) - len(missing) + sum(label.likeness for label in headers.values()) * 0.5,
        sure,
    )


def _why(values: int, columns: int) -> str:
    return "too-few-values" if values < columns else "too-many-values"


def _cell(address: str, read: Read) -> FormCell:
    value, tidy = parse_number(read.text)
    return FormCell(address, read.text, value, read.place, tidy or value is None)


def _row_likeness(found: ValueRow, row: Row, match: Match) -> float:
    return 1.0 if match.likeness == 1.0 else likeness(found.window.own, bare(row.label))


def _printed(found: ValueRow, row: Row, match: Match) -> str:
    """The label as printed; where it was put together from pieces, the prescribed words, since these are what stands there."""
    return row.label if match.likeness == 1.0 and found.window.own != bare(row.label) else found.label.text


def _extra_rows(rows: Sequence[ValueRow], matches: Sequence[Match], form: FormTable) -> Iterator[ExtraRow]:
    taken = {match.row for match in matches}
    inside = range(min(taken), max(taken) + 1)
    for index in inside:
        row = rows[index]
        if index not in taken and row.label.text and len(row.values) >= min(len(block.columns) for block in form.blocks):
            yield ExtraRow(row.label.text, tuple(value.text for value in row.values), row.label.place)


def _read_across(form: FormTable, known: frozenset[str], items: Sequence[Item], tables: Sequence[tuple[int, Table]]) -> Reading | None:
    wanted = sum(len(block.rows) * len(block.columns) for block in form.blocks)
    rows = [item for item in items if isinstance(item, ValueRow)]
    if not any(len(row.values) >= wanted for row in rows):
        rows += _rows_below_headers(tables, known)
    if not rows:
        return None
    best = max(rows, key=lambda row: (len(row.values) >= wanted, len(row.values)))
    return across_values(form, best)


def _rows_below_headers(tables: Sequence[tuple[int, Table]], known: frozenset[str]) -> Iterator[ValueRow]:
    """What stands where the values belong, be it nothing at all or words."""
    for source, table in tables:
        by_row: dict[int, list[Read]] = {}
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            by_row.setdefault(cell.row, []).append(Read(cell.text.strip(), cell.place, cell.column))
        headers = [row for row, reads in by_row.items() if any(bare(read.text) in known for read in reads)]
        for row in range(max(headers) + 1, table.rows) if headers else ():
            if reads := tuple(by_row.get(row, ())):
                yield ValueRow(Read("", reads[0].place), reads, source)


def across_values(form: FormTable, row: ValueRow) -> Reading:
    """A table whose only row of values is `row`."""
    addresses = form.addresses()
    place = row.values[0].place
    values = window_of(row.values, len(addresses))
    if not values:
        return Reading((), (), (), (), (), (Unread(addresses, _why(len(row.values), len(addresses)), place),), (row.source,), place, 0.5)
    cells = tuple(_cell(address, value) for address, value in zip(addresses, values, strict=True))
    return Reading(cells, (), (), (), (), (), (row.source,), place, float(len(form.blocks[0].rows)))
