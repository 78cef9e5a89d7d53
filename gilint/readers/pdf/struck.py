"""Words that are struck out: deletions that somebody had printed along with the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from gilint.readers.paged.page import Glyph, Rule

_LOWEST: Final = 0.12
_HIGHEST: Final = 0.5
"""Where a line through letters runs, in shares of their size above the baseline."""
_BASELINE: Final = 0.12
"""How far a glyph's box reaches below the baseline."""
_BEYOND: Final = 0.4
"""How far past the words it may reach; the line of a table goes further."""
_MOST: Final = 300


def struck_out(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[frozenset[int], frozenset[int]]:
    """Which glyphs are struck out, and which rules do it."""
    order = sorted(range(len(glyphs)), key=lambda index: glyphs[index].box.bottom)
    bottoms = [glyphs[index].box.bottom for index in order]
    largest = max((glyph.size for glyph in glyphs), default=0.0)
    struck: set[int] = set()
    strokes: set[int] = set()
    across = [number for number, rule in enumerate(rules) if rule.across and rule.box.right > rule.box.left]
    for number in across if len(across) <= _MOST else ():
        box = rules[number].box
        near = order[bisect_left(bottoms, box.top) : bisect_right(bottoms, box.top + (_HIGHEST + _BASELINE) * largest)]
        hit = [index for index in near if _runs_through(rules[number], glyphs[index])]
        if hit and _is_no_longer(rules[number], [glyphs[index] for index in hit]):
            struck.update(hit)
            strokes.add(number)
    return frozenset(struck), frozenset(strokes)


def _runs_through(rule: Rule, glyph: Glyph) -> bool:
    height = glyph.box.bottom - _BASELINE * glyph.size - rule.box.top
    middle = (glyph.box.left + glyph.box.right) / 2
    return _LOWEST * glyph.size <= height <= _HIGHEST * glyph.size and rule.box.left <= middle <= rule.box.right


def _is_no_longer(rule: Rule, hit: Sequence[Glyph]) -> bool:
    room = _BEYOND * max(glyph.size for glyph in hit)
    return rule.box.left >= min(glyph.box.left for glyph in hit) - room and rule.box.right <= max(glyph.box.right for glyph in hit) + room
