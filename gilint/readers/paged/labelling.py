"""Which lines of labels go with which row of values, in a table without lines whose labels take several lines each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final

from gilint.readers.paged.aligned import SAME_CELL, Unaligned

_LONGEST: Final = 14
"""Lines of a label."""
# Costs, in characters' sizes that a label stands off from its values.
_ROW_OF_ITS_OWN: Final = 0.35
"""A label without values; more than what centred text may be off, less than what a line too many moves the middle of a label."""
_FAR: Final = 16
"""A label that stands off farther than this is not tried."""
_NO_LABEL: Final = 2.0
_WIDE_GAP: Final = 2.0
_CLEAR: Final = 0.02
"""By how much, for each line, the best way has to be better than the next where labels have many lines."""

WAYS: Final = ("top", "middle", "bottom")
"""How values stand beside a label of several lines."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of values, or headings, from the middle of its first line to that of its last; `labelled` elsewhere than among the labels."""

    top: float
    bottom: float
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """The labels `start` to `end` (outside) go with an entry, or with none, or an entry has none."""

    start: int
    end: int
    entry: int | None


def shares(labels: Sequence[float], entries: Sequence[Entry], size: float, walls: Sequence[float] = ()) -> tuple[str, list[Share]]:
    """The best way, and for it the shares from top to bottom. `labels` are the middles of their lines, `walls` lines that part rows.

    Raises Unaligned where lines stand so close that another way is nearly as good.
    """
    found = sorted(((*_shared(labels, entries, size, walls, way), way) for way in WAYS), key=lambda one: one[0])
    least, best, way = found[0]
    if least == inf:
        raise Unaligned
    if len(labels) > 2 * len(entries) and found[1][0] - least < _CLEAR * len(labels):
        raise Unaligned
    return way, best


def _shared(labels: Sequence[float], entries: Sequence[Entry], size: float, walls: Sequence[float], way: str) -> tuple[float, list[Share]]:
    """The shares of least cost with that cost: step by step one more label or entry, or both."""
    costs = [[inf] * (len(entries) + 1) for _ in range(len(labels) + 1)]
    steps: list[list[Share | None]] = [[None] * (len(entries) + 1) for _ in range(len(labels) + 1)]
    costs[0][0] = 0.0
    looseness = _looseness(labels, size, walls)
    for start in range(len(labels) + 1):
        for entry in range(len(entries) + 1):
            so_far = costs[start][entry]
            if so_far == inf or (start < len(labels) and entry < len(entries) and abs(labels[start] - entries[entry].top) > _FAR * size):
                continue
            options: list[tuple[float, Share, int]] = []
            if entry < len(entries):
                options.append((0.0 if entries[entry].labelled else _NO_LABEL, Share(start, start, entry), entry + 1))
            for end in range(start + 1, min(start + _LONGEST, len(labels)) + 1):
                loose = looseness[end - 1] - looseness[start]
                options.append((loose + _ROW_OF_ITS_OWN, Share(start, end, None), entry))
                if entry < len(entries):
                    off = _off(labels[start], labels[end - 1], entries[entry], way, size)
                    options.append((loose + off, Share(start, end, entry), entry + 1))
            for cost, share, after in options:
                if so_far + cost < costs[share.end][after]:
                    costs[share.end][after] = so_far + cost
                    steps[share.end][after] = share
    return costs[-1][-1], _path(steps)


def _path(steps: list[list[Share | None]]) -> list[Share]:
    path: list[Share] = []
    label, entry = len(steps) - 1, len(steps[0]) - 1
    while (share := steps[label][entry]) is not None:
        path.append(share)
        label = share.start
        entry -= share.entry is not None
    path.reverse()
    return path


def _looseness(labels: Sequence[float], size: float, walls: Sequence[float]) -> list[float]:
    """What it costs that lines are one label, summed up from the first line on: gaps that are wide, and walls, part labels."""
    summed = [0.0]
    for above, below in pairwise(labels):
        wide = max(0.0, (below - above) / size - SAME_CELL) * _WIDE_GAP
        summed.append(summed[-1] + wide + 100.0 * any(above < wall < below for wall in walls))
    return summed


def _off(first: float, last: float, entry: Entry, way: str, size: float) -> float:
    """How far a label stands off from its values; what stands beside headings of several lines only has to stand beside them."""
    if entry.top < entry.bottom:
        return max(0.0, entry.top - size - first, last - entry.bottom - size) / size
    at = {"top": first, "middle": (first + last) / 2, "bottom": last}[way]
    return abs(at - entry.top) / size
