"""Counting as Word's number formats count: 一, 壹, 甲, ①, Ⅳ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_IDEOGRAPHS: Final = "〇一二三四五六七八九"
_COUNTING: Final = "零一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"))
_ROMAN_ONES: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_MOST_ROMAN: Final = 32_767
_MOST_LETTERS: Final = 26 * 30
"""Word stops there itself; without an end a number of some millions would become as many letters."""

Numeral = Callable[[int], str]


def numeral(format_name: str, number: int) -> str:
    """`number` as a list of this format prints it; a format that is not known counts in decimal digits."""
    return NUMERALS.get(format_name, str)(number)


def _digits(digits: str) -> Numeral:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _cycle(signs: str) -> Numeral:
    """A sign each, decimal digits where the signs end."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _grouped(digits: str, units: str, *, zeros: bool = True, bare_ten: bool = True, bare_units: bool = False) -> Numeral:
    """Counting with units: 一百零五. `bare_ten` prints 十 for 一十 in front, `bare_units` leaves out the one of 百 and 千 as well."""

    def below_myriad(number: int) -> str:
        parts: list[str] = []
        gap = False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if not digit:
                gap = bool(parts)
                continue
            if gap and zeros:
                parts.append(digits[0])
            gap = False
            unit = units[power - 1] if power else ""
            parts.append(unit if digit == 1 and unit and bare_units else digits[digit] + unit)
        return "".join(parts)

    def count(number: int) -> str:
        if number == 0:
            return digits[0]
        if number >= 10**8:
            return str(number)
        high, low = divmod(number, 10_000)
        text = below_myriad(high) + units[3] if high else ""
        if high and low and low < 1000 and zeros:
            text += digits[0]
        text += below_myriad(low)
        return text[1:] if bare_ten and text.startswith(digits[1] + units[0]) else text

    return count


_counting_thousand: Final = _grouped(_COUNTING, "十百千万")


def _counting(number: int) -> str:
    return _counting_thousand(number) if 1 <= number < 100 else _digits(_IDEOGRAPHS)(number)


def _letters(number: int) -> str:
    if not 1 <= number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text + _ROMAN_ONES[number]


def _stem_and_branch(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else str(number)


NUMERALS: Final[Mapping[str, Numeral]] = {
    "bullet": lambda _: "",
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _cycle("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _cycle("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": _cycle("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _cycle("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "ideographEnclosedCircle": _cycle("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "ideographDigital": _digits(_IDEOGRAPHS),
    "japaneseDigitalTenThousand": _digits(_IDEOGRAPHS),
    "taiwaneseDigital": _digits(_IDEOGRAPHS),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _counting_thousand,
    "taiwaneseCountingThousand": _counting_thousand,
    "chineseLegalSimplified": _grouped(_LEGAL, "拾佰仟万", bare_ten=False),
    "ideographLegalTraditional": _grouped(_LEGAL_TRADITIONAL, "拾佰仟萬", bare_ten=False),
    "japaneseCounting": _grouped(_IDEOGRAPHS, "十百千万", zeros=False, bare_units=True),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
"""By the names of Word's formats; any other format counts in decimal digits."""
