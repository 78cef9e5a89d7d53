"""Joins lines that were cut at the right margin, as in text taken from a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from gilint.readers.text.lines import Line
from gilint.readers.text.tables import TextTable

_NARROWEST, _WIDEST = 36, 130
_FULL_LINES, _CUT_LINES = 8, 3
"""How many lines have to end at the margin; fewer will do where so many of them, and most, end in mid-sentence."""
_SLACK = 7
"""How far before the margin a full line may end: a mark that may not begin a line takes a character along, a word or number more."""
_BEGINS = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分|\d{1,2}[.．、](?!\d))"
)
_INDENTED = re.compile(r"(?:　{2}| {2,}|\t)\S")
_TWO_VALUES = re.compile(r"(?:^|\s)[\d０-９][\d０-９.,]*\s[\d０-９][\d０-９.,]*\s*$")
_VALUES = re.compile(r"(?:(?:^|\s)[\d０-９][\d０-９.,]*){2,}\s*")
_WORD = re.compile(r"[!-~]+|.[，。、；：？！”’）》]*")
"""What may not be parted at a margin."""
_COLUMNS = re.compile(r"^ {7}|\S {2,}\S")
"""Blanks that set a table's columns."""
_CUT_NUMBER = re.compile(r"[0-9０-９][ ]*\n[0-9０-９]")
_ENDS = re.compile(r"[。！？；：:;!?][”’）)》]*\s*$")

Piece = Line | TextTable


@dataclass(frozen=True, slots=True)
class Margin:
    """Where lines are cut: `width` columns (0: they are not), or `characters` whatever their width where so many lines have just as many.

    `spaced` says that blank lines stand between the lines of one paragraph.
    """

    width: int = 0
    characters: int = 0
    spaced: bool = False

    def is_reached_by(self, line: str) -> bool:
        return width(line.rstrip()) >= self.width - _SLACK or len(line.rstrip()) == self.characters


def join_wrapped(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without blank lines, and with the lines of a paragraph made one where the text is hard-wrapped."""
    listed = list(pieces)
    margin = _margin([piece for piece in listed if isinstance(piece, Line)])
    open_line: Line | None = None
    texts: list[str] = []
    parted = False
    for piece in listed:
        if isinstance(piece, Line) and piece.blank:
            parted = not margin.spaced
            continue
        if isinstance(piece, Line):
            if open_line and not parted and margin.width and _continues(texts[-1], piece.text, margin):
                texts.append(piece.text)
                continue
            if open_line:
                yield _joined(open_line, texts)
            open_line, texts = piece, [piece.text]
        else:
            if open_line:
                yield _joined(open_line, texts)
            open_line = None
            yield piece
        parted = False
    if open_line:
        yield _joined(open_line, texts)


def _joined(line: Line, texts: list[str]) -> Line:
    """A paragraph from its lines, the first of which keeps the blanks in front."""
    first, *others = texts
    return replace(line, text="".join((first.rstrip(), *(text.strip() for text in others)))) if others else line


def width(text: str) -> int:
    """How many columns a text takes on a fixed grid: two for a Chinese character, one for a Latin one."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _margin(lines: list[Line]) -> Margin:
    widths = [taken for line in lines if not _COLUMNS.search(line.text) and (taken := width(line.text.rstrip())) >= _NARROWEST]
    if len(widths) < _CUT_LINES:
        return Margin()
    margin = sorted(widths)[int(len(widths) * 0.98)]
    if margin > _WIDEST or sum(value > margin + _SLACK for value in widths) > len(widths) // 50:
        return Margin()
    full = [index for index, line in enumerate(lines) if width(line.text.rstrip()) >= margin - _SLACK]
    long = sum(value > margin * 0.55 for value in widths)
    cut = sum(not _ENDS.search(lines[index].text) for index in full)
    many = len(full) >= _FULL_LINES and len(full) >= 0.6 * long
    if not many and (cut < _CUT_LINES or cut < 0.6 * len(full) or len(full) < 0.35 * long):
        return Margin()
    followed_by_blank = sum(index + 1 < len(lines) and lines[index + 1].blank for index in full)
    return Margin(margin, _characters([line.text.rstrip() for line in lines]), followed_by_blank > 0.6 * len(full))


def _characters(texts: list[str]) -> int:
    """The number of characters that no line exceeds and many reach."""
    counts = Counter(len(text) for text in texts if width(text) >= _NARROWEST and not _TWO_VALUES.search(text))
    longest = max(counts)
    return longest if counts[longest] >= _FULL_LINES else 0


def _continues(before: str, after: str, margin: Margin) -> bool:
    """Whether a line goes on in the next one: it is full, or it would be with the next word. After a full stop a short line without one, or
    one with a number, begins something new.
    """
    taken = width(before.rstrip())
    if (
        _INDENTED.match(after)
        or _COLUMNS.search(before)
        or _COLUMNS.search(after)
        or _TWO_VALUES.search(before)
        or _VALUES.fullmatch(after)
    ):
        return False
    begins = bool(_BEGINS.match(after)) or (width(after.strip()) < 0.8 * margin.width and not _ENDS.search(after))
    if _ENDS.search(before):
        return margin.is_reached_by(before) and not begins
    if _CUT_NUMBER.search(before + "\n" + after.lstrip()) and taken >= 0.6 * margin.width and not _BEGINS.match(after):
        return True
    word = _WORD.match(after.strip())
    return margin.is_reached_by(before) or (taken + width(word[0] if word else "") >= margin.width - 1 and not _BEGINS.match(after))
