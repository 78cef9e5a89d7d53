"""The number that a cell holds, and whether it is written plainly."""

from __future__ import annotations

import re
from decimal import Decimal
from unicodedata import normalize

from gilint.report.model import Number

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_UNIT = re.compile(r"(?:件|个|条|项|份|宗|起|次|万元|元)$")
_ZEROS = str.maketrans("OoＯ〇○零", "000000")
_DIGITS = dict(zip("一二三四五六七八九两", (1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟廿卅", (*"一二三四五六七八九十百千", "二十", "三十"), strict=True))

Rounded = tuple[Number, Number]
"""A number, and how far its rounding may put it off."""


def parse_number(text: str) -> tuple[Number | None, bool]:
    """The number in a cell's text, None where it is none; and whether it is written with plain digits alone.

    Readable but not plain are full-width digits, separators of thousands, blanks between digits, a unit, a letter O or 零 for 0,
    Chinese numerals.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _number(text), True
    loose = re.sub(r"\s+", "", normalize("NFKC", text)).replace("−", "-").replace("–", "-").lstrip("+")
    loose = _UNIT.sub("", loose)
    if _GROUPED.fullmatch(loose):
        loose = loose.replace(",", "")
    if re.fullmatch(r"[0-9OoＯ〇○零.]+", loose):
        loose = loose.translate(_ZEROS)
    if _PLAIN.fullmatch(loose):
        return _number(loose), False
    return chinese_number(loose), False


def chinese_number(text: str) -> int | None:
    """A number below 100,000 in Chinese numerals (十二, 廿三, 一百零三, 两千, 三万五千), None where the text is no such number."""
    text = "".join(_FORMAL.get(character, character) for character in text)
    if not text or not all(character in _DIGITS or character in _TENS or character in "万零〇" for character in text):
        return None
    before, ten_thousand, after = text.rpartition("万")
    if ten_thousand:
        high, low = chinese_number(before), chinese_number(after) if after else 0
        return None if high is None or low is None else high * 10_000 + low
    total, digit = 0, 0
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = 0
    return total + digit


def number_in_prose(text: str, money: Decimal | None = None) -> Rounded | None:
    """A number as a text writes it (1234, 1.2万, 四百一十二, 两千); None where it is none.

    `money` is what one of the unit of an amount of money is worth. Amounts and numbers in 万 are rounded to their last digit.
    """
    digits = text.replace("，", "")
    if not digits[:1].isdigit():
        value = chinese_number(text)
        return None if value is None else (value, 0)
    factor = (money or 1) * Decimal(10_000 if digits.endswith("万") else 1)
    number = Decimal(digits.removesuffix("万"))
    last_digit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return _plain(number * factor), last_digit * factor / 2 if money or factor != 1 else 0


def _number(text: str) -> Number:
    if "." not in text:
        return int(text)
    return _plain(Decimal(text))


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
