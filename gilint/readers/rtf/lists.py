"""Automatic numbers of files that do not print them in front of the text: lists, and how far each of them has counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.drafts.codes import format_of
from gilint.readers.drafts.numerals import numeral
from gilint.readers.rtf.tokens import Token

_PLACEHOLDER: Final = re.compile(r"[\x00-\x08]")
_MOST_LEVELS: Final = 9
_MOST: Final = 32_767
_LONGEST_TEXT: Final = 80

Text = Callable[[], str]
"""The text of the group that the reading is in."""


@dataclass(slots=True)
class Level:
    r"""`text` is what is printed, with the characters \x00 to \x08 in place of the numbers of the levels."""

    format: str = "decimal"
    start: int = 1
    text: str = ""
    legal: bool = False
    restarts: bool = True

    def take(self, token: Token, text: Text) -> None:
        word, number = token.data, token.number or 0
        if word in (b"levelnfc", b"levelnfcn"):
            self.format = format_of(number)
        elif word == b"levelstartat":
            self.start = max(0, min(number, _MOST))
        elif word == b"levellegal":
            self.legal = token.number != 0
        elif word == b"levelnorestart":
            self.restarts = token.number == 0
        elif word == b"leveltext":
            # The length of the text stands in front of it.
            self.text = text()[1:].removesuffix(";")[:_LONGEST_TEXT]


@dataclass(slots=True)
class Override:
    """A list as paragraphs name it: another may go on counting where it stopped, unless the first level `starts` anew."""

    list: int = 0
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Ask for the number of each paragraph of a list, in the order of the text."""

    def __init__(self) -> None:
        self._lists: dict[int, list[Level]] = {}
        self._overrides: dict[int, Override] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def define(self, tokens: Iterable[Token], text: Text) -> None:
        """Take in the list table."""
        levels: list[Level] = []
        for token in tokens:
            if token.kind != "word":
                continue
            if token.data == b"list":
                levels = []
            elif token.data == b"listlevel":
                levels.append(Level())
            elif token.data == b"listid" and token.number is not None:
                self._lists[token.number] = levels[:_MOST_LEVELS]
            elif levels:
                levels[-1].take(token, text)

    def override(self, tokens: Iterable[Token], text: Text) -> None:
        """Take in the table of the lists that paragraphs name."""
        override = Override()
        depth = -1
        restarts = False
        for token in tokens:
            number = token.number or 0
            if token.kind != "word":
                continue
            if token.data == b"listoverride":
                override, depth = Override(), -1
            elif token.data == b"listid":
                override.list = number
            elif token.data == b"lfolevel":
                depth, restarts = depth + 1, False
            elif token.data == b"listoverridestartat":
                restarts = True
            elif token.data == b"listlevel":
                override.levels[depth] = Level()
            elif token.data == b"ls":
                self._overrides[number] = override
            else:
                if token.data == b"levelstartat" and restarts:
                    override.starts[depth] = max(0, min(number, _MOST))
                if depth in override.levels:
                    override.levels[depth].take(token, text)

    def number(self, name: int, depth: int) -> str:
        """The number of the next paragraph of a list; "" for none."""
        override = self._overrides.get(name)
        if override is None:
            return ""
        levels = {**dict(enumerate(self._lists.get(override.list, ()))), **override.levels}
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(override.list, {})
        begins = depth in override.starts and (name, depth) not in self._begun
        self._begun.add((name, depth))
        if depth not in counts or begins:
            counts[depth] = override.starts.get(depth, levels[depth].start)
        else:
            counts[depth] += 1
        for deeper in [deeper for deeper in counts if deeper > depth and (deeper not in levels or levels[deeper].restarts)]:
            del counts[deeper]
        return "" if levels[depth].format in ("bullet", "none") else _printed(levels, depth, counts)


def _printed(levels: Mapping[int, Level], depth: int, counts: Mapping[int, int]) -> str:
    def figure(placeholder: re.Match[str]) -> str:
        of = ord(placeholder[0])
        level = levels.get(of)
        if level is None or of > depth:
            return ""
        return numeral("decimal" if levels[depth].legal else level.format, counts.get(of, level.start))

    return _PLACEHOLDER.sub(figure, levels[depth].text).strip()
