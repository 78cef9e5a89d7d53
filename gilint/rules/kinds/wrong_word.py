"""Words that are (nearly) always a slip of the pen for another one, each with what is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import Where, passages, sentence
from gilint.rules.kinds._patterns import any_matches, matching, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Word:
    """A pattern of the slip, whose first group are the words at fault where it has one.

    It is excused when a pattern of `unless` matches the words around it.
    """

    wrong: str
    right: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """`unless` of a word is held against the `near` characters on either side of it. Each different slip in a part is one finding."""

    words: tuple[Word, ...]
    where: Where = "prose"
    parts: tuple[int, ...] = ()
    near: int = 6


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from word_faults("words", params.words)


def check(params: Params, report: Report) -> Iterator[Hit]:
    hits: dict[tuple[int | None, str], Hit] = {}
    words = listed(params.words)
    for passage in passages(report, params.where, params.parts):
        for start, end, right in wrong_words(words, params.near, passage.text):
            hits.setdefault((passage.section, passage.text[start:end]), slip(passage, start, end, right))
    yield from hits.values()


def word_faults(key: str, words: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    for word in words:
        yield from pattern_faults(key, (word.wrong, *word.unless))
        if not word.right:
            yield key, f"{word.wrong!r} has no right word"


def listed(words: Iterable[Word]) -> Mapping[str, Word]:
    """Words by the pattern of their slip."""
    return {word.wrong: word for word in words}


def wrong_words(words: Mapping[str, Word], near: int, text: str) -> Iterator[tuple[int, int, str]]:
    """Where the slips of a text begin and end, and what is right there. Of slips that overlap, the one listed first counts."""
    patterns = matching(tuple(words), text)
    taken = bytearray(len(text) if patterns else 0)
    for pattern in patterns:
        word = words[pattern.pattern]
        for match in occurrences(pattern, text):
            start, end = match.span(1) if match.re.groups else match.span()
            if any(taken[start:end]):
                continue
            if not any_matches(word.unless, text[max(0, start - near) : end + near]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, word.right


def slip(passage: Passage, start: int, end: int, right: str) -> Hit:
    """The finding that these characters of a text should read `right`."""
    found = passage.text[start:end]
    location = Location(passage.place, passage.section, quote=found, context=sentence(passage.text, start, end))
    return Hit(location, {"found": found, "right": right}, expected=right, actual=found)
