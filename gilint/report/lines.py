"""Rows of a table that stands as running text: numbers at a line's end, or each on a line of its own, behind their label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gilint.document import Paragraph, Place
from gilint.report.labels import bare
from gilint.report.rows import VALUE, Fragment, Item, Read, ValueRow

_FEWEST_SINGLES = 10
_MOST_BLANKS = 15


@dataclass(frozen=True, slots=True)
class _Split:
    """A line with the words in front and the values behind them; `source` is the index of its block."""

    words: str
    values: tuple[Read, ...]
    place: Place
    source: int


def rows_of_lines(paragraphs: Iterable[tuple[int, Paragraph]], labels: Collection[str]) -> Iterator[Item]:
    """The rows in order; `labels` are the bare labels that a row may have. Blank cells are seen only where each cell has a line of its own."""
    lines = [_split(index, paragraph) for index, paragraph in paragraphs]
    step = _step(lines)
    pending: _Split | None = None
    label = Read("", Place())
    values: list[Read] = []
    source = 0
    for before, line in zip([None, *lines], lines, strict=False):
        blanks = _blanks_between(before, line, step)
        if values or (blanks and pending and bare(pending.words) in labels):
            if not values and pending:
                label, source, pending = Read(pending.words, pending.place), pending.source, None
            values.extend(blanks)
        if line.words:
            if values:
                yield ValueRow(label, tuple(values), source)
                values = []
            elif pending:
                yield Fragment(bare(pending.words), pending.source)
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


def _step(lines: Sequence[_Split]) -> int:
    """How many lines further the next cell stands, where each cell has a line of its own; 0 where they have not."""
    singles = [line for line in lines if not line.words and len(line.values) == 1]
    if len(singles) < _FEWEST_SINGLES or any(len(line.values) > 2 for line in lines):
        return 0
    steps = Counter(
        (after.place.line or 0) - (before.place.line or 0)
        for before, after in zip(lines, lines[1:], strict=False)
        if not before.words and not after.words
    )
    return steps.most_common(1)[0][0] if steps else 0


def _blanks_between(before: _Split | None, after: _Split, step: int) -> list[Read]:
    """The blank cells between two lines, as the empty lines between them tell."""
    if before is None or not step:
        return []
    distance = (after.place.line or 0) - (before.place.line or 0)
    count = max(0, min(round(distance / step) - 1, _MOST_BLANKS))
    return [Read("", before.place)] * count
