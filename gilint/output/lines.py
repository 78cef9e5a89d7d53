"""Lines for people: spans with a style each, measured and broken by what a terminal shows, where a Chinese character takes two cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from rich.cells import cell_len, get_character_cell_size

Style = Literal["", "error", "warning", "info", "strong", "frame", "mark", "faint", "gutter", "cell", "other", "band", "found"]


class Span(NamedTuple):
    """Some text in one style."""

    text: str
    style: Style = ""


Line = tuple[Span, ...]


class Window(NamedTuple):
    """Lines that draw a place of the report; `number` is the line of the file that the one at `numbered` stands for, where known."""

    lines: tuple[Line, ...]
    numbered: int = 0
    number: int | None = None


_NOT_FIRST = "，。、；：？！）》〉】〕」』”’％…,.;:?!)]}"
_NOT_LAST = "（《〈【〔「『“‘([{"
_WIDENS = "\ufe0f"


def plain(line: Line) -> str:
    return "".join(span.text for span in line)


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """Break a text into lines of at most `width` cells, between Chinese characters or at blanks; never before a closing mark.

    Lines after the first begin with `hang` blanks.
    """
    first, *others = (text[start:end] for start, end in breaks(text, width, hang))
    return [first, *(" " * hang + line for line in others)]


def breaks(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Where the lines of a wrapped text begin and end, without the blanks between them; one line at least."""
    lines: list[tuple[int, int]] = []
    measures = list(accumulate(_sizes(text), initial=0))
    start, room, length = 0, width, len(text.rstrip())
    while start < length:
        # What has no width belongs to the character before it, and so the furthest place is taken.
        fits = max(bisect_right(measures, measures[start] + room) - 1, start + 1)
        end = length if fits >= length else next((at for at in range(fits, start, -1) if _parts(text, at)), fits)
        stripped = start + len(text[start:end].rstrip())
        if stripped > start:
            lines.append((start, stripped))
            room = width - hang
        start = end
        while start < length and text[start].isspace():
            start += 1
    return lines or [(0, 0)]


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    if cell_len(text) <= width:
        return text
    return _head(text, max(width - 1, 0)) + "…"


_BEGINNING = 6
"""The share of a line that the beginning of a path has where not even the file's name finds room behind an ellipsis."""


def cut_front(text: str, width: int) -> str:
    """The end of the text, after an ellipsis where it does not fit."""
    return text if cell_len(text) <= width else "…" + _head(text[::-1], max(width - 1, 0))[::-1]


def cut_path(path: str, width: int) -> str:
    """The path, or both its ends around an ellipsis: the file's name counts most, then what tells copies in other folders apart."""
    folder, _, name = path.rpartition("/")
    if cell_len(path) <= width or not folder:
        return cut(path, width)
    spare = width - 1 - cell_len(name)
    begun = _head(path, spare // 2 if spare >= 0 else min(max(width // _BEGINNING, 2), width - 1))
    return begun + cut_front(path[len(begun) :], width - cell_len(begun))


def pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def pad_left(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text


def _head(text: str, width: int) -> str:
    used = 0
    for index, sign in enumerate(text):
        used += cell_len(sign)
        if used > width:
            return text[:index]
    return text


def _sizes(text: str) -> Iterator[int]:
    """The cells of each character; a variation selector may make the one before it wider."""
    if _WIDENS in text:
        return (1 if sign == _WIDENS else get_character_cell_size(sign) for sign in text)
    return map(get_character_cell_size, text)


def _parts(text: str, at: int) -> bool:
    """Whether a line may end before the character at a place."""
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return before not in _NOT_LAST
    if not get_character_cell_size(after):
        return False
    return not (after in _NOT_FIRST or before in _NOT_LAST or ("!" <= before <= "~" and "!" <= after <= "~"))
