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
_UNITS = {"thousands": 1000, "hundreds": 100, "tens": 10}
_ROUND = {"百": 100, "千": 1000}
_NAUGHT = "零〇"
_NUMERAL = re.compile(
    r"(?:(?P<thousands>[一二三四五六七八九两])千)?[零〇]?(?:(?P<hundreds>[一二三四五六七八九两])百)?[零〇]?"
    r"(?:(?P<tens>[一二三四五六七八九两]?)十)?[零〇]?(?P<last>[一二三四五六七八九两])?"
)
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
    """A number below 100,000,000 in Chinese numerals (十二, 廿三, 一百零三, 两千, 三万五千), None where the text is no such number.

    一百二 is none either: it is said of 120, and written of 102.
    """
    text = "".join(_FORMAL.get(character, character) for character in text)
    high, ten_thousand, low = text.partition("万")
    if not ten_thousand:
        return _below_ten_thousand(text)
    tens, units = _below_ten_thousand(high), _below_ten_thousand(low) if low else 0
    if tens is None or units is None or (0 < units < 1000 and low[0] not in _NAUGHT):
        return None
    return tens * 10_000 + units


def _below_ten_thousand(text: str) -> int | None:
    """Digits each with its unit, the units falling; 零 stands for units that are left out."""
    if text and all(character in _NAUGHT for character in text):
        return 0
    if text in _ROUND:
        return _ROUND[text]
    match = _NUMERAL.fullmatch(text)
    if not text or not match:
        return None
    digits = match.groupdict()
    if digits["last"] and text[:-1].endswith(("百", "千")):
        return None
    tens = sum(_DIGITS.get(digits[name] or "", 1) * unit for name, unit in _UNITS.items() if digits[name] is not None)
    return tens + _DIGITS.get(digits["last"] or "", 0)


def number_in_prose(text: str, money: Decimal | None = None) -> Rounded | None:
    """A number as a text writes it (1234, 1.2万, 四百一十二, 两千); None where it is none.

    `money` is what one of the unit of an amount of money is worth. Amounts and numbers in 万 are rounded to their last digit.
    """
    if not text[:1].isdigit():
        value = chinese_number(text)
        return None if value is None else (value, 0)
    factor = (money or 1) * Decimal(10_000 if text.endswith("万") else 1)
    number = Decimal(text.removesuffix("万"))
    last_digit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return _plain(number * factor), last_digit * factor / 2 if money or factor != 1 else 0


def _number(text: str) -> Number:
    if "." not in text:
        return int(text)
    return _plain(Decimal(text))


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
