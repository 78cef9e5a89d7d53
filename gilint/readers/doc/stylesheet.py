"""The style sheet: what each style says, and which style it is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gilint.readers.little import u16

_PARAGRAPH: Final = 1
_CHARACTER: Final = 2
_LONGEST_CHAIN: Final = 50
"""Word allows eleven; a chain without end would cost its length for each style of it."""
_MOST_STYLES: Final = 4095
_HEADINGS: Final = range(1, 10)
_CONTENTS: Final = range(19, 28)
"""Numbers of built-in styles, whatever the language in which the file names them."""
_CONTENTS_NAME: Final = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """`paragraph` and `character` are its own groups of modifiers."""

    built_in: int
    base: int
    name: str
    paragraph: bytes
    character: bytes


class Stylesheet:
    """Styles by their number; each chain of ancestors is followed once."""

    def __init__(self, data: bytes) -> None:
        self._styles = _styles(data)
        self._chains: dict[int, list[int]] = {}

    def __getitem__(self, number: int) -> Style:
        return self._styles[number]

    def chain(self, number: int) -> list[int]:
        """A style that there is and its ancestors, itself first."""
        if number not in self._chains:
            chain: list[int] = []
            ancestor = number
            while ancestor in self._styles and ancestor not in chain and len(chain) < _LONGEST_CHAIN:
                chain.append(ancestor)
                ancestor = self._styles[ancestor].base
            self._chains[number] = chain
        return self._chains[number]

    def heading(self, number: int) -> int | None:
        """The level of a style that is a heading or based on one, 1 for the highest."""
        return next((self._styles[each].built_in for each in self.chain(number) if self._styles[each].built_in in _HEADINGS), None)

    def contents(self, number: int) -> bool:
        """Whether a style is that of a table of contents."""
        styles = [self._styles[each] for each in self.chain(number)]
        return any(style.built_in in _CONTENTS or _CONTENTS_NAME.match(style.name) for style in styles)


def _styles(data: bytes) -> dict[int, Style]:
    header = u16(data, 0)
    fixed = u16(data, 4)
    styles: dict[int, Style] = {}
    at = 2 + header
    for number in range(min(u16(data, 2), _MOST_STYLES)):
        size = u16(data, at)
        if size:
            styles[number] = _style(data[at + 2 : at + 2 + size], fixed)
        at += 2 + size + size % 2
        if at >= len(data):
            break
    return styles


def _style(data: bytes, fixed: int) -> Style:
    kind, base = u16(data, 2) & 0xF, u16(data, 2) >> 4
    length = u16(data, fixed)
    name = data[fixed + 2 : fixed + 2 + 2 * length].decode("utf-16-le", "replace")
    at = fixed + 4 + 2 * length
    groups: list[bytes] = []
    for _ in range(u16(data, 4) & 0xF):
        at += at % 2
        size = u16(data, at)
        groups.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    paragraph = groups[0][2:] if kind == _PARAGRAPH and groups else b""
    character = groups[1] if kind == _PARAGRAPH and len(groups) > 1 else groups[0] if kind == _CHARACTER and groups else b""
    return Style(u16(data, 0) & 0xFFF, base, name, paragraph, character)
