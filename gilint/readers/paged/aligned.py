"""Where on a page numbers stand in columns, though no lines part them, and which lines above and below go with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from gilint.readers.paged.lines import Line
from gilint.readers.paged.words import Span, begins_part, is_numeral, overlaps, words

_MOST_LINES: Final = 300
"""Of a page; one with more is no page of text."""
_MOST_WORDS: Final = 30
_MOST_STARTS: Final = 100
"""Places where numbers of several lines begin."""
_ENDS_IN_NUMBER: Final = re.compile(r"[^\d\s]\s*\d+$")
_MOST_BLANKS: Final = 2
"""How many of the columns with numbers the fullest row may leave blank."""
_FEWEST: Final = 3
"""Columns, and lines, of a table."""
_FEWEST_OF_ONE_ROW: Final = 4
"""How many numbers make a table if they all stand in one row, below headings."""
_MOST_HEADINGS: Final = 24
_MOST_WAITING: Final = 9
"""How many lines without numbers may stand between two rows."""
_PROSE: Final = 30
"""Characters without a gap that make a line one of prose."""
_SHORT: Final = 12
"""Characters; the number of a page takes fewer."""
_ALIKE, _ALIKE_BELOW_HEADINGS = 0.25, 0.75
"""How many of a row's numbers stand in columns that are known, at least."""
# Shares of a character's size.
_STRAIGHT: Final = 0.8
_NEXT_ROW: Final = 4.0
SAME_CELL: Final = 1.7
"""How far the lines of one cell stand apart, at most."""

Row = Sequence[Line]


class Unaligned(Exception):
    """Numbers stand in rows, but not so that their place says in which column each is."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a table from top to bottom, each as words, and the columns of its numbers.

    `goes_on` says that these are the columns of the table that ends the page before.
    """

    rows: tuple[tuple[Line, ...], ...]
    values: tuple[Span, ...]
    size: float
    goes_on: bool = False


