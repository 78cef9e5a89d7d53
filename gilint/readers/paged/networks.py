"""Which strokes of a page belong together: those that meet, directly or through others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import deque

from gilint.readers.paged.strokes import Stroke, Strokes

MOST_STROKES = 20_000
MOST_MEETINGS = 1_000_000
"""Bounds of what is taken for tables; a page with more is a drawing."""
_LATELY = 5
"""Among how many networks that end shortly above another the one is looked for that it goes on from."""


def networks(strokes: Strokes, reach: float) -> list[Strokes]:
    """Strokes that come as near as `reach` to one that runs the other way, by network; none where there are too many to be tables.

    A stroke across that meets no other is a network of its own.
    """
    across, down = strokes.across, strokes.down
    if len(across) + len(down) > MOST_STROKES:
        return []
    parents = list(range(len(across) + len(down)))
    opening, query, closing = 0, 1, 2
    sweep: list[tuple[float, int, int]] = []
    for number, stroke in enumerate(across):
        sweep += (stroke.start - reach, opening, number), (stroke.end + reach, closing, number)
    sweep.extend((stroke.at, query, number) for number, stroke in enumerate(down))
    sweep.sort()
    heights: list[tuple[float, int]] = []
    meetings = 0
    for _, what, number in sweep:
        if what == opening:
            insort(heights, (across[number].at, number))
        elif what == closing:
            del heights[bisect_left(heights, (across[number].at, number))]
        else:
            stroke = down[number]
            met = heights[bisect_left(heights, (stroke.start - reach, 0)) : bisect_right(heights, (stroke.end + reach, len(across)))]
            meetings += len(met)
            if meetings > MOST_MEETINGS:
                return []
            for _, other in met:
                _unite(parents, len(across) + number, other)
    return _by_root(strokes, parents)


def _by_root(strokes: Strokes, parents: list[int]) -> list[Strokes]:
    across: dict[int, list[Stroke]] = {}
    down: dict[int, list[Stroke]] = {}
    for number, stroke in enumerate(strokes.across):
        across.setdefault(_root(parents, number), []).append(stroke)
    for number, stroke in enumerate(strokes.down, start=len(strokes.across)):
        down.setdefault(_root(parents, number), []).append(stroke)
    return [Strokes(tuple(across[root]), tuple(down.get(root, ()))) for root in across]


def _root(parents: list[int], member: int) -> int:
    while parents[member] != member:
        parents[member] = parents[parents[member]]
        member = parents[member]
    return member


def _unite(parents: list[int], one: int, other: int) -> None:
    parents[_root(parents, one)] = _root(parents, other)


def stacked(networks: list[Strokes], reach: float, gap: float) -> list[Strokes]:
    """Networks without lines at their sides that stand above one another, as wide and less than `gap` apart, are one.

    A row that is one cell from side to side has no line down, and so parts a table that is open at its sides.
    """
    stacks: list[Strokes] = []
    lately: deque[int] = deque(maxlen=_LATELY)
    for network in sorted(networks, key=_top):
        if not _is_open(network, reach):
            stacks.append(network)
            continue
        above = next((number for number in lately if _is_above(stacks[number], network, reach, gap)), None)
        if above is None:
            lately.append(len(stacks))
            stacks.append(network)
        else:
            stacks[above] = Strokes(stacks[above].across + network.across, stacks[above].down + network.down)
    return stacks


def _top(network: Strokes) -> float:
    return min(stroke.at for stroke in network.across)


def _sides(network: Strokes) -> tuple[float, float]:
    return min(stroke.start for stroke in network.across), max(stroke.end for stroke in network.across)


def _is_open(network: Strokes, reach: float) -> bool:
    left, right = _sides(network)
    return not any(stroke.at - left <= reach or right - stroke.at <= reach for stroke in network.down)


def _is_above(upper: Strokes, lower: Strokes, reach: float, gap: float) -> bool:
    near = _top(lower) - max(stroke.at for stroke in upper.across) < gap
    return near and all(abs(one - other) <= reach for one, other in zip(_sides(upper), _sides(lower), strict=True))
