"""A text in which what must not be told is masked, to be cut where the text itself would be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from gilint.rules.kinds._passages import sentence_span

_SHOWN: Final = 300
"""Characters on either side; a page of numbers has no sentences, and would be shown with each of them."""


class Masked:
    """`text` with `shown` in place of each match of a pattern."""

    def __init__(self, text: str, pattern: re.Pattern[str], shown: Callable[[re.Match[str]], str]) -> None:
        pieces: list[str] = []
        self._starts = [0]
        self._ends = [0]
        self._masked_ends = [0]
        length = 0
        for match in pattern.finditer(text):
            pieces += (text[self._ends[-1] : match.start()], shown(match))
            length += len(pieces[-2]) + len(pieces[-1])
            self._starts.append(match.start())
            self._ends.append(match.end())
            self._masked_ends.append(length)
        self._source = text
        self._text = "".join((*pieces, text[self._ends[-1] :]))

    def sentence(self, start: int, end: int) -> str:
        """The sentence that holds the characters from `start` to `end` of the text; what its edge would cut is whole, or left out."""
        begins, ends = sentence_span(self._source, start, end, _SHOWN)
        return self._text[self._place(begins) : self._place(ends)].strip()

    def _place(self, place: int) -> int:
        number = bisect_right(self._ends, place) - 1
        cut = bisect_right(self._starts, place) - 1
        return self._masked_ends[number] + (place if cut == number else self._starts[cut]) - self._ends[number]
