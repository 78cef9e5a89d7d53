"""Finds the cells of a statutory table in tables or lines, in the edition whose labels they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gilint.document import Paragraph, Place, Table
from gilint.report.align import Match, align
from gilint.report.form import Column, FormBlock, FormTable, Row
from gilint.report.labels import bare, likeness
from gilint.report.model import ExtraRow, FormCell, PrintedLabel, Unread
from gilint.report.numbers import parse_number
from gilint.report.lines import rows_of_lines
from gilint.report.rows import Item, Read, ValueRow, rows_of_tables, with_windows


@dataclass(frozen=True, slots=True)
class Reading:
    """A statutory table read as one edition has it. `sources` are the indexes of the blocks that it was read from; `score` grows with what fits."""

    cells: tuple[FormCell, ...]
    labels: tuple[PrintedLabel, ...]
    missing_rows: tuple[str, ...]
    missing_columns: tuple[str, ...]
    extra_rows: tuple[ExtraRow, ...]
    unread: tuple[Unread, ...]
    sources: tuple[int, ...]
    place: Place
    score: float

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
        return _read_across(form, known, list(rows_of_tables(tables, (), known)), tables)
    return _read_down(form, list(rows_of_tables(tables, {bare(row.label) for _, row in form.rows()}, columns)))


def read_from_lines(form: FormTable, paragraphs: Sequence[tuple[int, Paragraph]]) -> Reading | None:
    """What running text holds of the table; where too little of it is in order, its cells are unread rather than guessed."""
    items = list(rows_of_lines(paragraphs, {bare(row.label) for _, row in form.rows()}))
    if form.layout == "across":
        rows = [item for item in items if isinstance(item, ValueRow)]
        last = max(rows, key=lambda row: len(row.values)) if rows else None
        return _across_values(form, last.values, (last.source,)) if last else None
    reading = _read_down(form, items)
    if reading is None or not reading.cells:
        return reading
    rows_wanted = sum(1 for _ in form.rows())
    complete = rows_wanted - len(reading.missing_rows) - len(reading.unread)
    if complete < (0.6 if rows_wanted > 10 else 0.8) * rows_wanted:
        everything = Unread(form.addresses(), "out-of-order", reading.place)
        return replace(reading, cells=(), labels=(), missing_rows=(), missing_columns=(), extra_rows=(), unread=(everything,), score=0.5)
    if reading.missing_rows and complete < rows_wanted - 3:
        lost = tuple(address for address in form.addresses() if address.rpartition(".")[0] in reading.missing_rows)
        reading = replace(reading, missing_rows=(), unread=(*reading.unread, Unread(lost, "out-of-order", reading.place)))
    return replace(reading, labels=())


def _read_down(form: FormTable, items: Sequence[Item]) -> Reading | None:
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
    starts = _usual_starts(rows, [(match.row, len(wanted[match.label][0].columns)) for match in matches])
    missing_columns: dict[str, None] = {}
    for match in matches:
        block, row = wanted[match.label]
        found = rows[match.row]
        key = f"{form.key}.{row.key}"
        values, absent = _columns_of(found, block, key, headers, starts)
        for column, value in values:
            cells.append(_cell(f"{key}.{column.key}", value))
        missing_columns.update((f"{form.key}.{column}", None) for column in absent)
        lost = tuple(f"{key}.{column.key}" for column in block.columns if column.key not in absent and column not in dict(values))
        if lost:
            unread.append(Unread(lost, "too-few-values", found.label.place))
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
    )


def _cell(address: str, read: Read) -> FormCell:
    value, tidy = parse_number(read.text)
    return FormCell(address, read.text, value, read.place, tidy or value is None)


def _row_likeness(found: ValueRow, row: Row, match: Match) -> float:
    return 1.0 if match.likeness == 1.0 else likeness(found.window.own, bare(row.label))


def _printed(found: ValueRow, row: Row, match: Match) -> str:
    """The label as printed; where it was put together from pieces, the prescribed words, since these are what stands there."""
    return row.label if match.likeness == 1.0 and found.window.own != bare(row.label) else found.label.text


def _columns_of(
    found: ValueRow, block: FormBlock, key: str, headers: dict[str, PrintedLabel], starts: Mapping[tuple[int, int], int]
) -> tuple[list[tuple[Column, Read]], tuple[str, ...]]:
    """The value of each column, and the keys of the columns that the table does not have."""
    columns = block.columns
    if any(found.headers):
        pairs = _by_header(found, columns)
        if pairs is not None:
            for column, value, printed in pairs:
                label = f"{key.rpartition('.')[0] if len(block.rows) > 9 else key}:{column.key}"
                score = likeness(bare(printed), bare(column.label))
                headers.setdefault(f"{block.caption}{column.key}", PrintedLabel(label, column.label, printed.strip(), score, value.place))
            present = {column.key for column, _, _ in pairs}
            return [(column, value) for column, value, _ in pairs], tuple(column.key for column in columns if column.key not in present)
    values = _window_of(found.values, len(columns), starts.get((found.source, len(columns))))
    return list(zip(columns, values, strict=False)) if len(values) == len(columns) else [], ()


def _by_header(found: ValueRow, columns: Sequence[Column]) -> list[tuple[Column, Read, str]] | None:
    """Columns paired with values by what stands above them; None where too little stands there to tell."""
    printed = list(zip(found.values, found.headers, strict=True))
    pairs: dict[int, tuple[Column, Read, str]] = {}
    free = list(range(len(printed)))
    for order, column in enumerate(columns):
        exact = [index for index in free if bare(printed[index][1]) == bare(column.label)]
        if exact:
            pairs[order] = (column, *printed[exact[0]])
            free.remove(exact[0])
    if not pairs:
        close = [likeness(bare(header), bare(column.label)) for (_, header), column in zip(printed, columns, strict=False)]
        if len(printed) != len(columns) or max(close, default=0) < 0.5:
            return None
    rest = [order for order in range(len(columns)) if order not in pairs]
    if len(rest) <= len(free):
        for order, index in zip(rest, free, strict=False):
            pairs[order] = (columns[order], *printed[index])
    return [pairs[order] for order in sorted(pairs)]


def _usual_starts(rows: Sequence[ValueRow], sized: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """For each table, and for rows of so many values, the column in which most of them begin, where that is plain to see."""
    seen: dict[tuple[int, int], Counter[int]] = {}
    for index, count in sized:
        values = rows[index].values
        windows = _fullest_windows(values, count)
        if len(windows) == 1 and values[windows[0]].column is not None:
            seen.setdefault((rows[index].source, count), Counter())[values[windows[0]].column or 0] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in seen.items()}


def _window_of(values: Sequence[Read], count: int, usual: int | None = None) -> Sequence[Read]:
    """The `count` neighbours among a row's values that hold the most text: to their left may stand covered label cells, to their right filling.

    Where several hold as much, those that begin in the `usual` column, else the first.
    """
    windows = _fullest_windows(values, count)
    if not windows:
        return values
    start = next((window for window in windows if values[window].column == usual), windows[0])
    return values[start : start + count]


def _fullest_windows(values: Sequence[Read], count: int) -> list[int]:
    filled = [sum(bool(value.text) for value in values[start : start + count]) for start in range(len(values) - count + 1)]
    return [start for start, number in enumerate(filled) if number == max(filled)]


def _extra_rows(rows: Sequence[ValueRow], matches: Sequence[Match], form: FormTable) -> Iterator[ExtraRow]:
    taken = {match.row for match in matches}
    inside = range(min(taken), max(taken) + 1)
    for index in inside:
        row = rows[index]
        if index not in taken and row.label.text and len(row.values) >= min(len(block.columns) for block in form.blocks):
            yield ExtraRow(row.label.text, tuple(value.text for value in row.values), row.label.place)


def _read_across(form: FormTable, known: frozenset[str], items: Sequence[Item], tables: Sequence[tuple[int, Table]]) -> Reading | None:
    rows = [item for item in items if isinstance(item, ValueRow)]
    if not rows:
        rows = list(_blank_rows(tables, known))
    if not rows:
        return None
    wanted = sum(len(block.rows) * len(block.columns) for block in form.blocks)
    best = max(rows, key=lambda row: (len(row.values) >= wanted, len(row.values)))
    values = best.values if len(best.values) <= wanted else _window_of(best.values, wanted)
    return _across_values(form, values, (best.source,))


def _blank_rows(tables: Sequence[tuple[int, Table]], known: frozenset[str]) -> Iterator[ValueRow]:
    """The row below the headers when it holds no text at all."""
    for source, table in tables:
        by_row: dict[int, list[Read]] = {}
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            by_row.setdefault(cell.row, []).append(Read(cell.text.strip(), cell.place, cell.column))
        last_header = max((row for row, reads in by_row.items() if any(bare(read.text) for read in reads)), default=-1)
        for row in range(last_header + 1, table.rows):
            reads = tuple(by_row.get(row, ()))
            if reads and any(bare(text.text) in known for text in by_row.get(last_header, ())):
                yield ValueRow(Read("", reads[0].place), reads, source)


def _across_values(form: FormTable, values: Sequence[Read], sources: tuple[int, ...]) -> Reading:
    addresses = form.addresses()
    place = values[0].place
    if len(values) == len(addresses):
        cells = tuple(_cell(address, value) for address, value in zip(addresses, values, strict=True))
        return Reading(cells, (), (), (), (), (), sources, place, float(len(form.blocks[0].rows)))
    return Reading((), (), (), (), (), (Unread(addresses, "too-few-values", place),), sources, place, 0.5)
