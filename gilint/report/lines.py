"""Rows of a table that stands as running text: numbers at a line's end, or each on a line of its own, behind their label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from gilint.document import Paragraph, Place
from gilint.report.labels import bare
from gilint.report.rows import VALUE, Fragment, Item, Read, ValueRow

_FEWEST_PAIRS = 10
_MOST_BLANKS = 15


@dataclass(frozen=True, slots=True)
class _Split:
    """A line with the words in front and the values behind them; `source` is the index of its block."""

    words: str
    values: tuple[Read, ...]
    place: Place
    source: int


def cell_step(paragraphs: Iterable[Paragraph], labels: Collection[str]) -> int:
    """How many lines further the next cell stands in a text with a cell a line, 0 where there is no such thing.

    A cell is known by the number that it holds, or by one of the bare `labels` of tables.
    """
    lines = [_split(0, paragraph) for paragraph in paragraphs]
    if any(len(line.values) > 2 for line in lines):
        return 0
    cells = [not line.words if line.values else bare(line.words) in labels for line in lines]
    steps = Counter(
        _distance(before, after) for (before, after), both in zip(pairwise(lines), map(all, pairwise(cells)), strict=True) if both
    )
    return steps.most_common(1)[0][0] if steps.total() >= _FEWEST_PAIRS else 0


def rows_of_lines(paragraphs: Iterable[tuple[int, Paragraph]], labels: Set[str], step: int) -> Iterator[Item]:
    """The rows in order; `labels` are the bare labels that a row may have. Blank cells are seen only where a cell has its own line."""
    lines = [_split(index, paragraph) for index, paragraph in paragraphs]
    if step and any(_distance(before, after) % step for before, after in pairwise(lines) if not (before.words or after.words)):
        step = 0
    pending: _Split | None = None
    above = ""
    label = Read("", Place())
    values: list[Read] = []
    source = 0
    for before, line in zip([None, *lines], lines, strict=False):
        blanks = _blanks_between(before, line, step)
        if values or (blanks and pending and {bare(pending.words), above + bare(pending.words)} & labels):
            if not values and pending:
                label, source, pending = Read(pending.words, pending.place), pending.source, None
            values.extend(blanks)
        if line.words:
            if values:
                yield ValueRow(label, tuple(values), source)
                values = []
            elif pending:
                yield Fragment(bare(pending.words), pending.source)
            above = bare(pending.words) if pending else ""
            pending = line
        if line.values:
            if not values:
                label = Read(pending.words, pending.place) if pending else Read("", line.place)
                pending = None
            values.extend(line.values)
            source = line.source
    if values:
        yield ValueRow(label, tuple(values), source)
    elif pending:
        yield Fragment(bare(pending.words), pending.source)


def _split(index: int, paragraph: Paragraph) -> _Split:
    tokens = paragraph.text.split()
    count = 0
    while count < len(tokens) and VALUE.fullmatch(tokens[-1 - count]):
        count += 1
    split = len(tokens) - count
    values = tuple(Read(token, paragraph.place) for token in tokens[split:])
    return _Split(" ".join(tokens[:split]), values, paragraph.place, index)


def _distance(before: _Split, after: _Split) -> int:
    return (after.place.line or 0) - (before.place.line or 0)


def _blanks_between(before: _Split | None, after: _Split, step: int) -> list[Read]:
    """The blank cells between two lines, as the empty lines between them tell."""
    if before is None or not step:
        return []
    count = max(0, min(round(_distance(before, after) / step) - 1, _MOST_BLANKS))
    return [Read("", before.place)] * count
