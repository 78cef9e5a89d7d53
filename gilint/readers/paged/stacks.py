"""Words of a table without lines, and those that make one text together because they stand one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from gilint.readers.paged.aligned import SAME_CELL
from gilint.readers.paged.celltext import joint
from gilint.readers.paged.lines import Line
from gilint.readers.paged.words import is_numeral

_ASIDE = 0.5
"""How far, in characters, the lines of one text may be off from a common edge or middle."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line with the columns that it stands in."""

    line: Line
    columns: range

    @property
    def middle(self) -> float:
        return self.line.box.middle

    @property
    def numeral(self) -> bool:
        return is_numeral(self.line)


class Stack:
    """Words from top to bottom that are one text; without `columns` it stands in those of all its words."""

    __slots__ = ("columns", "words")

    def __init__(self, words: Sequence[Word], columns: range | None = None) -> None:
        self.words = words
        self.columns = columns or range(min(word.columns.start for word in words), max(word.columns.stop for word in words))

    @property
    def text(self) -> str:
        text = ""
        for word in self.words:
            text += joint(text, word.line.text, inf) + word.line.text
        return text

    @property
    def top(self) -> float:
        return self.words[0].line.box.top

    @property
    def bottom(self) -> float:
        return self.words[-1].line.box.bottom

    def meets(self, other: Stack) -> bool:
        return self.columns.start < other.columns.stop and other.columns.start < self.columns.stop


def by_line(words: Iterable[Word]) -> list[list[Word]]:
    """The words, given line by line, of each line."""
    found: list[list[Word]] = []
    for word in words:
        if found and abs(found[-1][0].middle - word.middle) < word.line.size / 4:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def wrapped(words: Iterable[Word], labels: int) -> list[Word]:
    """The words, where one among the labels goes on from one above it that is wider: it stands in as many columns."""
    found: list[Word] = []
    above: dict[int, Word] = {}
    for word in words:
        over = above.get(word.columns.start)
        if over and word.columns.stop < over.columns.stop <= labels and _is_next_line(over, word):
            word = Word(word.line, over.columns)
        found.append(word)
        above[word.columns.start] = word
    return found


def _is_next_line(above: Word, word: Word) -> bool:
    one, other = above.line.box, word.line.box
    aside = min(abs(one.left - other.left), abs(one.left + one.right - other.left - other.right) / 2, abs(one.right - other.right))
    return aside < _ASIDE * word.line.size and word.middle - above.middle <= SAME_CELL * word.line.size


def stacks(words: Iterable[Word], size: float, walls: Sequence[float]) -> list[Stack]:
    """Words in the same columns are one text where they stand no farther apart than lines of one do, and no wall is between."""
    lists: list[list[Word]] = []
    lowest: dict[range, list[Word]] = {}
    for word in words:
        above = lowest.get(word.columns)
        if (
            above
            and word.middle - above[-1].middle <= SAME_CELL * size
            and not any(above[-1].middle < wall < word.middle for wall in walls)
        ):
            above.append(word)
        else:
            lists.append([word])
            lowest[word.columns] = lists[-1]
    return [Stack(each) for each in lists]


def levels(found: Sequence[Stack]) -> list[tuple[Stack, int]]:
    """Headings, each with its row from 0 on: one below all those that end above it."""
    placed: list[tuple[Stack, int]] = []
    for stack in sorted(found, key=lambda stack: stack.top):
        over = (level for other, level in placed if other.bottom <= stack.words[0].middle)
        placed.append((stack, 1 + max(over, default=-1)))
    return placed
