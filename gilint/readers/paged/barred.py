"""Tables in which only lines across part the rows: the columns are told by where words and lines begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from gilint.readers.paged.aligned import SAME_CELL, gutters, numerals
from gilint.readers.paged.frames import Frame, frames, number_columns
from gilint.readers.paged.lattice import lattice, nearest, snapped
from gilint.readers.paged.lines import Line, lines
from gilint.readers.paged.outside import outside
from gilint.readers.paged.page import Glyph, Page
from gilint.readers.paged.pagetable import PageTable
from gilint.readers.paged.ruled import reach_of, table_of
from gilint.readers.paged.strokes import Stroke, Strokes, strokes
from gilint.readers.paged.words import Span, is_numeral, overlaps, words

_OVER: Final = 0.6
"""How far, as a share of a character's size, words may reach over the edge of their cell: marks take less room than fonts say."""
_POSITIONS: Final = 20_000
_MOST_COLUMNS: Final = 30
_MOST_STARTS: Final = 300
"""Of numbers; more than the cells of a table that stands on one page are none."""
_SEVERAL: Final = re.compile(r"(?<=\d)\n(?=\d)")
"""Several numbers in what would be a cell."""
_MIXED: Final = re.compile(r"[\u3400-\u9fff]\s*\d[\d.,]*$")
"""Words and a number, as where strokes part a heading from its column only elsewhere."""
_FEWEST_FIGURES: Final = 2
_FEWEST_HEADINGS: Final = 4
"""Side by side they make a table of rows without any number."""

Rows = Sequence[Sequence[Line]]
"""Lines as words."""


def barred_tables(page: Page, ruled: Sequence[PageTable], above: PageTable | None) -> list[PageTable]:
    """From top to bottom, of what stands outside the ruled tables. `above` is the last such table of the page before."""
    reach = reach_of(page)
    glyphs = outside(page, ruled)
    every = strokes(page.rules, reach)
    drawn = Strokes(tuple(stroke for stroke in every.across if not any(_touches(stroke, table) for table in ruled)), every.down)
    tables: list[PageTable] = []
    for frame in frames(drawn, lines(glyphs), above, reach) if len(drawn.across) > 1 else ():
        known = above if above and not tables else None
        if table := _table(frame, glyphs, known, page.number, reach):
            tables.append(table)
    return tables


def _touches(stroke: Stroke, table: PageTable) -> bool:
    box = table.box
    return box.top - 1 <= stroke.at <= box.bottom + 1 and stroke.start < box.right and stroke.end > box.left


def _table(frame: Frame, glyphs: Sequence[Glyph], above: PageTable | None, page: int, reach: float) -> PageTable | None:
    """None where the strokes part no rows, or numbers stand so that columns cannot be told."""
    known = above if above and abs(frame.right - above.box.right) <= reach and abs(frame.left - above.box.left) <= reach else None
    bounds = (
        *([min(line.box.top for line in frame.lines) - 1] if frame.open_above else ()),
        *snapped((stroke.at for stroke in frame.strokes), reach / 2),
        *([max(line.box.bottom for line in frame.lines) + 1] if frame.open_below else ()),
    )
    filled = sum(any(upper < line.box.middle < lower for line in frame.lines) for upper, lower in pairwise(bounds))
    if filled < (1 if known else 2):
        return None
    inner = snapped((end for stroke in frame.strokes for end in (stroke.start, stroke.end)), reach)
    begun = {word.box.left for line in frame.lines for word in numerals(words(line))}
    parting = [(edge, edge) for edge in (*inner, *(begun if len(begun) <= _MOST_STARTS else ()))]
    values = number_columns([words(line, parting) for line in frame.lines])
    rows = [words(line, [*parting, *gutters(values)]) for line in frame.lines]
    edges = _fitting(known, rows, inner, reach) or _edges(frame, rows, values, inner, reach)
    if not 3 <= len(edges) <= _MOST_COLUMNS or not _fit(rows, edges):
        return None
    network = Strokes(frame.strokes, tuple(_down(frame, rows, edges, bounds, reach)))
    grid = lattice(network, reach / 2, frame.size, _POSITIONS)
    if grid is None:
        return None
    inside = sorted((glyph for glyph in glyphs if bounds[0] <= glyph.box.middle <= bounds[-1]), key=lambda glyph: glyph.box.middle)
    table = table_of(grid, inside, page)
    if table is None or any(_MIXED.search(cell.text) for cell in table.cells):
        return None
    if any(_SEVERAL.search(cell.text) for cell in table.cells):
        if not _are_wrapped(rows, bounds):
            return None
        table = replace(table, cells=tuple(replace(cell, text=_SEVERAL.sub("", cell.text)) for cell in table.cells))
    return replace(table, kind="barred", open_above=frame.open_above)


def _are_wrapped(rows: Rows, bounds: Sequence[float]) -> bool:
    """Whether numbers below one another between two strokes are each one that found no room on a line.

    Then each line but the last has numbers of as many figures as fit, two at least.
    """
    for upper, lower in pairwise(bounds):
        lined = [found for row in rows if upper < row[0].box.middle < lower and (found := numerals(row))]
        for above, below in pairwise(lined):
            broken = [word for word in above if any(overlaps(other, [(word.box.left, word.box.right)]) for other in below)]
            fitting = max(len(word.text) for word in above)
            far = below[0].box.middle - above[0].box.middle > SAME_CELL * below[0].size
            if far or fitting < _FEWEST_FIGURES or any(len(word.text) < fitting for word in broken):
                return False
    return True


