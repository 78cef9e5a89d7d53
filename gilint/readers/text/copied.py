"""Tables as a browser copies them whose cells hold paragraphs: tabs part the cells, but a paragraph stands between blank lines of its own.

A row of two cells reads `label ⇥ ¶ ¶ 12 ¶ ¶ ¶`: two line breaks around a text are its paragraph's, one more ends the row. A text that
stands on one line with a tab is no paragraph of its own, and the first line break behind it ends its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gilint.readers.text.lines import TOP_LEVEL, Line

Row = list[tuple[str, Line]]

_FEWEST = 3
_LONGEST_FRAGMENT = 14
_WITHIN_ROW = ("\t", "\t\n\n", "\n\n\t", "\n\n\t\n\n")
"""The gaps that surely part two cells of one row."""
_VALUE = re.compile(r"[\s\d０-９,，.．/／—–－+-]*(?<![.．])(?:件|个|条|项|万元|元)?|无|空")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with the tabs and line breaks around it. A no-break or full-width blank is a text: it is what blank cells hold."""

    text: str
    line: Line
    at: int
    before: str
    after: str

    @property
    def inline(self) -> bool:
        return self.before.endswith("\t") or not self.after.startswith("\n\n")

    @property
    def worded(self) -> bool:
        return not _VALUE.fullmatch(self.text)


def is_copied(lines: Sequence[Line]) -> bool:
    """Whether cells stand as paragraphs below the tab that parts them from the cell before, or as a bare line break."""
    found = sum(
        (text.before.endswith("\t\n\n") and text.after.startswith("\n\n")) or text.after.startswith("\t\n\t\n\t") for text in _texts(lines)
    )
    return found >= _FEWEST


def is_copied_without_tabs(lines: Sequence[Line]) -> bool:
    """Whether the tabs between cells that are paragraphs are lost, as in a selection: one is left behind each label."""
    found = sum(text.before == "\t\n" and text.after.startswith("\n\n") and not text.worded for text in _texts(lines))
    return found >= _FEWEST


def copied_tables(lines: Sequence[Line]) -> Iterator[Line | list[Row]]:
    """All lines in order, those of a table as its rows."""
    texts = _with_whole_labels(_texts(lines))
    beginnings = _beginnings(texts)
    number = done = 0
    while number < len(texts):
        if _begins_row(texts[number]):
            yield from lines[done : texts[number].at]
            rows, number = _rows(texts, beginnings, number)
            yield rows
            done = texts[number].at if number < len(texts) else len(lines)
        else:
            number += 1
    yield from lines[done:]


def _texts(lines: Sequence[Line]) -> list[_Text]:
    found: list[tuple[str, int]] = []
    gaps: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        for number, text in enumerate(piece.strip(" ") for piece in line.text.split("\t")):
            if number:
                gaps[-1].append("\t")
            if text:
                found.append((text, at))
                gaps.append([])
        gaps[-1].append("\n")
    around = pairwise("".join(gap) for gap in gaps)
    return [_Text(text, lines[at], at, before, after) for (text, at), (before, after) in zip(found, around, strict=True)]


def _with_whole_labels(texts: Sequence[_Text]) -> list[_Text]:
    """A label in several paragraphs as one text; it stands within a row, or in front of values."""
    whole: list[list[_Text]] = []
    for text, following in zip(texts, [*texts[1:], None], strict=True):
        first, last = (whole[-1][0], whole[-1][-1]) if whole else (None, None)
        parted = text.before == "\n\n" or (text.before == "\n" and not text.inline)
        if first and last and parted and last.worded and text.worded and not TOP_LEVEL.match(text.text):
            worded = following is not None and following.worded and text.after.count("\t") == 1 and not text.after.endswith("\n\n\n")
            if ("\t" in text.after and not worded) or (first.before in _WITHIN_ROW and not TOP_LEVEL.match(_lines(whole[-1][:2]))):
                whole[-1].append(text)
                continue
        whole.append([text])
    return [replace(pieces[0], text=_lines(pieces), after=pieces[-1].after) for pieces in whole]


def _lines(pieces: Sequence[_Text]) -> str:
    return "\n".join(piece.text for piece in pieces)


def _begins_row(text: _Text) -> bool:
    """Whether tabs say that a text is a cell. A paragraph before an inline cell stands above a table, unless it has just ended a row."""
    paragraph, tab, _ = text.after.partition("\t")
    if text.before.endswith("\t") or (tab and not paragraph):
        return True
    return bool(tab) and paragraph == "\n\n" and (text.after.endswith("\n") or text.before.endswith("\n\n\n"))


def _beginnings(texts: Sequence[_Text]) -> list[bool]:
    """Which texts begin a row inside a table, where a piece of a label may stand alone before the line on which the label goes on."""
    begins = False
    listed: list[bool] = []
    for text in reversed(texts):
        is_piece = len(text.text) <= _LONGEST_FRAGMENT and text.after == "\n"
        begins = _begins_row(text) or (is_piece and begins)
        listed.append(begins)
    return listed[::-1]


def _rows(texts: Sequence[_Text], beginnings: Sequence[bool], number: int) -> tuple[list[Row], int]:
    """The rows from a text on, and the number of the text behind them."""
    first = texts[number]
    rows: list[Row] = [[("", first.line)] * (first.before.count("\t") if first.before.endswith("\t") else 0)]
    while True:
        here = texts[number]
        rows[-1].append((here.text, here.line))
        number += 1
        after = texts[number] if number < len(texts) else None
        ends, blanks, goes_on = _between(rows[-1], here, after)
        if ends:
            rows.append([])
        rows[-1].extend([("", here.line)] * blanks)
        if not goes_on:
            if not after or not beginnings[number]:
                return rows, number
            rows.append([])


def _between(row: Row, here: _Text, after: _Text | None) -> tuple[bool, int, bool]:
    """Whether a row of blank cells begins behind a text, how many blanks follow, and whether the next text stands in one row with them."""
    first, *others = (len(breaks) for breaks in here.after.split("\t"))
    if not others:
        return False, 0, False
    ends = first > (0 if here.inline else 2)
    goes_on = after is not None and (others[-1] == 0 or (not after.inline and not _leads_row(after, [] if ends else row, others[-1])))
    return ends, len(others) + ends - goes_on, goes_on


def _leads_row(text: _Text, row: Row, breaks: int) -> bool:
    """Whether a paragraph that many line breaks below a tab is the first of its row: words that do not follow words. A value never is."""
    last = next((cell for cell, _ in reversed(row) if cell.strip()), "")
    return text.worded and (breaks != 2 or bool(TOP_LEVEL.match(text.text)) or bool(_VALUE.fullmatch(last)))
