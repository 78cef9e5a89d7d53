"""The text of a cell from the characters that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from gilint.readers.paged.lines import Line, is_wide, lines
from gilint.readers.paged.page import Box, Glyph

_NUMBER = re.compile(r"[\d.,]+")
_BEGINS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、)）]|\d{1,2}[.．、)）](?!\d)")
_WORD = re.compile(r"[!-~]+|.[，。、；：？！”’）》〉】]*")
"""What may not be parted at the end of a line."""
_SPACING = 2.2
"""How many characters' heights the next line would take, at most."""
_SLACK = 0.3


def cell_text(glyphs: Sequence[Glyph], box: Box) -> tuple[str, float]:
    """The lines in the box joined, and how many characters fit behind them; where another line fits as well, without end."""
    found = lines(glyphs)
    if not found:
        return "", inf
    text = found[0].text
    for line, after in pairwise(found):
        text += joint(text, after.text, _room(line, box)) + after.text
    last = found[-1]
    return text, _room(last, box) if box.bottom - last.box.bottom < _SPACING * last.size else inf


def joint(before: str, after: str, room: float) -> str:
    """What parts two lines: a blank between words, nothing between Chinese characters or within a number that found no room on one."""
    left, right = before[-1:], after[:1]
    if not left or not right or is_wide(left) or is_wide(right):
        return ""
    if _NUMBER.match(left) and (digits := _NUMBER.match(after)):
        return "" if room < _width(digits[0][:1]) + _SLACK else "\n"
    return " "


def goes_on(text: str, rest: str, room: float) -> bool:
    """Whether `rest` may go on from a text behind which there was so much room.

    Words do not go on from a number, nor a number from words, and neither does what has a number in front, as items of a list do.
    """
    if bool(_NUMBER.fullmatch(text)) != bool(_NUMBER.fullmatch(rest)) or is_numbered(rest):
        return False
    word = _WORD.match(rest)
    return word is not None and room < _width(word[0] if is_wide(rest[:1]) else rest[:1]) + _SLACK


def is_numbered(text: str) -> bool:
    """Whether a text has a number in front, as items of a list and the labels of a statutory table have."""
    return _BEGINS.match(text) is not None


def _width(text: str) -> float:
    """In characters, of which a Latin letter or figure takes half a one."""
    return sum(1.0 if is_wide(character) else 0.5 for character in text)


def _room(line: Line, box: Box) -> float:
    """How many characters fit on a line yet, if the cell keeps free behind it what is free before it, up to a character."""
    free = (box.right - box.left) - (line.box.right - line.box.left)
    return free / max(line.size, 1e-6) - 2 * min(max(line.box.left - box.left, 0.0) / max(line.size, 1e-6), 1.0)
