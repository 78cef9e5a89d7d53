"""Automatic numbers: counts the paragraphs of each list as Word does, and prints the number in front of the next one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gilint.readers.drafts.numerals import numeral

MOST_COUNTED: Final = 32_767
LONGEST_TEXT: Final = 80
"""Beyond it is no number; a text of megabytes would be printed before each paragraph."""
_PLACEHOLDER: Final = re.compile(r"[\x00-\x08]")

Name = int | str
"""What a file calls a list or a style by."""


@dataclass(frozen=True, slots=True)
class Level:
    r"""`text` has the characters \x00 to \x08 where the number of a level stands. `restart` is the depth below which a number makes this
    one begin anew. `style` is the one whose paragraphs it counts.
    """

    start: int
    format: str
    text: str
    legal: bool
    restart: int
    hidden: bool
    style: Name | None = None


@dataclass(frozen=True, slots=True)
class List:
    """What paragraphs name. Lists of the same `counter` go on counting where the other stopped; `starts` are numbers of their own."""

    counter: Name
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def begin(self, depth: int) -> int:
        return self.starts.get(depth, self.levels[depth].start)


class Counting:
    """Holds how far each list has counted. Ask once for each paragraph, in the order of the text."""

    def __init__(self) -> None:
        self._counts: dict[Name, dict[int, int]] = {}
        self._begun: set[tuple[Name, int]] = set()

    def number(self, named: Name, found: List, depth: int) -> str:
        """The number of the next paragraph, which names a list and is at a depth of it; "" for none."""
        level = found.levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.counter, {})
        begins = depth in found.starts and (named, depth) not in self._begun
        counts[depth] = found.begin(depth) if begins or depth not in counts else counts[depth] + 1
        self._begun.add((named, depth))
        for deeper in [each for each in counts if each > depth]:
            if deeper not in found.levels or depth < found.levels[deeper].restart:
                del counts[deeper]
        return "" if level.hidden or level.format == "bullet" else _printed(found, depth, counts)


def _printed(found: List, depth: int, counts: Mapping[int, int]) -> str:
    level = found.levels[depth]

    def figure(placeholder: re.Match[str]) -> str:
        of = ord(placeholder[0])
        if of not in found.levels or of > depth:
            return ""
        number = counts[of] if of in counts else found.begin(of)
        return numeral("decimal" if level.legal else found.levels[of].format, number)

    return _PLACEHOLDER.sub(figure, level.text).strip()
