"""Marks places on drawn lines, so that they are seen with colours and without: `[ ]` and `( )` around cells, `^` and `-` below words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len, split_text

from gilint.output.lines import Line, Span, Style
from gilint.preview.drawing import MARGIN, Area, Key, Piece

Look = Literal["cell", "other"]

_BRACKETS: dict[Look, str] = {"cell": "[]", "other": "()"}
_BELOW: dict[Look, str] = {"cell": "^", "other": "-"}
_SIGNS: dict[Look, str] = {"cell": "> ", "other": "- "}
_MOST_CROSSED = 2
"""Of more cells than these, rows and columns are not marked: it would be half of the table."""


class Mark(NamedTuple):
    """A text to mark, or the words of it from `start` to `end`; with no key the whole piece."""

    key: Key | None
    start: int
    end: int
    look: Look


class Edit(NamedTuple):
    """From cell `start` to cell `end` of a line the style is another one, and so is the text where there is one."""

    line: int
    start: int
    end: int
    style: Style
    text: str = ""


class Marked(NamedTuple):
    """The lines of a piece with marks; `rows` says which of them each line of the piece has become."""

    lines: tuple[Line, ...]
    rows: tuple[int, ...]


def marked(piece: Piece, marks: Sequence[Mark]) -> Marked:
    """The piece with its marks; what only involves a place gives way to what it is about."""
    ordered = sorted(marks, key=lambda mark: mark.look == "cell")
    lines = list(piece.lines)
    for edit in (*_bands(piece, marks), *_edits(piece, ordered)):
        lines[edit.line] = edited(lines[edit.line], edit)
    signs = {line: mark.look for mark in ordered for line in _lines(piece, mark)}
    below = _below(piece, ordered)
    told: list[Line] = []
    rows: list[int] = []
    for index, line in enumerate(lines):
        rows.append(len(told))
        told.append((Span(_SIGNS[signs[index]], "gutter"), *line[1:]) if index in signs else line)
        told += below.get(index, ())
    return Marked(tuple(told), tuple(rows))


def edited(line: Line, edit: Edit) -> Line:
    """The line with a stretch of its cells in another style, or with other text there."""
    before: list[Span] = []
    within: list[Span] = []
    after: list[Span] = []
    at = 0
    for text, style in line:
        size = cell_len(text)
        first, rest = _split(text, edit.start - at, size)
        middle, last = _split(rest, edit.end - max(at, edit.start), size - cell_len(first))
        for piece, parts, look in ((first, before, style), (middle, within, edit.style), (last, after, style)):
            if piece:
                parts.append(Span(piece, look))
        at += size
    words = edit.text or "".join(span.text for span in within)
    return *before, Span(words, edit.style), *after


def _split(text: str, at: int, size: int) -> tuple[str, str]:
    return ("", text) if at <= 0 else (text, "") if at >= size else split_text(text, at)


def _lines(piece: Piece, mark: Mark) -> Iterable[int]:
    """The lines that a sign stands before."""
    if mark.key is None:
        return range(len(piece.lines))
    area = piece.areas.get(mark.key)
    if area is None:
        return ()
    return [part.line for part in area.slices if mark.start == mark.end or (part.start < mark.end and mark.start < part.end)]


def _edits(piece: Piece, marks: Sequence[Mark]) -> list[Edit]:
    edits = [edit for mark in marks for edit in _words(piece, mark)]
    brackets: dict[tuple[int, int], Edit | None] = {}
    for mark in marks:
        area = piece.areas.get(mark.key) if mark.key is not None and piece.table is not None else None
        for part in area.slices if area else ():
            for at, sign in zip((part.at - 1, part.at + part.size), _BRACKETS[mark.look], strict=True):
                shared = mark.look == "other" and (part.line, at) in brackets
                # Where two cells have but their border between them, it stays, and one pair stands around both.
                brackets[part.line, at] = None if shared else Edit(part.line, at, at + 1, mark.look, sign)
    return [*edits, *(edit for edit in brackets.values() if edit)]


def _words(piece: Piece, mark: Mark) -> list[Edit]:
    """The words of a mark; of a whole cell its text, of a whole paragraph none."""
    area = piece.areas.get(mark.key) if mark.key is not None else None
    if area is None or (mark.start == mark.end and piece.table is None):
        return []
    if mark.start == mark.end:
        return [Edit(part.line, part.at, part.at + part.size, mark.look) for part in area.slices]
    return [Edit(line, at, at + size, mark.look) for line, at, size in stretches(area, mark.start, mark.end) if size]


def stretches(area: Area, start: int, end: int) -> Iterable[tuple[int, int, int]]:
    """Where the characters from `start` to `end` of a text stand: line, cell and size of each piece."""
    for part in area.slices:
        first, last = max(start, part.start), min(end, part.end)
        if first < last:
            yield part.line, part.at + cell_len(area.text[part.start : first]), cell_len(area.text[first:last])


def _below(piece: Piece, marks: Sequence[Mark]) -> dict[int, tuple[Line, ...]]:
    """Lines that underline words of paragraphs, by the line that they stand below."""
    cells: dict[int, dict[int, Look]] = {}
    for mark in marks if piece.table is None else ():
        for edit in _words(piece, mark):
            cells.setdefault(edit.line, {}).update(dict.fromkeys(range(edit.start, edit.end), mark.look))
    return {line: (_underline(looks),) for line, looks in cells.items()}


def _underline(looks: dict[int, Look]) -> Line:
    spans = [MARGIN]
    for at in range(cell_len(MARGIN.text), max(looks) + 1):
        look = looks.get(at)
        spans.append(Span(_BELOW[look], look) if look else Span(" "))
    return tuple(spans)


def _bands(piece: Piece, marks: Sequence[Mark]) -> list[Edit]:
    """The rows of the cells that a finding is about, and the columns above them."""
    keys = [mark.key for mark in marks if mark.look == "cell" and mark.key in piece.areas]
    if piece.table is None or len(keys) > _MOST_CROSSED:
        return []
    edits: list[Edit] = []
    for cell in (piece.areas[key] for key in keys if key is not None):
        for area in piece.areas.values():
            first, last = max(area.top, cell.top), min(area.bottom, cell.bottom)
            if first < last:
                edits += (Edit(line, area.left, area.right, "band") for line in range(first, last))
            elif area.bottom <= cell.top and (area.left, area.right) == (cell.left, cell.right):
                edits += (Edit(line, area.left, area.right, "band") for line in range(area.top, area.bottom))
    return edits
