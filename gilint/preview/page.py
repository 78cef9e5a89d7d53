"""A document with one finding marked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gilint.findings import Finding
from gilint.output.lines import Line, Span, Style
from gilint.output.window import table_window
from gilint.preview.aims import Aim, Aims, aims
from gilint.preview.boxes import ELLIPSIS
from gilint.preview.drawing import GUTTER, MARGIN, Piece
from gilint.preview.grid import draw_table
from gilint.preview.layout import Layout
from gilint.preview.marking import Mark, marked
from gilint.wording import say

_FRAME = Span("| ", "frame")
_SIGNS: Mapping[str, tuple[str, Style]] = {
    "legend.near": (">", "gutter"),
    "legend.cell": ("[ ]", "cell"),
    "legend.other": ("( )", "other"),
    "legend.words": ("^", "cell"),
    "legend.related": ("-", "other"),
    "legend.left-out": (ELLIPSIS, "faint"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on a page; `rows` has for each of its lines the one of the page."""

    piece: Piece
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Page:
    """`focus` to `focus_end` are the lines to bring into view; `related` the line of each of the finding's related places.

    `legend` says in one line what the signs mean that the page uses.
    """

    lines: tuple[Line, ...]
    focus: int = 0
    focus_end: int = 0
    related: tuple[int | None, ...] = ()
    legend: Line = ()
    pieces: tuple[Placed, ...] = ()


def show(layout: Layout, finding: Finding | None = None) -> Page:
    """Cheap. Without a finding nothing is marked."""
    wanted = aims(layout, finding) if finding else Aims()
    marks: dict[int, list[Mark]] = {}
    for aim in wanted.primary:
        marks.setdefault(aim.piece, []).append(Mark(aim.key, aim.start, aim.end, "cell"))
    for aim in wanted.others:
        marks.setdefault(aim.piece, []).append(Mark(aim.key, aim.start, aim.end, "other"))
    lines: list[Line] = []
    placed: list[Placed] = []
    after_inset = 0
    for index, piece in enumerate(layout.pieces):
        begin = len(lines)
        if index in marks:
            drawn = _with_columns(layout, piece, marks[index])
            told = marked(drawn, marks[index])
            lines += told.lines
            placed.append(Placed(drawn, [begin + row for row in told.rows]))
        else:
            lines += piece.lines
            placed.append(Placed(piece, range(begin, begin + len(piece.lines))))
        if finding and index == wanted.inset:
            lines += _inset(layout, finding)
            after_inset = len(lines)
    focus, end = _focus(wanted, placed)
    related = tuple(None if aim is None else _rows(aim, placed)[0] for aim in wanted.related)
    end = max(end, after_inset - 1) if wanted.inset is not None and wanted.primary and wanted.inset == wanted.primary[0].piece else end
    return Page(tuple(lines), focus, end, related, _legend(layout, wanted, marks, placed), tuple(placed))


def _with_columns(layout: Layout, piece: Piece, marks: Sequence[Mark]) -> Piece:
    """A table with columns left out again, so that those with marks are there; the piece itself where it is whole."""
    if piece.whole or piece.table is None:
        return piece
    ordered = sorted(marks, key=lambda mark: mark.look != "cell")
    keep = dict.fromkeys(mark.key[1] for mark in ordered if mark.key is not None)
    return draw_table(piece.table, layout.width, ascii=layout.ascii, keep=tuple(keep))


def _inset(layout: Layout, finding: Finding) -> list[Line]:
    """The table as it was recognised, for cells that stand in no table."""
    report = layout.checked.report
    if report is None:
        return []
    window = table_window(report, finding.location, layout.width - GUTTER - 2, finding.severity, layout.lang)
    return [(MARGIN, _FRAME, *line) for line in window.lines]


def _focus(wanted: Aims, placed: Sequence[Placed]) -> tuple[int, int]:
    """The lines of the first place, and of those that follow in the same piece."""
    if not wanted.primary:
        return 0, 0
    first = wanted.primary[0]
    rows = [row for aim in wanted.primary if aim.piece == first.piece for row in _rows(aim, placed)]
    return min(rows), max(rows)


def _rows(aim: Aim, placed: Sequence[Placed]) -> Sequence[int]:
    """The lines of a place on the page, one at least; where its column is left out, those of its row."""
    piece, rows = placed[aim.piece].piece, placed[aim.piece].rows
    area = piece.areas.get(aim.key) if aim.key is not None else None
    if area is None and aim.key is not None:
        area = next((beside for key, beside in sorted(piece.areas.items(), reverse=True) if key[0] == aim.key[0]), None)
    if area is None:
        return rows or [0]
    lines = [part.line for part in area.slices if aim.start == aim.end or (part.start < aim.end and aim.start < part.end)]
    return [rows[line] for line in lines]


def _legend(layout: Layout, wanted: Aims, marks: dict[int, list[Mark]], placed: Sequence[Placed]) -> Line:
    used: set[str] = {"legend.near"} if wanted.near else set()
    for index, found in marks.items():
        piece = placed[index].piece
        for mark in found:
            if piece.table is not None and mark.key is not None:
                used.add("legend.cell" if mark.look == "cell" else "legend.other")
            elif mark.start < mark.end:
                used.add("legend.words" if mark.look == "cell" else "legend.related")
        if not piece.whole:
            used.add("legend.left-out")
    told = ((Span(sign, style), Span(f" {say(key, layout.lang)}  ")) for key, (sign, style) in _SIGNS.items() if key in used)
    return tuple(span for pair in told for span in pair)
