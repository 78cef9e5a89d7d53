"""A sentence of the text as the grammar of claims sees it: in plain characters, with the matters that it speaks of one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from gilint.report.claims.grammar import Grammar, compiled, found

_YEAR = re.compile(r"(20\d\d)年")
_BREAKS = "，；;：:("


@dataclass(frozen=True, slots=True)
class Sentence:
    """`before` is the sentence before it in the paragraph; `topics` are the matters with the place where each is named, `times` the times.

    The first of each, at -1, is what the text spoke of last: "" where that is not known.
    """

    text: str
    before: str
    topics: tuple[tuple[int, str], ...]
    times: tuple[tuple[int, str], ...]

    def topic(self, at: int) -> str:
        """What is spoken of at a character: the matter that was named last."""
        return [name for start, name in self.topics if start < at][-1]

    def clause(self, at: int) -> int:
        """Where the clause begins that holds the character `at`."""
        return max(self.text.rfind(mark, 0, at) for mark in _BREAKS) + 1

    def elsewhen(self, start: int, end: int, year: int | None, grammar: Grammar) -> bool:
        """Whether words speak of another time: the last year named before or within them is not the report's."""
        if found(grammar.other_time, self.text[self.clause(start) : end]) or [name for at, name in self.times if at < end][-1] == "other":
            return True
        years = [int(each) for each in _YEAR.findall(compiled(grammar.years_aside).sub("", self.text[:end]))]
        return bool(years) and year is not None and years[-1] != year


def plain(text: str) -> str:
    """Without blanks, digits and marks in their plain width, thousands not parted."""
    text = re.sub(r"\s+", "", normalize("NFKC", text).replace(",", "，"))
    return re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", "", text)


def sentences(text: str, topic: str, grammar: Grammar) -> Iterator[Sentence]:
    """The sentences of a paragraph in plain characters; `topic` is what was spoken of before it."""
    before, time = "", ""
    for match in compiled(grammar.sentence).finditer(text):
        words = match.group()
        sentence = Sentence(words, before, ((-1, topic), *_named(grammar.topics, words)), ((-1, time), *_named(grammar.times, words)))
        yield sentence
        before, topic, time = words, sentence.topics[-1][1], sentence.times[-1][1]


def _named(pattern: str, text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.lastgroup) for match in compiled(pattern).finditer(text))