def blocks(lines: Sequence[Line], before: Sequence[Span] = ()) -> Iterator[Block]:
    """From top to bottom; a line is in one of them at most. `before` are the columns of numbers of the table that ends the page before.

    Raises Unaligned.
    """
    if len(lines) > _MOST_LINES:
        return
    split = _split(lines)
    here = [_narrowed(before, split), *before[1:]] if before else []
    start, done = _rest([words(line, [_beside(here, line.size)]) for line in lines], here) if here else (0, 0)
    known = [words(line, _parting(here, line.size)) for line in lines[start:done]]
    if any(_is_loose(row, before) for row in known):
        raise Unaligned
    if done:
        yield Block(tuple(map(tuple, known)), tuple(before), lines[0].size, True)
    for first, last, values in _groups(split):
        if first < done:
            continue
        stop = next((index for index in range(last + 1, len(split)) if len(numerals(split[index])) > 1), len(split))
        below = [words(line, [_beside(values, line.size)]) for line in lines[last : stop + 1]]
        top, bottom = _top(split, first, last, done, values), last + _bottom(below, values)
        block = _block(lines[top : bottom + 1], values)
        if block:
            done = bottom + 1
            yield block


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines as words; where numbers of several lines begin, one may stand right behind its label."""
    split = [words(line) for line in lines]
    begun = Counter(round(word.box.left) for row in split for word in numerals(row))
    usual = {word.box.left for row in split for word in numerals(row) if begun[round(word.box.left)] >= _FEWEST}
    return [words(line, [(left, left) for left in usual]) for line in lines] if 0 < len(usual) <= _MOST_STARTS else split


def _parting(values: Sequence[Span], size: float) -> list[Span]:
    """Where small gaps part words: between labels and numbers, and between numbers."""
    return [_beside(values, size), *gutters(values)]


def _beside(values: Sequence[Span], size: float) -> Span:
    return (values[0][0] - size, values[0][0])


def gutters(values: Sequence[Span]) -> list[Span]:
    return [(before[1], after[0]) for before, after in pairwise(values)]


def _rest(split: Sequence[Row], before: Sequence[Span]) -> tuple[int, int]:
    """From where to where (outside) a table goes on at the top of a page, in lines; (0, 0) where it does not.

    A header of the page stands apart from the lines below it.
    """
    start = end = waiting = 0
    for index, row in enumerate(split):
        waiting += row[-1].box.right > before[0][0]
        if _is_prose(row, before) or len(row) > _MOST_WORDS or waiting > _MOST_WAITING:
            break
        if index and _step(split[index - 1], row) > _NEXT_ROW * row[0].size:
            if end:
                break
            start = index
        found = numerals(row)
        if len(row) > 1 and found and _fit(found, before):
            end, waiting = index + 1, 0
        elif found:
            break
    return (start, _with_label(split, end - 1, before[0][0]) + 1) if end else (0, 0)


def _narrowed(columns: Sequence[Span], split: Sequence[Row]) -> Span:
    """The first column from where its numbers begin on this page."""
    left, right = columns[0]
    rows = [found for row in split if (found := numerals(row))]
    going_on = takewhile(lambda found: _fit(found, columns), rows)
    return min((found[0].box.left for found in going_on if found[0].box.right <= right), default=left), right


def _fit(found: Sequence[Line], columns: Sequence[Span]) -> bool:
    """Whether numbers stand in known columns, each in one of its own."""
    middles = [(word.box.left + word.box.right) / 2 for word in found]
    inside = [index for middle in middles for index, (left, right) in enumerate(columns) if left < middle < right]
    return len(inside) == len(set(inside)) == len(found)


def numerals(row: Row) -> list[Line]:
    return [word for word in row if is_numeral(word)]


def _groups(split: Sequence[Row]) -> Iterator[tuple[int, int, list[Span]]]:
    """Rows with several numbers that stand below one another: the first and the last, and the columns of their numbers."""
    first = last = -1
    values: list[Span] = []
    for index, row in enumerate(split):
        found = numerals(row)
        if sum(any(map(str.isdigit, word.text)) for word in found) < 2 or len(row) > _MOST_WORDS:
            continue
        between = split[last + 1 : index]
        joined = None
        if first >= 0 and not any(_is_prose(row, values) for row in between):
            joined = _joined(values, found, any(_heads(row, values) for row in between))
        if joined:
            values, last = joined, index
            continue
        if first >= 0:
            yield first, last, values
        first = last = index
        values = [(word.box.left, word.box.right) for word in found]
    if first >= 0:
        yield first, last, values


def _joined(values: Sequence[Span], found: Sequence[Line], headed: bool) -> list[Span] | None:
    """The columns with one more row of numbers; None where these stand in other columns, most of all below headings of their own."""
    joined = list(values)
    hits = 0
    for word in found:
        met = overlaps(word, joined)
        if len(met) > 1:
            return None
        if met:
            left, right = joined[met[0]]
            joined[met[0]] = (min(left, word.box.left), max(right, word.box.right))
            hits += 1
        else:
            joined.append((word.box.left, word.box.right))
    return sorted(joined) if hits >= len(found) * (_ALIKE_BELOW_HEADINGS if headed else _ALIKE) else None


def _heads(row: Row, values: Sequence[Span]) -> bool:
    return len(row) > 1 and not numerals(row) and row[-1].box.right > values[0][0]


def _is_prose(row: Row, values: Sequence[Span]) -> bool:
    """Whether a line runs through the columns of numbers with more characters than headings have."""
    return any(len(word.text) > _PROSE and word.box.right > values[0][0] for word in row)


def _top(split: Sequence[Row], first: int, last: int, done: int, values: Sequence[Span]) -> int:
    """The uppermost line of the headings above the first row of numbers; labels beside them may stand between."""
    start = values[0][0]
    labelled = any(row[0].box.left < start for row in split[first : last + 1])
    top = first
    for index in range(first - 1, max(done, first - _MOST_HEADINGS) - 1, -1):
        row = split[index]
        if _step(row, split[index + 1]) > _NEXT_ROW * row[0].size or numerals(row) or len(row) > _MOST_WORDS:
            break
        if len(row) == 1 and begins_part(row[0]) and _step(row, split[index + 1]) > SAME_CELL * row[0].size:
            break
        if len(row) > 1 or (labelled and row[0].box.left > start - 2 * row[0].size):
            top = index
        elif row[0].box.right > start:
            break
    return top


def _bottom(split: Sequence[Row], values: Sequence[Span]) -> int:
    """The lowest line, from the last row of several numbers on: fewer follow, with captions between them, and the rest of a label."""
    start = values[0][0]
    bottom = 0
    for index in range(1, len(split)):
        row = split[index]
        if _step(split[index - 1], row) > _NEXT_ROW * row[0].size or index - bottom > _MOST_WAITING or _is_prose(row, values):
            break
        found = numerals(row)
        if len(found) == 1 and len(row) > 1 and found[0].box.right > start:
            bottom = index
        elif found:
            break
    return _to_page_end(split, _with_label(split, bottom, start), values)


def _to_page_end(split: Sequence[Row], bottom: int, values: Sequence[Span]) -> int:
    """With headings of rows that stand on the next page, where nothing else but the page's number is below."""
    last = bottom
    headed = False
    for index in range(bottom + 1, len(split)):
        row = split[index]
        if _step(split[index - 1], row) > _NEXT_ROW * row[0].size:
            break
        if index - bottom > _MOST_WAITING or _is_prose(row, values) or begins_part(row[0]) or numerals(row):
            return bottom
        headed = headed or (len(row) > 1 and row[-1].box.right > values[0][0])
        last = index
    rest = split[last + 1 :]
    return last if headed and all(len(row) == 1 and len(row[0].text) < _SHORT for row in rest) else bottom


