"""Solemn names and phrases with a character wrong, missing, too many or in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gilint.report.model import Report
from gilint.rules.kinds._passages import Where, passages
from gilint.rules.kinds._patterns import any_matches, compiled, pattern_faults
from gilint.rules.kinds.wrong_word import Word, listed, slip, word_faults, wrong_words
from gilint.rules.model import Hit

NEEDS = "report"
_SHORTEST = 6
_HAN = "[一-鿿]"
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Params:
    """All wordings one edit away from one of the `phrases` are at fault, whatever blanks stand in them, and so are the `words`.

    A wording is excused when a pattern of `unless` matches it with the `near` characters on either side. A phrase whose first or last
    character is missing at the very edge of a paragraph was cut by a page break. Each different wording in a part is one finding.
    """

    phrases: tuple[str, ...]
    words: tuple[Word, ...] = ()
    unless: tuple[str, ...] = ()
    where: Where = "prose"
    near: int = 6


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from word_faults("words", params.words)
    yield from pattern_faults("unless", params.unless)
    yield from (
        ("phrases", f"{phrase!r}: other words are one edit away from so short a one")
        for phrase in params.phrases
        if len(phrase) < _SHORTEST
    )


def check(params: Params, report: Report) -> Iterator[Hit]:
    hits: dict[tuple[int | None, str], Hit] = {}
    slips = listed(params.words)
    for passage in passages(report, params.where):
        phrases = list(_near_misses(params, passage.text))
        words = wrong_words(slips, params.near, passage.text)
        apart = (word for word in words if not any(word[0] < end and start < word[1] for start, end, _ in phrases))
        for start, end, right in (*phrases, *apart):
            hits.setdefault((passage.section, passage.text[start:end]), slip(passage, start, end, right))
    yield from hits.values()


def one_edit_away(phrase: str) -> Iterator[str]:
    """Patterns of all that differs from `phrase` by one character put in, swapped with the next, put in place of another or left out.

    Wordings that begin alike come with the longer one first.
    """
    for place in range(1, len(phrase)):
        yield _loose((*phrase[:place], _HAN, *phrase[place:]))
    for place in range(len(phrase) - 1):
        yield _loose((*phrase[:place], phrase[place + 1], phrase[place], *phrase[place + 2 :]))
    for place in range(len(phrase)):
        yield _loose((*phrase[:place], _HAN, *phrase[place + 1 :]))
    for place in range(len(phrase)):
        yield _loose((*phrase[:place], *phrase[place + 1 :]))


def _near_misses(params: Params, text: str) -> Iterator[tuple[int, int, str]]:
    for match in _expression(params.phrases).finditer(text):
        start, end = match.span()
        found = _BLANKS.sub("", match.group())
        phrase = params.phrases[next(index for index, group in enumerate(match.groups()) if group is not None)]
        if any(right in found for right in params.phrases) or _cut(found, phrase, text, start, end):
            continue
        if not any_matches(params.unless, text[max(0, start - params.near) : end + params.near]):
            yield start, end, phrase


def _cut(found: str, phrase: str, text: str, start: int, end: int) -> bool:
    return (found == phrase[1:] and not text[:start].strip()) or (found == phrase[:-1] and not text[end:].strip())


@cache
def _expression(phrases: tuple[str, ...]) -> Any:
    """One group a phrase; the right wording is the first choice, so that it is passed over as a whole."""
    return compiled("|".join(f"({'|'.join((_loose(phrase), *one_edit_away(phrase)))})" for phrase in phrases))


def _loose(characters: str | tuple[str, ...]) -> str:
    return r"\s*".join(characters)
