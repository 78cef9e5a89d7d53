"""Automatic numbers of files that do not print them in front of the text: lists, and how far each of them has counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.drafts.codes import format_of
from gilint.readers.drafts.counting import LONGEST_TEXT, MOST_COUNTED, Counting, Level, List
from gilint.readers.rtf.tokens import Token

_MOST_LEVELS: Final = 9

Text = Callable[[], str]
"""The text of the group that the reading is in."""


@dataclass(slots=True)
class Written:
    """A level as far as the file has told of it."""

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
            self.start = max(0, min(number, MOST_COUNTED))
        elif word == b"levellegal":
            self.legal = token.number != 0
        elif word == b"levelnorestart":
            self.restarts = token.number == 0
        elif word == b"leveltext":
            # The length of the text stands in front of it.
            self.text = text()[1:].removesuffix(";")[:LONGEST_TEXT]

    def level(self, depth: int) -> Level:
        hidden = self.format == "none"
        return Level(self.start, self.format, self.text, self.legal, depth if self.restarts else 0, hidden)


@dataclass(slots=True)
class Override:
    """A list as paragraphs name it: another may go on counting where it stopped, unless the first level `starts` anew."""

    list: int = 0
    levels: dict[int, Written] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Lists:
    """Ask for the number of each paragraph of a list, in the order of the text."""

    def __init__(self) -> None:
        self._lists: dict[int, list[Written]] = {}
        self._overrides: dict[int, Override] = {}
        self._known: dict[int, List] = {}
        self._counting = Counting()

    def define(self, tokens: Iterable[Token], text: Text) -> None:
        """Take in the list table."""
        self._known.clear()
        levels: list[Written] = []
        for token in tokens:
            if token.kind != "word":
                continue
            if token.data == b"list":
                levels = []
            elif token.data == b"listlevel":
                levels.append(Written())
            elif token.data == b"listid" and token.number is not None:
                self._lists[token.number] = levels[:_MOST_LEVELS]
            elif levels:
                levels[-1].take(token, text)

    def override(self, tokens: Iterable[Token], text: Text) -> None:
        """Take in the table of the lists that paragraphs name."""
        self._known.clear()
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
                override.levels[depth] = Written()
            elif token.data == b"ls":
                self._overrides[number] = override
            else:
                if token.data == b"levelstartat" and restarts:
                    override.starts[depth] = max(0, min(number, MOST_COUNTED))
                if depth in override.levels:
                    override.levels[depth].take(token, text)

    def number(self, name: int, depth: int) -> str:
        """The number of the next paragraph of a list; "" for none."""
        if name not in self._overrides:
            return ""
        if name not in self._known:
            self._known[name] = self._list(self._overrides[name])
        return self._counting.number(name, self._known[name], depth)

    def _list(self, override: Override) -> List:
        written = {**dict(enumerate(self._lists.get(override.list, ()))), **override.levels}
        return List(override.list, {depth: each.level(depth) for depth, each in written.items()}, override.starts)