def _with_label(split: Sequence[Row], bottom: int, start: float) -> int:
    """The last line of the label that stands beside the last row, left of the values."""
    while bottom + 1 < len(split):
        row = split[bottom + 1]
        far = row[-1].box.right > start or _step(split[bottom], row) > SAME_CELL * row[0].size
        if far or begins_part(row[0]) or numerals(row):
            break
        bottom += 1
    return bottom


def _is_aligned(rows: Sequence[Row], span: Span) -> bool:
    """Whether the numbers of a column have a common left or right edge, or middle."""
    boxes = [word.box for row in rows for word in numerals(row) if overlaps(word, [span])]
    edges = ([box.left for box in boxes], [box.right for box in boxes], [(box.left + box.right) / 2 for box in boxes])
    size = rows[0][0].size
    return any(max(edge, default=0.0) - min(edge, default=0.0) < _STRAIGHT * size for edge in edges)


def _step(above: Row, below: Row) -> float:
    return below[0].box.top - above[0].box.top


def _block(lines: Sequence[Line], values: Sequence[Span]) -> Block | None:
    """None where the lines are too few, or their numbers stand in too few columns, for a table. Raises Unaligned."""
    rows = tuple(tuple(words(line, _parting(values, line.size))) for line in lines)
    counts = [len(numerals(row)) for row in rows]
    labelled = any(row[0].box.right < values[0][0] for row in rows)
    numbered = sum(map(bool, counts))
    headed = any(len(row) >= _FEWEST for row in rows[: next(index for index, count in enumerate(counts) if count)])
    if len(values) + labelled < _FEWEST or len(rows) < _FEWEST or (numbered == 1 and not (headed and max(counts) >= _FEWEST_OF_ONE_ROW)):
        return None
    if len(values) > max(counts) + _MOST_BLANKS or not all(_is_aligned(rows, span) for span in values):
        raise Unaligned
    if any(_is_loose(row, values) for row in rows):
        raise Unaligned
    return Block(rows, tuple(values), lines[0].size)


def _is_loose(row: Row, values: Sequence[Span]) -> bool:
    """Whether a row of numbers has one in none of their columns, or one at the end of its label."""
    found = numerals(row)
    if any(not overlaps(word, values) for word in found):
        return True
    return bool(found) and any(_ENDS_IN_NUMBER.search(word.text) for word in row if not is_numeral(word))
