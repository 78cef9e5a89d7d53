"""Counts with their units, and percentages, as sentences write them: 1,234 条, １２件, 四百一十二份, 约1.2万次, 百分之三十."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from gilint.report.model import Number
from gilint.report.numbers import chinese_number, parse_number

_PLAIN = str.maketrans("０１２３４５６７８９％．,():;", "0123456789%.，（）：；")
_DIGITS = r"(?<![0-9.])[0-9]{1,3}(?:，[0-9]{3})+(?:\.[0-9]{1,9})?(?![0-9])|(?<![0-9.])[0-9]{1,12}(?:\.[0-9]{1,9})?"
_NUMERALS = "[〇零一二两三四五六七八九十百千万]{1,12}"
_SCALE = "[百千万亿]{1,2}"
_SPAN = re.compile(r"[0-9]\s?[-–—~～]\s?$")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words that stand around numbers.

    `unit` makes a count of one; with `about` before it, `over` before its unit or `beyond` behind it, it is no exact one. With `ordinal`
    before it, it is no count at all, nor is a numeral of one character with an `idiom` before it. `percent` stands before a percentage.
    """

    role: Literal["unit", "about", "over", "beyond", "ordinal", "idiom", "percent"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count and its unit; `start` and `end` are those of both in the text, with the words that make it inexact."""

    value: Number
    unit: str
    exact: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage with the number of its printed decimals."""

    value: Decimal
    decimals: int
    exact: bool
    start: int
    end: int


def plain(text: str) -> str:
    """Digits and marks in one width, the other characters as they are; no character moves."""
    return text.translate(_PLAIN)


def quantities(text: str, vocabulary: tuple[NumberWords, ...]) -> Iterator[Quantity]:
    """The counts of a plain text in their order. A numeral of one character counts only where nothing hangs on its unit (信函两件，)."""
    for match in count_pattern(vocabulary).finditer(text):
        number, scale, words = match["digits"], match["scale"], match["words"]
        value = chinese_number(words) if words else parse_number(number.replace("，", ""))[0]
        phrase = words and len(words) == 1 and (match["idiom"] or text[match.end() : match.end() + 1] not in "，、。；）")
        if value is None or match["ordinal"] or phrase:
            continue
        spans = _SPAN.search(text[max(0, match.start() - 4) : match.start()])
        exact = not (scale or match["about"] or match["over"] or match["beyond"] or spans)
        yield Quantity(value, match["unit"], exact, match.start(), match.end())


def percents(text: str, vocabulary: tuple[NumberWords, ...]) -> Iterator[Percent]:
    """The percentages of a plain text in their order."""
    for match in percent_pattern(vocabulary).finditer(text):
        number = match["number"] or match["spelt"]
        value = chinese_number(match["words"]) if match["words"] else Decimal(number)
        if value is not None:
            decimals = 0 if match["words"] else len(number.partition(".")[2])
            yield Percent(Decimal(value), decimals, not (match["about"] or match["over"]), match.start(), match.end())


def tolerance(tolerances: tuple[float, ...], decimals: int) -> Decimal:
    """How far a number with so many decimals may be off; the last of `tolerances` is for all that have more."""
    return Decimal(str(tolerances[min(decimals, len(tolerances) - 1)]))


@cache
def count_pattern(vocabulary: tuple[NumberWords, ...]) -> re.Pattern[str]:
    """What matches in every plain text that holds a count."""
    part = {role: _any(vocabulary, role) for role in ("unit", "about", "over", "beyond", "ordinal", "idiom")}
    digits = rf"(?P<digits>{_DIGITS})(?:\s?(?P<scale>{_SCALE}))??"
    numeral = rf"(?P<idiom>{part['idiom']})?(?P<words>{_NUMERALS})"
    before, behind = rf"(?P<ordinal>{part['ordinal']})?(?P<about>{part['about']})?\s?", rf"\s{{0,2}}(?P<over>{part['over']})?\s?"
    return re.compile(rf"{before}(?:{digits}|{numeral}){behind}(?P<unit>{part['unit']})(?P<beyond>{part['beyond']})?")


@cache
def percent_pattern(vocabulary: tuple[NumberWords, ...]) -> re.Pattern[str]:
    """What matches in every plain text that holds a percentage."""
    about, over, percent = (_any(vocabulary, role) for role in ("about", "beyond", "percent"))
    number = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
    return re.compile(
        rf"(?P<about>{about})?\s?(?:(?<![0-9.])(?P<number>{number})\s?%|(?:{percent})\s?(?:(?P<spelt>{number})|(?P<words>{_NUMERALS})))"
        rf"(?P<over>{over})?"
    )


def _any(vocabulary: tuple[NumberWords, ...], role: str) -> str:
    """An alternative of the words of a role, the longest first; one that never matches where there are none."""
    words = sorted((word for words in vocabulary if words.role == role for word in words.words), key=len, reverse=True)
    return "|".join(map(re.escape, words)) or r"(?!)"
