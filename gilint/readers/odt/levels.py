"""The levels of a list style: what stands in front of a paragraph that is the so-and-so-many of its list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.readers.docx.markup import whole_number
from gilint.readers.drafts.numerals import numeral
from gilint.readers.odt.names import LEVEL, LOEXT, START_VALUE, STYLE, TEXT

DEEPEST: Final = 9
"""Levels are counted from 0 here."""
MOST: Final = 32_767

_BULLETS: Final = frozenset({TEXT + "list-level-style-bullet", TEXT + "list-level-style-image"})
_FORMAT: Final = STYLE + "num-format"
_SYNCED: Final = STYLE + "num-letter-sync"
_PREFIX: Final = STYLE + "num-prefix"
_SUFFIX: Final = STYLE + "num-suffix"
_SHOWN: Final = TEXT + "display-levels"
_PATTERN: Final = LOEXT + "num-list-format"
_PLACEHOLDER: Final = re.compile(r"%(10|[1-9])%")
_LONGEST: Final = 80
"""Beyond it is no number; a text of megabytes would be printed before each paragraph."""
_FORMATS: Final = (
    ("一", "chineseCountingThousand"),
    ("①", "decimalEnclosedCircle"),
    ("壹, 貳", "ideographLegalTraditional"),
    ("壹", "chineseLegalSimplified"),
    ("甲", "ideographTraditional"),
    ("子", "ideographZodiac"),
    ("01,", "decimalZero"),
    ("1, 2", "decimalFullWidth"),
    ("I", "upperRoman"),
    ("i", "lowerRoman"),
    ("A", "upperLetter"),
    ("a", "lowerLetter"),
)
"""How the name of a format begins, which is the numbers that it counts with, and what Word calls the same."""
_UNSYNCED: Final = {"upperLetter": "A", "lowerLetter": "a"}


@dataclass(frozen=True, slots=True)
class Level:
    """`pattern` names the levels as `%1%`; where it is `None`, the numbers of the last `shown` levels stand between prefix and suffix."""

    start: int = 1
    format: str = "none"
    synced: bool = True
    pattern: str | None = None
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    bullet: bool = False

    def figure(self, number: int) -> str:
        if not self.synced and self.format in _UNSYNCED and number > 0:
            return _letters(number, ord(_UNSYNCED[self.format]))
        return numeral(self.format, number)


_UNKNOWN: Final = Level(bullet=True)


def levels_of(style: etree._Element) -> dict[int, Level]:
    """The levels of a list style or of the outline, by depth from 0."""
    found: dict[int, Level] = {}
    for element in style:
        depth = whole_number(element.get(LEVEL), 0, DEEPEST + 1) - 1
        if depth >= 0:
            pattern = element.get(_PATTERN)
            found[depth] = Level(
                start=whole_number(element.get(START_VALUE), 1, MOST),
                format=_format(element.get(_FORMAT, "")),
                synced=element.get(_SYNCED) == "true",
                pattern=None if pattern is None else pattern[:_LONGEST],
                prefix=element.get(_PREFIX, "")[:_LONGEST],
                suffix=element.get(_SUFFIX, "")[:_LONGEST],
                shown=max(1, whole_number(element.get(_SHOWN), 1, DEEPEST + 1)),
                bullet=element.tag in _BULLETS,
            )
    return found


def printed(levels: dict[int, Level], counted: Sequence[int]) -> str:
    """The number of a paragraph, given how far each level down to its own has counted."""
    depth = len(counted) - 1
    own = levels.get(depth, _UNKNOWN)
    if own.bullet:
        return ""

    def figure(at: int) -> str:
        level = levels.get(at, _UNKNOWN)
        return "" if at > depth or level.bullet else level.figure(counted[at])

    if own.pattern is not None:
        return _PLACEHOLDER.sub(lambda named: figure(int(named[1]) - 1), own.pattern).strip()
    figures = filter(None, map(figure, range(max(0, depth + 1 - own.shown), depth + 1)))
    return f"{own.prefix}{'.'.join(figures)}{own.suffix}".strip()


def _format(name: str) -> str:
    if not name:
        return "none"
    return next((words for begin, words in _FORMATS if name.startswith(begin)), "decimal")


def _letters(number: int, first: int) -> str:
    """Letters as the columns of a spreadsheet have them: z, aa, ab."""
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(first + letter) + text
    return text
