"""Which of a row's values stands in which column of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gilint.report.form import Column, FormBlock
from gilint.report.labels import bare, likeness
from gilint.report.model import PrintedLabel
from gilint.report.rows import Read, ValueRow, is_value

Starts = Mapping[tuple[int, int], int]
"""For each table (the index of its block), and for rows of so many values, the column in which most of them begin."""


@dataclass(frozen=True, slots=True)
class Placed:
    """`values` by column; `absent` are keys of columns that the table does not have. `sure`: a blank among them is where it seems to be."""

    values: tuple[tuple[Column, Read], ...] = ()
    absent: tuple[str, ...] = ()
    sure: bool = True


def place_values(found: ValueRow, block: FormBlock, key: str, headers: dict[str, PrintedLabel], starts: Starts) -> Placed:
    """The value of each column; none where there are too few or too many of them to tell. What heads the columns is added to `headers`."""
    columns = block.columns
    if any(found.headers):
        if _runs_over(found, columns):
            return Placed()
        pairs = _by_header(found, columns)
        if pairs is not None:
            for column, value, printed in pairs:
                label = f"{key.rpartition('.')[0] if len(block.rows) > 9 else key}:{column.key}"
                score = likeness(bare(printed), bare(column.label))
                headers.setdefault(f"{block.caption}{column.key}", PrintedLabel(label, column.label, printed.strip(), score, value.place))
            present = {column.key for column, _, _ in pairs}
            absent = tuple(column.key for column in columns if column.key not in present)
            return Placed(tuple((column, value) for column, value, _ in pairs), absent)
    usual = starts.get((found.source, len(columns)))
    values = window_of(found.values, len(columns), usual)
    sure = bool(values) and (len(found.values) == len(columns) or (usual is not None and values[0].column == usual))
    return Placed(tuple(zip(columns, values, strict=False)), (), sure)


def _runs_over(found: ValueRow, columns: Sequence[Column]) -> bool:
    """Whether a row has more numbers than columns, one of them under no heading at all: which belongs where cannot be told."""
    numbers = [(value, header) for value, header in zip(found.values, found.headers, strict=True) if is_value(value.text)]
    return len(numbers) > len(columns) and any(not header.strip() for _, header in numbers)


def _by_header(found: ValueRow, columns: Sequence[Column]) -> list[tuple[Column, Read, str]] | None:
    """Columns paired with values by what stands above them; None where too little stands there to tell."""
    printed = list(zip(found.values, found.headers, strict=True))
    pairs: dict[int, int] = {}
    filled = [index for index, (read, _) in enumerate(printed) if read.text]
    if len(columns) == len(filled) == 1:
        # Merged cells may have been taken apart, and the only value does not stand below the heading but beside.
        heading = next((header for _, header in printed if bare(header) == bare(columns[0].label)), printed[filled[0]][1])
        return [(columns[0], printed[filled[0]][0], heading)]
    free = list(range(len(printed)))
    for order, column in enumerate(columns):
        exact = [index for index in free if bare(printed[index][1]) == bare(column.label)]
        if exact:
            pairs[order] = exact[0]
            free.remove(exact[0])
    if not pairs:
        close = [likeness(bare(header), bare(column.label)) for (_, header), column in zip(printed, columns, strict=False)]
        if len(printed) != len(columns) or max(close, default=0) < 0.5:
            return None
    rest = [order for order in range(len(columns)) if order not in pairs]
    if len(rest) <= len(free):
        pairs.update(zip(rest, free, strict=False))
    at = [pairs[order] for order in sorted(pairs)]
    if rest and (at != sorted(at) or len(at) < len(columns) <= sum(is_value(read.text) for read, _ in printed)):
        return None  # headers that stand shifted against the values, of which the row has one for each column
    return [(columns[order], *printed[pairs[order]]) for order in sorted(pairs)]


def usual_starts(rows: Sequence[ValueRow], sized: Iterable[tuple[int, int]]) -> Starts:
    """Where that is plain to see; `sized` holds indexes of rows, each with the number of its values."""
    seen: dict[tuple[int, int], Counter[int]] = {}
    for index, count in sized:
        values = rows[index].values
        windows = _fullest_windows(values, count)
        if len(windows) == 1 and values[windows[0]].column is not None:
            seen.setdefault((rows[index].source, count), Counter())[values[windows[0]].column or 0] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in seen.items()}


def window_of(values: Sequence[Read], count: int, usual: int | None = None) -> Sequence[Read]:
    """The `count` neighbours among a row's values that hold the most text: covered label cells may stand before them, filling behind.

    Where several hold as much, those that begin in the `usual` column, else the first. Nothing where a number is left over, unless all
    are the same, so that any choice reads the same.
    """
    windows = _fullest_windows(values, count)
    if not windows:
        return ()
    start = next((window for window in windows if values[window].column == usual), windows[0])
    chosen = values[start : start + count]
    left_over = {read.text for read in (*values[:start], *values[start + count :]) if is_value(read.text)}
    return () if left_over and {read.text for read in chosen} != left_over else chosen


def _fullest_windows(values: Sequence[Read], count: int) -> list[int]:
    filled = [sum(bool(value.text) for value in values[start : start + count]) for start in range(len(values) - count + 1)]
    return [start for start, number in enumerate(filled) if number == max(filled)]
