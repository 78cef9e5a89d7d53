"""How wide each column of a table is drawn, so that its rows are as low as the room allows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

NUMBER = re.compile(r"[-+−–－]?[0-9０-９]+(?:[,，.．]+[0-9０-９]+)*\s*(?:[%％]|\w{1,2})?|[/／—\-－–]+")
_LONGEST_NUMBER = 10
"""A longer one may be broken."""
_NARROWEST = 2
"""Cells: a Chinese character fits."""
_LABEL = 12
"""What a column of words asks for at least: a sixth of its longest text, but no more than this."""
_NUMBERED = 6
"""A numbering in brackets is not broken where there is room: （一）"""


@dataclass(slots=True)
class Column:
    """What stands in a column alone: for each text its first row, its size, and the number of rows that it reaches over."""

    texts: list[tuple[int, int, int]] = field(default_factory=list)
    numbers: int = 0
    words: int = 0
    longest_number: int = 0
    ends_blank: bool = False

    def add(self, text: str, row: int, size: int, rows: int) -> None:
        self.texts.append((row, size, rows))
        self.ends_blank = not text
        if NUMBER.fullmatch(text):
            self.numbers += 1
            self.longest_number = max(self.longest_number, size)
        elif text:
            self.words += 1

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers, or nothing where these should stand."""
        return 2 * self.numbers >= self.words if self.numbers else self.ends_blank

    @property
    def ideal(self) -> int:
        return max((size for _, size, _ in self.texts), default=0)

    def least(self, at_ease: bool = False) -> int:
        """Below this nobody can read it, or not `at_ease`."""
        if not self.words and not self.numbers:
            return _NARROWEST
        numbers = max(_NARROWEST, min(self.longest_number, _LONGEST_NUMBER))
        if self.numeric or not self.words:
            return numbers
        least = max(_NUMBERED if at_ease else 2 * _NARROWEST, min(_LABEL, self.ideal // 12 * 2))
        return max(numbers, min(self.ideal, least))

    def lines(self, size: int, width: int) -> int:
        """How many a text takes; Chinese characters leave an odd cell unused."""
        return max(-(-size // (width - width % 2 * bool(self.words))), 1)

    def costs(self, widths: Iterable[int]) -> Mapping[int, int]:
        """For each width how bad it is: the taller a text gets, the worse."""
        sizes = Counter((size, rows) for _, size, rows in self.texts)
        return {
            width: sum(count * max(self.lines(size, width) - rows + 1, 1) ** 2 for (size, rows), count in sizes.items()) for width in widths
        }


def fitted(columns: Sequence[Column], room: int) -> list[int] | None:
    """A width for each column; None where not even the least of each fits. What is of no use is left over."""
    least = [column.least() for column in columns]
    at_ease = [column.least(at_ease=True) for column in columns]
    widths = at_ease if sum(at_ease) <= room else least
    left = room - sum(widths)
    if left < 0:
        return None
    costs = [
        column.costs(range(least, max(least, min(column.ideal + 1, least + left)) + 1))
        for column, least in zip(columns, widths, strict=True)
    ]
    while True:
        steps = (
            ((known[width] - after) / (wider - width), -index, wider)
            for index, (width, known) in enumerate(zip(widths, costs, strict=True))
            for wider, after in known.items()
            if width < wider <= width + left and after < known[width]
        )
        best = max(steps, default=None)
        if best is None:
            return _trimmed(columns, widths)
        _, index, wider = best
        left -= wider - widths[-index]
        widths[-index] = wider


def _trimmed(columns: Sequence[Column], widths: Sequence[int]) -> list[int]:
    """Widths without what makes no row lower."""
    heights = _heights(columns, widths)
    return [
        next(
            width
            for width in range(column.least(), widest + 1)
            if width == widest or all(column.lines(size, width) <= heights[row] + rows - 1 for row, size, rows in column.texts)
        )
        for column, widest in zip(columns, widths, strict=True)
    ]


def widened(widths: Sequence[int], spans: Iterable[tuple[int, int, int]], room: int, between: int) -> list[int]:
    """Widths with what is left of the room given to texts that stand over several columns: `(first, last, size)` each.

    `between` is what stands between two columns.
    """
    wide = list(widths)
    left = room - sum(wide)
    for first, last, size in sorted(spans, key=lambda span: -span[2]):
        lacking = size - sum(wide[first : last + 1]) - between * (last - first)
        given = max(min(lacking, left), 0)
        wide[last] += given
        left -= given
    return wide


def height(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """How many lines the rows take, texts over several columns or rows not counted."""
    return sum(_heights(columns, widths).values())


def _heights(columns: Sequence[Column], widths: Sequence[int]) -> Counter[int]:
    heights: Counter[int] = Counter()
    for column, width in zip(columns, widths, strict=True):
        for row, size, rows in column.texts:
            if rows == 1:
                heights[row] = max(heights[row], column.lines(size, width))
    return heights
