"""The formats of automatic numbers by the code that they have in all of Word's older formats."""

from __future__ import annotations

from typing import Final

_NONE: Final = 255
_FORMATS: Final = (
    *("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText", "hex", "chicago"),
    *("ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal"),
    *("japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero"),
    *("bullet", "ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese"),
    *("ideographEnclosedCircle", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting"),
    *("ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified"),
    *("chineseCountingThousand", "decimal", "koreanDigital", "koreanCounting", "koreanLegal", "koreanDigital2", "hebrew1", "arabicAlpha"),
    *("hebrew2", "arabicAbjad", "hindiVowels", "hindiConsonants", "hindiNumbers", "hindiCounting", "thaiLetters", "thaiNumbers"),
    *("thaiCounting", "vietnameseCounting", "numberInDash"),
)


def format_of(code: int, otherwise: str = "decimal") -> str:
    """The name that files in XML give to it ([MS-OSHARED] 2.2.1.3), `none` for no number, `otherwise` for codes that nobody knows."""
    if code == _NONE:
        return "none"
    return _FORMATS[code] if 0 <= code < len(_FORMATS) else otherwise
