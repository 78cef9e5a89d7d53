"""Numbers that count the lines of a page beside its text, as drafts have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from gilint.readers.paged.lines import Line, lines
from gilint.readers.paged.page import Box, Glyph, Page

_LONGEST: Final = 4
_APART: Final = 0.3
"""How far a number stands from the text at least, in characters."""
_ALIGNED: Final = 1.5
_MARGIN: Final = 0.1
"""The share of a page's height, above and below, in which headers and footers may stand, whose lines are not counted."""
_FEWEST: Final = 5
_FEWEST_STEPS: Final = 3
"""Numbers in a document that gives one to every n-th line only."""
_COUNTED: Final = 0.85
"""The share of lines that have a number, where each should: rows and items that are numbered stand among others that are not."""

Side = Literal[1, -1]
"""Left of the text, or right of it. Places are measured from there, so that what stands further out is always less."""
Number = tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """The numbers beside the lines of a page, from top to bottom; `bare` counts the lines that have none."""

    numbers: tuple[Number, ...]
    bare: int

    @property
    def values(self) -> list[int]:
        return [int(_digits(number)) for number in self.numbers]


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without the numbers of their lines, and these numbers, page by page."""
    kept, counts = list(pages), list[str]()
    sides: tuple[Side, Side] = (1, -1)
    for side in sides:
        columns = {index: column for index, page in enumerate(pages) if (column := _column(page, side))}
        if _count_lines(list(columns.values())):
            for index, column in columns.items():
                taken = {glyph for number in column.numbers for glyph in number}
                kept[index] = replace(kept[index], glyphs=tuple(glyph for glyph in kept[index].glyphs if glyph not in taken))
                counts.append(" ".join(map(_digits, column.numbers)))
    return kept, counts


def _count_lines(columns: Sequence[_Column]) -> bool:
    """Whether numbers beside the text count all of its lines, or every n-th."""
    steps = {after - before for column in columns for before, after in pairwise(column.values)}
    if len(steps) != 1:
        return False
    (step,) = steps
    count = sum(len(column.numbers) for column in columns)
    if step == 1:
        return count >= _FEWEST and count >= _COUNTED * (count + sum(column.bare for column in columns))
    return step > 1 and count >= _FEWEST_STEPS and not any(value % step for column in columns for value in column.values)


def _column(page: Page, side: Side) -> _Column | None:
    """The numbers of a page further out than which nothing stands, neither words nor lines that part them from the text."""
    inked = [glyph for glyph in page.glyphs if glyph.text.strip()]
    if not inked or not _is_digit(min(inked, key=lambda glyph: _reach(glyph.box, side))):
        return None
    found = lines(page.glyphs)
    numbers = _aligned({index: number for index, line in enumerate(found) if (number := _number(line, side))}, side)
    taken = {glyph for number in numbers.values() for glyph in number}
    room = max((_reach(glyph.box, side)[1] for glyph in taken), default=0.0)
    body = {index: line for index, line in enumerate(found) if not _is_in_margin(line, page)}
    text = [_reach(glyph.box, side)[0] for line in body.values() for glyph in line.glyphs if glyph not in taken]
    upright = [rule.box for rule in page.rules if not rule.across]
    between = [box for box in upright if room <= _reach(box, side)[0] < min(text, default=room)]
    if not taken or not text or min(text) < room or any(_is_beside_any(found[index], between) for index in numbers):
        return None
    bare = sum(index not in numbers and not _is_beside_any(line, upright) for index, line in body.items())
    return _Column(tuple(numbers.values()), bare)


def _number(line: Line, side: Side) -> Number:
    """The digits at the outer end of a line, if they stand apart from the text."""
    inwards = line.glyphs[::side]
    gaps = (_reach(after.box, side)[0] - _reach(before.box, side)[1] for before, after in pairwise(inwards))
    end = next((index for index, gap in enumerate(gaps, start=1) if gap >= _APART * line.size), len(inwards))
    digits = inwards[:end]
    return digits[::side] if end <= _LONGEST and all(map(_is_digit, digits)) else ()


def _aligned(numbers: Mapping[int, Number], side: Side) -> dict[int, Number]:
    """Those that begin or end where the one that stands furthest out does."""
    reaches = {index: (number[0].box.left, number[-1].box.right) for index, number in numbers.items()}
    first = min(reaches.values(), key=lambda reach: reach[0] if side == 1 else -reach[1], default=(0.0, 0.0))
    groups = [{index: numbers[index] for index, reach in reaches.items() if abs(reach[end] - first[end]) <= _ALIGNED} for end in (0, 1)]
    return max(groups, key=len)


def _reach(box: Box, side: Side) -> tuple[float, float]:
    """From where to where something reaches, measured from the side."""
    return (box.left, box.right) if side == 1 else (-box.right, -box.left)


def _is_in_margin(line: Line, page: Page) -> bool:
    return line.box.bottom < _MARGIN * page.height or line.box.top > (1 - _MARGIN) * page.height


def _is_beside_any(line: Line, upright: Sequence[Box]) -> bool:
    """Whether a line stands in a table: office programs do not count these."""
    return any(box.top <= line.box.middle <= box.bottom for box in upright)


def _is_digit(glyph: Glyph) -> bool:
    return len(glyph.text) == 1 and glyph.text.isdecimal()


def _digits(number: Number) -> str:
    return "".join(glyph.text for glyph in number)