def _fitting(above: PageTable | None, rows: Rows, inner: Sequence[float], reach: float) -> tuple[float, ...]:
    """The edges of the table that ends the page before, where this one may go on with it."""
    if above is None or not all(abs(above.columns[nearest(above.columns, edge)] - edge) <= reach for edge in inner):
        return ()
    return above.columns if _fit(rows, above.columns) else ()


def _edges(frame: Frame, rows: Rows, values: Sequence[Span], inner: Sequence[float], reach: float) -> tuple[float, ...]:
    """The sides, where strokes begin and end, and the middle between columns where no stroke does."""
    edges = {frame.left, frame.right, *(edge for edge in inner if frame.left + reach < edge < frame.right - reach)}
    spans = _columns(rows, values)
    if spans:
        first = next((number for number, row in enumerate(rows) if numerals(row)), len(rows))
        labels = [word.box.right for row in rows[first:] for word in row if word.box.right <= spans[0][0] and not is_numeral(word)]
        beside = [(frame.left, max(labels))] if labels else []
        for (_, left), (right, _) in pairwise([*beside, *spans]):
            if not any(left - reach <= edge <= right + reach for edge in edges):
                edges.add((left + right) / 2)
    else:
        edges.update(_beside_labels(rows, edges))
    return tuple(sorted(edges))


def _columns(rows: Rows, values: Sequence[Span]) -> list[Span]:
    """The columns of numbers, each as wide as with its heading, and those that have only a heading.

    Headings are often set otherwise than the numbers, and stand beside rather than above them: where there are as many of both, the first
    one belongs to the first column.
    """
    headings: list[Span] = []
    start = max((word.box.right for row in rows for word in row[:1] if numerals(row) and not is_numeral(word)), default=0.0)
    first = next((number for number, row in enumerate(rows) if len(numerals(row)) > 1), len(rows))
    above = [word for row in rows[:first] if not numerals(row) for word in row if word.box.left >= start]
    for word in sorted(above, key=lambda word: word.box.right - word.box.left):
        met = overlaps(word, headings)
        if len(met) < 2:
            spans = [headings.pop(index) for index in met]
            headings.append((min([word.box.left, *(left for left, _ in spans)]), max([word.box.right, *(right for _, right in spans)])))
    headings.sort()
    if len(headings) == len(values):
        pairs = list(zip(headings, values, strict=True))
    else:
        # Columns without any number have nothing but a heading; the others stand below theirs.
        below = [[span for span in values if span[0] < heading[1] and heading[0] < span[1]] for heading in headings]
        alone = sum(map(len, below)) == len(values) and all(len(spans) < 2 for spans in below)
        pairs = [(heading, (spans or [heading])[0]) for heading, spans in zip(headings, below, strict=True)] if alone else []
    united = [(min(one[0], other[0]), max(one[1], other[1])) for one, other in pairs]
    if all(left[1] < right[0] for left, right in pairwise(united)) and (values or len(united) >= _FEWEST_HEADINGS):
        return united or list(values)
    return list(values)


def _beside_labels(rows: Rows, edges: set[float]) -> Iterator[float]:
    """Where the only number of each row has its column."""
    numbered = [row for row in rows if len(row) > 1 and is_numeral(row[-1])]
    if numbered:
        left, right = max(row[-2].box.right for row in numbered), min(row[-1].box.left for row in numbered)
        if left < right and not any(left < edge < right for edge in edges):
            yield (left + right) / 2


def _fit(rows: Rows, edges: Sequence[float]) -> bool:
    """Whether no number of a line stands across an edge, or with another one in a column."""
    for row in rows:
        found = numerals(row)
        columns = [bisect_right(edges, (word.box.left + word.box.right) / 2) for word in found]
        if len(set(columns)) < len(columns) or any(word.box.left < edge < word.box.right for word in found for edge in edges[1:-1]):
            return False
    return True


def _down(frame: Frame, rows: Rows, edges: Sequence[float], bounds: Sequence[float], reach: float) -> Iterator[Stroke]:
    """A line at each edge, but through cells whose text stands across it."""
    middles = [row[0].box.middle for row in rows]
    at = [[stroke for stroke in frame.strokes if abs(stroke.at - bound) <= reach / 2] for bound in bounds]
    over = _OVER * frame.size
    for edge in edges:
        outer = edge in (edges[0], edges[-1])
        run = bounds[0]
        for bound, drawn in zip(bounds[1:], at[1:], strict=True):
            if bound != bounds[-1] and not any(stroke.start < edge - reach and edge + reach < stroke.end for stroke in drawn):
                continue
            inside = rows[bisect_right(middles, run) : bisect_left(middles, bound)]
            if outer or not any(word.box.left < edge - over and edge + over < word.box.right for row in inside for word in row):
                yield Stroke(edge, run, bound)
            run = bound
