"""Lines across a page that stand above one another as those of one table do, with the text between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median_low
from typing import Final

from gilint.readers.paged.aligned import numerals
from gilint.readers.paged.lines import Line
from gilint.readers.paged.pagetable import PageTable
from gilint.readers.paged.strokes import Stroke, Strokes
from gilint.readers.paged.words import Span, begins_part, is_numeral, overlaps, words

_MOST: Final = 500
"""Strokes, and lines, of a page with tables."""
_MOST_WORDS: Final = 30
"""Of a line of a table."""
_HIGHEST: Final = 40.0
"""Of a row, in characters."""
_SHORTEST: Final = 2.0
"""A stroke shorter than so many characters underlines a word."""
_LARGER, _HIGHER = 1.1, 0.15
"""By how much the letters of a heading between two tables are larger than theirs, or the room that it takes is other than a row's."""
_MOST_LINES_OF_HEADING: Final = 2
_PROSE: Final = 30
"""Characters without a gap that make a line one of prose."""
_FULL: Final = 0.8
_NEXT: Final = 4.0
"""Farther apart, in characters, no two lines of a row stand."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The strokes of one table from top to bottom, its sides, and the lines of text between them; an end without a stroke is open."""

    strokes: tuple[Stroke, ...]
    left: float
    right: float
    lines: tuple[Line, ...]
    open_above: bool = False
    open_below: bool = False

    @property
    def size(self) -> float:
        return median_low(line.size for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two strokes, as lines and as words; `fullest` is how many words a line has at most.

    `wide` says that the strokes run from side to side, `sided` that lines stand at its sides.
    """

    height: float
    lines: Sequence[Line]
    pieces: Sequence[Line]
    fullest: int
    wide: bool
    sided: bool

    def fills(self, width: float) -> bool:
        """Whether a line of it runs from side to side, as none does that is parted by columns."""
        return any(piece.box.right - piece.box.left > _FULL * width for piece in self.pieces)

    @property
    def heading(self) -> bool:
        return 0 < len(self.lines) <= _MOST_LINES_OF_HEADING and begins_part(self.lines[0])


def frames(drawn: Strokes, text: Sequence[Line], above: PageTable | None, reach: float) -> Iterator[Frame]:
    """From top to bottom; each holds text. `above` is the table that ends the page before, with which the first one may go on."""
    if not text or max(len(drawn.across), len(text)) > _MOST:
        return
    size = median_low(line.size for line in text)
    long = [stroke for stroke in drawn.across if stroke.end - stroke.start > _SHORTEST * size]
    for stack in _stacks(long, size, reach):
        known = above if above and goes_on(stack, above, reach) else None
        for frame in _parted(stack, drawn.down, text, known, reach):
            if frame.lines and all(len(words(line)) <= _MOST_WORDS for line in frame.lines):
                yield _opened(frame, text, known, reach)
            known = None
        above = None


def goes_on(stack: Sequence[Stroke], table: PageTable, reach: float) -> bool:
    """Whether strokes may be the rest of a table; below its first rows no stroke may reach to its left side any more."""
    left, right = _sides(stack)
    return abs(right - table.box.right) <= reach and any(abs(edge - left) <= reach for edge in table.columns[:-1])


def number_columns(split: Sequence[Sequence[Line]]) -> list[Span]:
    """The columns of numbers, as lines with several of them have these."""
    found: list[Span] = []
    for row in split:
        numbers = numerals(row)
        if sum(any(map(str.isdigit, word.text)) for word in numbers) < 2:
            continue
        for word in numbers:
            met = overlaps(word, found)
            spans = [found[index] for index in met] + [(word.box.left, word.box.right)]
            found = [span for index, span in enumerate(found) if index not in met]
            found.append((min(left for left, _ in spans), max(right for _, right in spans)))
    return sorted(found)


def _stacks(drawn: Sequence[Stroke], size: float, reach: float) -> Iterator[list[Stroke]]:
    """Strokes that stand above one another, each within the sides of the widest."""
    stack: list[Stroke] = []
    for stroke in sorted(drawn, key=lambda stroke: stroke.at):
        if stack:
            left, right = _sides(stack)
            within = left - reach <= stroke.start and stroke.end <= right + reach
            around = stroke.start <= left + reach and right - reach <= stroke.end
            if stroke.at - stack[-1].at > _HIGHEST * size or not (within or around):
                yield stack
                stack = []
        stack.append(stroke)
    if stack:
        yield stack


def _sides(stack: Sequence[Stroke]) -> Span:
    return min(stroke.start for stroke in stack), max(stroke.end for stroke in stack)


def _parted(
    stack: Sequence[Stroke], down: Sequence[Stroke], text: Sequence[Line], above: PageTable | None, reach: float
) -> Iterator[Frame]:
    """The tables of a stack: what stands between two strokes from side to side may be no row but what parts two tables."""
    left, right = _sides(stack)
    if above:
        left = min(left, above.box.left)
    inside = [line for line in text if left <= (line.box.left + line.box.right) / 2 <= right]
    sides = [stroke for stroke in down if min(abs(stroke.at - left), abs(stroke.at - right)) <= reach]
    full = [stroke.start - left <= reach and right - stroke.end <= reach for stroke in stack]
    bands = [
        _band(upper, lower, inside, sides, wide=one and other)
        for (upper, lower), (one, other) in zip(pairwise(stack), pairwise(full), strict=True)
    ]
    # A table begins with a stroke that reaches its right side, where it begins anew or goes on; underlined words above are none of it.
    start = next(index for index, stroke in enumerate(stack) if right - stroke.end <= reach)
    for index, band in enumerate(bands[start:], start=start):
        following = list(takewhile(lambda other: not (other.wide and other.heading), bands[index + 1 :]))
        if band.fills(right - left) or (band.wide and _stands_between(band, bands[start:index], following)):
            if start < index:
                yield _frame(stack[start : index + 1], left, right, inside)
            start = index + 1
    yield _frame(stack[start:], left, right, inside)


def _band(upper: Stroke, lower: Stroke, inside: Sequence[Line], sides: Sequence[Stroke], wide: bool) -> _Band:
    at = (upper.at + lower.at) / 2
    between = [line for line in inside if upper.at < line.box.middle < lower.at]
    split = [words(line) for line in between]
    pieces = [piece for row in split for piece in row]
    return _Band(
        lower.at - upper.at, between, pieces, max(map(len, split), default=0), wide, any(side.start < at < side.end for side in sides)
    )


def _frame(stack: Sequence[Stroke], left: float, right: float, inside: Sequence[Line]) -> Frame:
    return Frame(tuple(stack), left, right, tuple(line for line in inside if stack[0].at < line.box.middle < stack[-1].at))


def _stands_between(band: _Band, above: Sequence[_Band], below: Sequence[_Band]) -> bool:
    """Whether a band is no row but sentences, or the heading of a part: this is set otherwise than rows, or wider ones follow on it."""
    if any(map(is_numeral, band.pieces)):
        return False
    if not band.sided and any(other.sided for other in (*above, *below)):
        return True
    if any(len(piece.text) > _PROSE for piece in band.pieces):
        return True
    if len(band.pieces) > len(band.lines):
        return False
    if len(band.lines) > _MOST_LINES_OF_HEADING:
        return True
    around = [*above, *below]
    size = median_low([line.size for other in around for line in other.lines] or [0.0])
    height = median_low([other.height for other in around if len(other.lines) == 1] or [band.height])
    otherwise = any(line.size > _LARGER * size for line in band.lines) or abs(band.height - height) > _HIGHER * height
    wider = max((other.fullest for other in below), default=0) > max((other.fullest for other in above), default=0)
    return band.heading and (otherwise or wider)


def _opened(frame: Frame, text: Sequence[Line], above: PageTable | None, reach: float) -> Frame:
    """With the rows that a page break left without a line above or below: a browser closes no table there."""
    values = number_columns([words(line) for line in frame.lines])
    first, last = frame.strokes[0], frame.strokes[-1]
    before = _near([line for line in reversed(text) if line.box.middle < first.at], first.at, frame.size)
    after = _near([line for line in text if line.box.middle > last.at], last.at, frame.size)
    begun = above is not None and (first.start - frame.left > reach or _has_values(before, values))
    more = last.start - frame.left > reach or _has_values(after, values)
    kept = (*(reversed(before) if begun else ()), *frame.lines, *(after if more else ()))
    return replace(frame, lines=kept, open_above=begun and bool(before), open_below=more and bool(after))


def _near(text: Sequence[Line], at: float, size: float) -> list[Line]:
    """The lines next to a stroke, as far as they stand close to one another."""
    found: list[Line] = []
    for line in text:
        if abs(line.box.middle - at) > _NEXT * size:
            break
        found.append(line)
        at = line.box.middle
    return found


def _has_values(text: Sequence[Line], values: Sequence[Span]) -> bool:
    """Whether a line holds numbers, each in a column of its own."""
    for line in text:
        row = words(line)
        found = numerals(row)
        met = [tuple(overlaps(word, values)) for word in found]
        if found and len(row) > 1 and all(len(each) == 1 for each in met) and len(set(met)) == len(met):
            return True
    return False
