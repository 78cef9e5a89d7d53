"""A sentence of the text as the grammar of claims sees it: in plain characters, with the matters that it speaks of one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from gilint.report.claims.grammar import Grammar, compiled

_BREAKS = "，；;：:("
_LONGEST = 3000
"""What goes on for longer without a full stop is no sentence, but a text that lost its marks."""
_THOUSANDS = re.compile(r"(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where it begins in its paragraph, the sentence before it (`before`), and what it speaks of from which place on.

    `topics` are the matters, `times` the parts of time; the first of each, at -1, is what the text spoke of last: "" where that is not
    known. `dated` is the text with a blank for every year that says nothing of its numbers.
    """

    text: str
    start: int
    before: str
    dated: str
    topics: tuple[tuple[int, str], ...]
    times: tuple[tuple[int, str], ...]

    def topic(self, at: int) -> str:
        """What is spoken of at a character: the matter that was named last."""
        return [name for start, name in self.topics if start < at][-1]

    def time(self, at: int) -> str:
        """Whether a character is in words on the year (`own`), or on a part of it or on many years (`other`)."""
        return [name for start, name in self.times if start < at][-1]

    def clause(self, at: int) -> int:
        """Where the clause begins that holds the character `at`."""
        return max(self.text.rfind(mark, 0, at) for mark in _BREAKS) + 1


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain characters: without blanks, digits and marks in their plain width, thousands not parted.

    `places` has for each of its characters where it stands in `source`, the text as printed.
    """

    source: str
    text: str
    places: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """The words from `start` to `end` as they are printed."""
        return self.source[self.places[start] : self.places[end - 1] + 1]


def plainly(source: str) -> Plain:
    characters = [
        (place, "，" if plain == "," else plain)
        for place, printed in enumerate(source)
        for plain in normalize("NFKC", printed)
        if not plain.isspace()
    ]
    text = "".join(character for _, character in characters)
    parting = {match.start() for match in _THOUSANDS.finditer(text)}
    kept = [(place, character) for index, (place, character) in enumerate(characters) if index not in parting]
    return Plain(source, "".join(character for _, character in kept), tuple(place for place, _ in kept))


def plain(text: str) -> str:
    """The characters of a text without blanks and differences of width."""
    return plainly(text).text


def sentences(text: str, topic: str, grammar: Grammar) -> Iterator[Sentence]:
    """The sentences of a paragraph in plain characters; `topic` is what was spoken of before it.

    A number at the very end may go on in the next line, where the text was cut at a margin; it is left out.
    """
    before, time = "", ""
    for match in compiled(grammar.sentence).finditer(text.rstrip("0123456789")):
        words = match.group()
        if len(words) > _LONGEST:
            continue
        dated = compiled(grammar.years_aside).sub(lambda aside: "_" * len(aside.group()), words)
        sentence = Sentence(
            words, match.start(), before, dated, ((-1, topic), *_named(grammar.topics, words)), ((-1, time), *_named(grammar.times, dated))
        )
        yield sentence
        before, topic, time = words, sentence.topics[-1][1], sentence.times[-1][1]


def _named(pattern: str, text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.lastgroup) for match in compiled(pattern).finditer(text))
