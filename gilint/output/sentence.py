"""Draws the sentence that a finding quotes, with the quoted words underlined."""

from __future__ import annotations

from rich.cells import cell_len

from gilint.findings import Location
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Style, Window, cut, cut_front, wrap
from gilint.output.quoting import occurrences

_MOST_LINES = 3


def sentence_window(location: Location, width: int, style: Style) -> Window:
    """Lines of at most `width` cells: the quoted words, with as much of what stands around them as fits beside."""
    words, around = harmless(location.quote).strip(), harmless(location.context)
    if not words:
        return Window(())
    before, words, after = _parted(around, words)
    room = width - cell_len(words)
    if room < 0:
        return Window(_long(words, width, style), 0, location.place.line)
    left = cell_len(before)
    right = cell_len(after)
    for_left = min(left, max(room // 2, room - right))
    head = cut_front(before, for_left) if for_left > 1 or left <= for_left else ""
    tail = cut(after, room - cell_len(head)) if room - cell_len(head) > 1 or not after else ""
    line = (Span(head), Span(words, style), Span(tail))
    return Window((line, _under(cell_len(head), cell_len(words), style)), 0, location.place.line)


def _parted(around: str, words: str) -> tuple[str, str, str]:
    """What stands before the words, the words as printed there, and what stands after."""
    start, end = next(occurrences(around, words), (0, 0))
    return (around[:start], around[start:end], around[end:]) if end else ("", words, "")


def _long(words: str, width: int, style: Style) -> tuple[Line, ...]:
    lines = wrap(words, width)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], cut("".join(lines[_MOST_LINES - 1 :]), width)]
    return tuple(drawn for line in lines for drawn in ((Span(line, style),), _under(0, cell_len(line), style)))


def _under(start: int, size: int, style: Style) -> Line:
    return Span(" " * start), Span("^" * size, style)
