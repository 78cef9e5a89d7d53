"""The straight lines of a page as a person sees them: segments, dashes and dots that follow one another are one stroke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gilint.readers.paged.page import Rule

_BESIDE = 0.2
"""How far apart, as a share of the reach, pieces of one stroke may stand across its direction."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line at one height (or, of those that run down, at one distance from the left), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Strokes:
    across: tuple[Stroke, ...]
    down: tuple[Stroke, ...]


def strokes(rules: Iterable[Rule], reach: float) -> Strokes:
    """The strokes longer than `reach`; pieces that stand less than that apart are joined, and shorter ones are dots of either direction."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    for rule in rules:
        box = rule.box
        wide, high = box.right - box.left, box.bottom - box.top
        dot = max(wide, high) < reach
        if rule.across or dot:
            across.append(Stroke(box.middle, box.left, box.right))
        if not rule.across or dot:
            down.append(Stroke((box.left + box.right) / 2, box.top, box.bottom))
    return Strokes(tuple(_joined(across, reach)), tuple(_joined(down, reach)))


def _joined(pieces: list[Stroke], reach: float) -> Iterator[Stroke]:
    """Pieces at one height are joined where they touch or nearly do."""
    pieces.sort(key=lambda piece: piece.at)
    level: list[Stroke] = []
    for piece in pieces:
        if level and piece.at - level[0].at > _BESIDE * reach:
            yield from _runs(level, reach)
            level.clear()
        level.append(piece)
    yield from _runs(level, reach)


def _runs(level: list[Stroke], reach: float) -> Iterator[Stroke]:
    level.sort(key=lambda piece: piece.start)
    at = sum(piece.at for piece in level) / max(len(level), 1)
    start = end = 0.0
    for number, piece in enumerate(level):
        if number and piece.start - end <= reach:
            end = max(end, piece.end)
            continue
        if end - start > reach:
            yield Stroke(at, start, end)
        start, end = piece.start, piece.end
    if end - start > reach:
        yield Stroke(at, start, end)
