"""Which lines of labels go with which row of values, in a table without lines whose labels take several lines each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Final

from gilint.readers.paged.aligned import SAME_CELL, Unaligned

_LONGEST: Final = 30
"""Lines of a label."""
# Costs, in characters' sizes that a label stands off from its values.
_ROW_OF_ITS_OWN: Final = 0.35
"""A label without values; more than what centred text may be off, less than what a line too many moves the middle of a label."""
_FAR: Final = 32
"""A label that stands off farther than this is not tried."""
_NO_LABEL: Final = 2.0
_WIDE_GAP: Final = 2.0
_BEGUN_WITHIN: Final = 4.0
"""A numbered line that is not the first one of its label."""
_TOO_LOOSE: Final = 2 * _BEGUN_WITHIN
"""Lines that are so little one label are not tried as one."""
_NOT_BEGUN: Final = 0.5
"""A label that has no number where others have."""
_CLEAR: Final = 0.02
"""By how much, for each line, the best way has to be better than the next where labels have many lines."""

WAYS: Final = ("top", "middle", "bottom")
"""How values stand beside a label of several lines."""


@dataclass(frozen=True, slots=True)
class LabelLine:
    """The middle of a line of labels; `begins` says that it has a number in front (（一） or 1.), as the first line of a label has."""

    middle: float
    begins: bool = False


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


def shares(
    labels: Sequence[LabelLine], entries: Sequence[Entry], size: float, walls: Sequence[float] = (), ways: Sequence[str] = WAYS
) -> tuple[str, list[Share]]:
    """The best of the ways, and for it the shares from top to bottom. `walls` are lines that part rows.

    Raises Unaligned where lines stand so close that other shares are nearly as good.
    """
    found = sorted(((*_shared(labels, entries, size, walls, way), way) for way in ways), key=lambda one: one[0])
    least, best, way = found[0]
    if least == inf:
        raise Unaligned
    rival = min((cost for cost, path, _ in found if path != best), default=inf)
    if len(labels) > 2 * len(entries) and rival - least < _CLEAR * len(labels):
        raise Unaligned
    return way, best


def plain_way(labels: Sequence[LabelLine], entries: Sequence[Entry], size: float, walls: Sequence[float]) -> str:
    """The way that is clearly better than the others, empty where none is."""
    best, second, _ = sorted((_shared(labels, entries, size, walls, way)[0], way) for way in WAYS)
    return best[1] if len(labels) > len(entries) and best[0] < inf and second[0] - best[0] >= _CLEAR * len(labels) else ""


def _shared(
    labels: Sequence[LabelLine], entries: Sequence[Entry], size: float, walls: Sequence[float], way: str
) -> tuple[float, list[Share]]:
    """The shares of least cost with that cost: step by step one more label or entry, or both."""
    costs = [[inf] * (len(entries) + 1) for _ in range(len(labels) + 1)]
    steps: list[list[Share | None]] = [[None] * (len(entries) + 1) for _ in range(len(labels) + 1)]
    costs[0][0] = 0.0
    looseness = _looseness(labels, size, walls)
    numbered = any(line.begins for line in labels)
    for start in range(len(labels) + 1):
        for entry in range(len(entries) + 1):
            so_far = costs[start][entry]
            if so_far == inf or (
                start < len(labels) and entry < len(entries) and abs(labels[start].middle - entries[entry].top) > _FAR * size
            ):
                continue
            options: list[tuple[float, Share, int]] = []
            if entry < len(entries):
                options.append((0.0 if entries[entry].labelled else _NO_LABEL, Share(start, start, entry), entry + 1))
            for end in range(start + 1, min(start + _LONGEST, len(labels)) + 1):
                within = looseness[end - 1] - looseness[start]
                if within > _TOO_LOOSE:
                    break
                loose = within + _NOT_BEGUN * (numbered and not labels[start].begins)
                options.append((loose + _ROW_OF_ITS_OWN, Share(start, end, None), entry))
                if entry < len(entries):
                    off = _off(labels[start].middle, labels[end - 1].middle, entries[entry], way, size)
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


def _looseness(labels: Sequence[LabelLine], size: float, walls: Sequence[float]) -> list[float]:
    """What it costs that lines are one label, summed up from the first line on: gaps that are wide, numbers, and walls part labels."""
    summed = [0.0]
    for above, below in pairwise(labels):
        wide = max(0.0, (below.middle - above.middle) / size - SAME_CELL) * _WIDE_GAP
        parted = 100.0 * any(above.middle < wall < below.middle for wall in walls)
        summed.append(summed[-1] + wide + _BEGUN_WITHIN * below.begins + parted)
    return summed


def _off(first: float, last: float, entry: Entry, way: str, size: float) -> float:
    """How far a label stands off from its values; what stands beside headings of several lines only has to stand beside them."""
    if entry.top < entry.bottom:
        return max(0.0, entry.top - size - first, last - entry.bottom - size) / size
    at = {"top": first, "middle": (first + last) / 2, "bottom": last}[way]
    return abs(at - entry.top) / size
