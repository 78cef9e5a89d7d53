"""Sentences as a reader of numbers takes them: cut at their marks, brackets apart, each piece with the counts in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gilint.rules.kinds._patterns import any_matches
from gilint.rules.kinds._quantities import NumberWords, Quantity, plain, quantities

_STOP = re.compile(r"[。！？!?\n]|\.(?![0-9])")
_MARK = re.compile(r"[，、；：。]")
_BRACKET = re.compile(r"（([^（）]*)）")
_LONGEST = 1500
"""What goes on for longer without a full stop is no sentence, but a table or a page that lost its marks."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece between two marks. `before` is the mark in front, "" at the beginning and （ for the first piece of a bracket.

    `text` is plain and starts at `start` of the passage; brackets in it are blank.
    """

    before: str
    text: str
    start: int
    counts: tuple[Quantity, ...]

    @property
    def label(self) -> str:
        """The words beside the clause's first count."""
        if not self.counts:
            return self.text.strip()
        first = self.counts[0]
        return (self.text[: first.start - self.start] + self.text[first.end - self.start :]).strip()

    @property
    def lead(self) -> str:
        """The words in front of the first count."""
        return self.text[: self.counts[0].start - self.start] if self.counts else self.text


@dataclass(frozen=True, slots=True)
class Scope:
    """A sentence without its brackets, or what one bracket holds; then `owner` is the clause that ends where the bracket begins.

    `asides` are the clauses of a sentence's brackets.
    """

    clauses: tuple[Clause, ...]
    owner: Clause | None = None
    asides: tuple[Clause, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends in the passage."""
        last = self.clauses[-1]
        return self.clauses[0].start, last.start + len(last.text)


def sentences(text: str, continued: tuple[str, ...] = ()) -> Iterator[tuple[int, int]]:
    """Where the sentences of a plain text begin and end; one that matches `continued` belongs to the sentence before.

    What is too long to be one is left out.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*(match.end() for match in _STOP.finditer(text)), len(text)]:
        if spans and any_matches(continued, text[start:end]):
            spans[-1] = (spans[-1][0], end)
        elif text[start:end].strip():
            spans.append((start, end))
        start = end
    yield from ((begin, end) for begin, end in spans if end - begin <= _LONGEST)


def scopes(text: str, vocabulary: tuple[NumberWords, ...], continued: tuple[str, ...]) -> Iterator[Scope]:
    """The sentences of a text, each followed by its brackets."""
    text = plain(text)
    for start, end in sentences(text, continued):
        sentence = text[start:end]
        counts = _Counts(quantities(sentence, vocabulary))
        bare = _BRACKET.sub(lambda match: " " * len(match[0]), sentence)
        main = _clauses(bare, start, "", counts)
        owners = {clause.counts[-1].end: clause for clause in reversed(main) if clause.counts}
        brackets = [
            Scope(_clauses(match[1], start + match.start(1), "（", counts, match.start(1)), owners.get(start + match.start()))
            for match in _BRACKET.finditer(sentence)
        ]
        yield Scope(main, None, tuple(clause for bracket in brackets for clause in bracket.clauses))
        yield from brackets


class _Counts:
    """The counts of a sentence, which stand one after another."""

    def __init__(self, counts: Iterable[Quantity]) -> None:
        self._counts = tuple(counts)
        self._starts = [count.start for count in self._counts]
        self._ends = [count.end for count in self._counts]

    def cover(self, place: int) -> bool:
        """Whether a place is inside one of them."""
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._ends[before]

    def within(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Those that begin and end between two places."""
        return self._counts[bisect_left(self._starts, start) : bisect_right(self._ends, end)]


def _clauses(text: str, start: int, mark: str, counts: _Counts, offset: int = 0) -> tuple[Clause, ...]:
    """`text` begins at `start` of the passage and at `offset` of the sentence that the places of `counts` are of."""
    found: list[Clause] = []
    at = 0
    marks = [match for match in _MARK.finditer(text) if not counts.cover(match.start() + offset)]
    for end, next_mark in [*((match.start(), match[0]) for match in marks), (len(text), "")]:
        inside = (_moved(count, start - offset) for count in counts.within(at + offset, end + offset))
        shown = tuple(c for c in inside if text[c.start - start : c.end - start].strip())
        found.append(Clause(mark, text[at:end], start + at, shown))
        at, mark = end + 1, next_mark
    return tuple(found)


def _moved(count: Quantity, by: int) -> Quantity:
    return Quantity(count.value, count.unit, count.exact, count.start + by, count.end + by)
