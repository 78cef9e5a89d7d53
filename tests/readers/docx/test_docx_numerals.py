"""Counting in the formats of Word's lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.drafts.numerals import NUMERALS, numeral

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}


def value_of_counting(text: str) -> int:
    """Reads 一百零五 back, the other way round from how it is written."""
    high, _, low = text.rpartition("万")
    total = value_of_counting(high) * 10_000 if high else 0
    digit = None
    for sign in low:
        if sign in UNITS:
            total += (1 if digit is None else digit) * UNITS[sign]
            digit = None
        else:
            digit = DIGITS[sign]
    return total + (digit or 0)


@pytest.mark.parametrize(
    ("name", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 10_010, "一万零一十"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 25, "贰拾伍"),
        ("japaneseCounting", 10, "十"),
        ("japaneseCounting", 21, "二十一"),
        ("japaneseCounting", 111, "百十一"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 1, "甲子"),
        ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 26, "z"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 8, "viii"),
        ("bullet", 4, ""),
        ("someFormatOfTomorrow", 4, "4"),
    ],
)
def test_prints_as_word_does(name: str, number: int, printed: str) -> None:
    assert numeral(name, number) == printed


@given(st.integers(1, 10**8 - 1))
def test_counting_with_units_can_be_read_back(number: int) -> None:
    assert value_of_counting(numeral("chineseCountingThousand", number)) == number


@given(st.integers(1, 99))
def test_the_counting_formats_agree_below_a_hundred(number: int) -> None:
    assert numeral("chineseCounting", number) == numeral("chineseCountingThousand", number) == numeral("japaneseCounting", number)


@given(st.integers(1, 10**8 - 1))
def test_legal_figures_differ_only_in_the_signs(number: int) -> None:
    plain = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
    assert numeral("chineseLegalSimplified", number).translate(plain).removeprefix("一十") in (
        numeral("chineseCountingThousand", number).removeprefix("十"),
        numeral("chineseCountingThousand", number),
    )


@given(st.sampled_from(sorted(NUMERALS)), st.integers(0, 2**31))
def test_no_number_becomes_long(name: str, number: int) -> None:
    assert len(numeral(name, number)) <= 60


@given(st.sampled_from(sorted(NUMERALS.keys() - {"bullet", "none"})), st.integers(0, 2000), st.integers(0, 2000))
def test_different_numbers_look_different(name: str, one: int, other: int) -> None:
    assert (numeral(name, one) == numeral(name, other)) == (one == other)
