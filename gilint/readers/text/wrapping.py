"""Joins lines that were cut at the right margin, as in text taken from a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from unicodedata import east_asian_width

from gilint.readers.text.lines import Line
from gilint.readers.text.tables import TextTable

_NARROWEST, _WIDEST = 36, 130
_FULL_LINES, _CUT_LINES = 8, 3
"""How many lines have to end at the margin; fewer will do where so many of them end in mid-sentence."""
_SLACK = 7
"""How far before the margin a full line may end: a mark that may not begin a line takes a character along, a word or number more."""
_BEGINS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分|\d{1,2}[.．、](?!\d))"
)
_INDENTED = re.compile(r"(?:　{2}| {2,}|\t)\S")
_VALUES = re.compile(r"(?:(?:^|\s)[\d０-９][\d０-９.,]*){2,}\s*$")
_WORD = re.compile(r"[!-~]+|.[，。、；：？！”’）》]*")
"""What may not be parted at a margin."""
_COLUMNS = re.compile(r"^ {7}|\S {2,}\S")
"""Blanks that set a table's columns."""
_ENDS = re.compile(r"[。！？；：:;!?][”’）)》]*\s*$")

Piece = Line | TextTable


def join_wrapped(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without blank lines, and with the lines of a paragraph made one where the text is hard-wrapped."""
    listed = list(pieces)
    margin, spaced = _margin([piece for piece in listed if isinstance(piece, Line)])
    open_line: Line | None = None
    last = ""
    parted = False
    for piece in listed:
        if isinstance(piece, Line) and piece.blank:
            parted = not spaced
            continue
        if isinstance(piece, Line):
            if open_line and not parted and margin and _continues(last, piece.text, margin):
                open_line = replace(open_line, text=open_line.text.rstrip() + piece.text.strip())
                last = piece.text
                continue
            if open_line:
                yield open_line
            open_line, last = piece, piece.text
        else:
            if open_line:
                yield open_line
            open_line = None
            yield piece
        parted = False
    if open_line:
        yield open_line


def width(text: str) -> int:
    """How many columns a text takes on a fixed grid: two for a Chinese character, one for a Latin one."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _margin(lines: list[Line]) -> tuple[int, bool]:
    """The width at which lines are cut (0: they are not), and whether blank lines stand between the lines of one paragraph."""
    widths = [taken for line in lines if not _COLUMNS.search(line.text) and (taken := width(line.text.rstrip())) >= _NARROWEST]
    if len(widths) < _CUT_LINES:
        return 0, False
    margin = sorted(widths)[int(len(widths) * 0.98)]
    if margin > _WIDEST or sum(value > margin + _SLACK for value in widths) > len(widths) // 50:
        return 0, False
    full = [index for index, line in enumerate(lines) if width(line.text.rstrip()) >= margin - _SLACK]
    long = sum(value > margin * 0.55 for value in widths)
    cut = sum(not _ENDS.search(lines[index].text) for index in full)
    if (len(full) < _FULL_LINES and cut < _CUT_LINES) or len(full) < 0.6 * long:
        return 0, False
    followed_by_blank = sum(index + 1 < len(lines) and lines[index + 1].blank for index in full)
    return margin, followed_by_blank > 0.6 * len(full)


def _continues(before: str, after: str, margin: int) -> bool:
    """Whether a line goes on in the next one: it is full, or it would be with the next word. After a full stop a short line without one, or
    one with a number, begins something new.
    """
    taken = width(before.rstrip())
    if _INDENTED.match(after) or _COLUMNS.search(before) or _COLUMNS.search(after) or _VALUES.search(before) or _VALUES.fullmatch(after):
        return False
    begins = bool(_BEGINS.match(after)) or (width(after.strip()) < 0.8 * margin and not _ENDS.search(after))
    if _ENDS.search(before):
        return taken >= margin - _SLACK and not begins
    word = _WORD.match(after.strip())
    return taken >= margin - _SLACK or (taken + width(word[0] if word else "") >= margin - 1 and not _BEGINS.match(after))
