"""What stands in front of the text: the encodings of the fonts, the colours, the styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.rtf.charsets import codec_of_charset, codec_of_page
from gilint.readers.rtf.tokens import Token

_NEARLY_WHITE: Final = 0xFA
_DARK: Final = 0xC0
_BODY_TEXT: Final = 9
_LONGEST_CHAIN: Final = 50
_LONGEST_NAME: Final = 80
_CONTENTS_NAME: Final = re.compile(rb"\s*(?:toc (?:\d|heading)|contents \d)", re.IGNORECASE)
_HEADING_NAME: Final = re.compile(rb"\s*heading ([1-9])\s*", re.IGNORECASE)

Colour = tuple[int, int, int]


def read_fonts(tokens: Iterable[Token]) -> dict[int, str]:
    """The encoding of each font, by its number."""
    fonts: dict[int, str] = {}
    font = 0
    for token in tokens:
        if token.kind != "word" or token.number is None:
            continue
        if token.data == b"f":
            font = token.number
        elif token.data == b"fcharset":
            fonts[font] = codec_of_charset(token.number)
        elif token.data == b"cpg" and token.number:
            fonts[font] = codec_of_page(token.number)
    return fonts


@dataclass(slots=True)
class Colours:
    """By number; one that is not there follows the ground."""

    listed: list[Colour | None] = field(default_factory=list)

    def define(self, tokens: Iterable[Token]) -> None:
        """Take in the colour table."""
        told: dict[bytes, int] = {}
        for token in tokens:
            if token.kind == "word" and token.data in (b"red", b"green", b"blue"):
                told[token.data] = token.number or 0
            elif token.kind == "text":
                for _ in range(token.data.count(b";")):
                    self.listed.append((told.get(b"red", 0), told.get(b"green", 0), told.get(b"blue", 0)) if told else None)
                    told = {}

    def is_white(self, number: int) -> bool:
        colour = self._colour(number)
        return colour is not None and min(colour) >= _NEARLY_WHITE

    def is_dark(self, number: int) -> bool:
        """Whether white text shows on it."""
        colour = self._colour(number)
        return colour is not None and sum(colour) < 3 * _DARK

    def _colour(self, number: int) -> Colour | None:
        return self.listed[number] if 0 <= number < len(self.listed) else None


@dataclass(slots=True)
class Style:
    """A paragraph style: `level` is its outline level from 1, 0 for body text, `contents` says that it is of a table of contents."""

    parent: int | None = None
    level: int | None = None
    contents: bool = False


class Styles:
    """Paragraph styles by number."""

    def __init__(self) -> None:
        self._styles: dict[int, Style] = {}
        self._levels: dict[int, int | None] = {}

    def define(self, tokens: Iterable[Token]) -> None:
        """Take in the style sheet."""
        self._styles.update(_styles(tokens))

    def level(self, number: int) -> int | None:
        """The outline level of a style or of the nearest that it is based on which states one."""
        if number not in self._levels:
            self._levels[number] = next((style.level for style in self._chain(number) if style.level is not None), None) or None
        return self._levels[number]

    def is_contents(self, number: int) -> bool:
        style = self._styles.get(number)
        return style is not None and style.contents

    def _chain(self, number: int) -> Iterator[Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(number)
            if style is None:
                return
            yield style
            if style.parent is None or style.parent == number:
                return
            number = style.parent


def outline_level(number: int | None) -> int:
    """From 1, 0 for body text; the format counts from 0 and takes 9 for body text."""
    return 0 if number is None or not 0 <= number < _BODY_TEXT else number + 1


def _styles(tokens: Iterable[Token]) -> Iterator[tuple[int, Style]]:
    depth = number = 0
    style: Style | None = Style()
    name = bytearray()
    for token in tokens:
        if token.kind == "open":
            depth += 1
            if depth == 1:
                number, style = 0, Style()
                name.clear()
        elif token.kind == "close":
            depth -= 1
            if depth == 0 and style is not None:
                _name(style, bytes(name))
                yield number, style
        elif depth != 1 or style is None:
            continue
        elif token.kind == "text" and len(name) < _LONGEST_NAME:
            name += token.data[:_LONGEST_NAME]
        elif token.data == b"s":
            number = token.number or 0
        elif token.data in (b"cs", b"ds", b"ts"):
            style = None
        elif token.data == b"sbasedon":
            style.parent = token.number
        elif token.data == b"outlinelevel":
            style.level = outline_level(token.number)


def _name(style: Style, name: bytes) -> None:
    name = name.rstrip(b"; ")
    style.contents = _CONTENTS_NAME.match(name) is not None
    heading = _HEADING_NAME.fullmatch(name)
    if heading and style.level is None:
        style.level = int(heading[1])
