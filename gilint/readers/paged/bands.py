"""The columns of a table without lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gilint.readers.paged.aligned import Block, numerals
from gilint.readers.paged.lines import Line
from gilint.readers.paged.words import Span, overlaps

_LEAST_PITCH = 0.6
"""How far apart columns are at least, as a share of what is usual; a heading between two columns stands over both."""


@dataclass(frozen=True, slots=True)
class Columns:
    """From left to right; the first `labels` of them hold labels, the others values."""

    spans: tuple[Span, ...]
    labels: int

    def cover(self, word: Line) -> range:
        """The columns that a word stands in; the nearest where it stands between two."""
        met = overlaps(word, self.spans)
        if met:
            return range(met[0], met[-1] + 1)
        middle = (word.box.left + word.box.right) / 2
        nearest = min(range(len(self.spans)), key=lambda index: abs(_middle(self.spans[index]) - middle))
        return range(nearest, nearest + 1)

    def fitted(self, block: Block) -> Columns:
        """The same columns where a table goes on with labels that are longer, or numbers that are."""
        if not self.labels:
            return self
        start = min(word.box.left for row in block.rows for word in numerals(row) if word.box.right > self.spans[self.labels - 1][1])
        reach = max((word.box.right for row in block.rows if numerals(row) for word in row if word.box.right <= start), default=start)
        edge = (reach + start) / 2
        last, first = self.spans[self.labels - 1], self.spans[self.labels]
        fitted = (*self.spans[: self.labels - 1], (last[0], edge), (edge, first[1]), *self.spans[self.labels + 1 :])
        return Columns(fitted, self.labels) if last[0] < edge < first[1] else self

    def edges(self) -> tuple[float, ...]:
        """One more than there are columns; between two columns in the middle."""
        inner = ((before[1] + after[0]) / 2 for before, after in pairwise(self.spans))
        return (self.spans[0][0], *inner, self.spans[-1][1])


def columns_of(block: Block) -> Columns:
    """The columns of its numbers, those that have nothing but a heading, and those of its labels.

    Narrow words make columns; a wide one that stands over several of them is merged over these.
    """
    start = block.values[0][0]
    rows = [row for row in block.rows if numerals(row)]
    beside = [word for row in rows for word in row if word.box.right <= start]
    reach = max((word.box.right for word in beside), default=min(word.box.left for row in block.rows for word in row))
    headings = [word for row in block.rows if not numerals(row) for word in row]
    least = _LEAST_PITCH * median(right - left for left, right in pairwise(map(_middle, block.values))) if len(block.values) > 1 else 0.0
    values = _grown(block.values, (word for word in headings if word.box.left >= min(reach, start)), least)
    start = values[0][0]
    labels = _grown((), (word for row in block.rows for word in row if word.box.right <= start and word.box.left < reach))
    return Columns((*labels, *values), len(labels))


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2


def _grown(spans: Sequence[Span], words: Iterable[Line], least: float = 0.0) -> list[Span]:
    """The columns with those words that stand in one, or make a new one no nearer to another than `least` from middle to middle."""
    grown = list(spans)
    for word in sorted(words, key=lambda word: word.box.right - word.box.left):
        met = overlaps(word, grown)
        box = word.box
        if not met and all(abs(_middle(span) - _middle((box.left, box.right))) >= least for span in grown):
            grown.append((box.left, box.right))
        elif len(met) == 1:
            left, right = grown[met[0]]
            grown[met[0]] = (min(left, box.left), max(right, box.right))
    return sorted(grown)
