"""Numbers as cells and texts write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.report.numbers import chinese_number, number_in_prose

DIGITS = "零一二三四五六七八九"


def spelt(number: int) -> str:
    """A number below 100,000,000 as it is said."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        naught = "零" if 0 < low < 1000 else ""
        return spelt(high) + "万" + (naught + spelt(low) if low else "")
    words, open_naught = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if open_naught else "") + DIGITS[digit] + name
            open_naught = False
        elif words and number:
            open_naught = True
    return words or "零"


@given(st.integers(0, 99_999_999))
def test_chinese_numerals_are_read_as_they_are_said(number: int) -> None:
    assert chinese_number(spelt(number)) == number


@pytest.mark.parametrize(("text", "number"), [("十二", 12), ("廿三", 23), ("两千", 2000), ("贰", 2), ("壹佰零叁", 103), ("〇", 0)])
def test_other_ways_to_write_them(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["一百二", "一千五", "三万五", "十千百", "两万万", "二〇二四", "", "件"])
def test_what_can_be_read_in_two_ways_or_none_is_no_number(text: str) -> None:
    assert chinese_number(text) is None


def test_numbers_of_prose_say_how_far_they_are_rounded() -> None:
    assert number_in_prose("1234") == (1234, 0)
    assert number_in_prose("1.2万") == (12000, 500)
    assert number_in_prose("45.6", Decimal(1)) == (Decimal("45.6"), Decimal("0.05"))
    assert number_in_prose("23000", Decimal(1) / 10_000) == (Decimal("2.3"), Decimal("0.00005"))
