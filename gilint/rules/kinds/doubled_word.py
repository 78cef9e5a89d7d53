"""Words that stand twice in a row by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gilint.report.model import Report
from gilint.rules.kinds._passages import Where, passages
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds.wrong_word import Word, listed, slip, word_faults, wrong_words
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Two to `longest` Han characters that stand twice in a row are at fault, and so are the `singles`, where one character does.

    Excused are doubles of the characters of `numerals` alone, of one character (一一一一), and those that a pattern of `unless` matches
    with the `near` characters on either side. Each different double in a part is one finding.
    """

    longest: int
    singles: tuple[Word, ...] = ()
    numerals: str = ""
    unless: tuple[str, ...] = ()
    where: Where = "prose"
    parts: tuple[int, ...] = ()
    near: int = 4


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from word_faults("singles", params.singles)
    yield from pattern_faults("unless", params.unless)
    if params.longest < 2:
        yield "longest", "a doubled word has two characters at least"


def check(params: Params, report: Report) -> Iterator[Hit]:
    hits: dict[tuple[int | None, str], Hit] = {}
    singles = listed(params.singles)
    for passage in passages(report, params.where, params.parts):
        text = passage.text
        for start, end, right in (*_doubles(params, text), *wrong_words(singles, params.near, text)):
            hits.setdefault((passage.section, text[start:end]), slip(passage, start, end, right))
    yield from hits.values()


def _doubles(params: Params, text: str) -> Iterator[tuple[int, int, str]]:
    for match in _expression(params.longest).finditer(text):
        start, end = match.span()
        word = match[1]
        if len(set(word)) == 1 or set(word) <= set(params.numerals):
            continue
        if not any_matches(params.unless, text[max(0, start - params.near) : end + params.near]):
            yield start, end, word


@cache
def _expression(longest: int) -> re.Pattern[str]:
    """What RE2 cannot say; the length of the repeated word is bounded, and so is the work at each place."""
    return re.compile(rf"([一-鿿]{{2,{longest}}})\1")
