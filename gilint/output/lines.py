"""Lines for people: spans with a style each, measured and broken by what a terminal shows, where a Chinese character takes two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rich.cells import cell_len

Style = Literal["", "error", "warning", "info", "strong", "frame", "mark", "faint"]


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
_TOKEN = re.compile(r"\s+|[!-~]+|.", re.DOTALL)


def plain(line: Line) -> str:
    return "".join(span.text for span in line)


def wrap(text: str, width: int, hang: int = 0) -> list[str]:
    """Break a text into lines of at most `width` cells, between Chinese characters or at blanks; never before a closing mark.

    Lines after the first begin with `hang` blanks.
    """
    lines: list[str] = []
    line, used = "", 0
    for token in _unbroken(text, width - hang):
        size = cell_len(token)
        if line.strip() and used + size > width:
            lines.append(line.rstrip())
            token = token.lstrip()
            line, used = " " * hang, hang
            size = cell_len(token)
        line += token
        used += size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits before an ellipsis."""
    if cell_len(text) <= width:
        return text
    return _head(text, max(width - 1, 0)) + "…"


def cut_front(text: str, width: int) -> str:
    """The end of the text, after an ellipsis where it does not fit."""
    return text if cell_len(text) <= width else "…" + _head(text[::-1], max(width - 1, 0))[::-1]


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


def _unbroken(text: str, width: int) -> Iterator[str]:
    """Runs that stay on one line, unless they are too long for any."""
    run = ""
    for token in _TOKEN.findall(text):
        if run and token[0] not in _NOT_FIRST and run[-1] not in _NOT_LAST:
            yield from _pieces(run, width)
            run = ""
        run += token
    yield from _pieces(run, width)


def _pieces(run: str, width: int) -> Iterator[str]:
    while cell_len(run) > width and len(run) > 1:
        head = _head(run, width) or run[0]
        yield head
        run = run[len(head) :]
    if run:
        yield run
