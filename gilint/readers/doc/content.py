"""The text of a Word file, all its stories one after the other, with the look of its characters and the format of its paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from gilint.readers.doc.fib import Fib, Slot
from gilint.readers.doc.formats import Format, Formats, Look
from gilint.readers.doc.pages import character_runs, paragraph_runs
from gilint.readers.doc.pieces import Piece, read_pieces, text_of
from gilint.readers.doc.stylesheet import Stylesheet
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_NO_PROPERTIES: Final = bytes(2)
_SIGNS: Final = "\r\x07\x0c\x01\x08\x13\x14\x15"
_MOST_SIGNS: Final = 120_000
"""Marks of paragraphs, cells and fields, and what is drawn; a thousand pages have a fifth of it."""
_MOST_RUNS: Final = 1_000_000


class Content:
    """`text` has a character for each position of UTF-16 up to `end`, and a paragraph mark behind them.

    All stories together may be twice as long as a text. Raises Unreadable: damaged, bomb, too-large.
    """

    def __init__(self, fib: Fib, limits: Limits) -> None:
        self._pieces = read_pieces(fib)
        self.text = text_of(self._pieces, fib.word, 2 * limits.characters) + "\r"
        self.end = len(self.text) - 1
        if sum(map(self.text.count, _SIGNS)) > _MOST_SIGNS:
            raise Unreadable("bomb", f"> {_MOST_SIGNS} paragraphs, cells and drawings")
        self._left = _MOST_RUNS
        self.styles = Stylesheet(fib.table(Slot.STYLES))
        self._begins = [piece.begin for piece in self._pieces]
        self._characters = character_runs(fib)
        self._paragraphs = paragraph_runs(fib)
        self._formats = Formats(self.styles, fib.data)

    def format(self, mark: int) -> Format:
        """Of the paragraph whose mark stands at a position."""
        piece = self._piece(mark)
        properties, _ = self._paragraphs.run(piece.offset + piece.width * (mark - piece.begin))
        return self._formats.format((properties or _NO_PROPERTIES) + piece.changes)

    def looks(self, begin: int, end: int, style: int) -> Iterator[tuple[int, int, Look]]:
        """The runs from one position to another in a paragraph of a style: beginning, end, look."""
        while begin < end:
            piece = self._piece(begin)
            offset = piece.offset + piece.width * (begin - piece.begin)
            group, until = self._characters.run(offset)
            reached = max(begin + 1, min(end, piece.end, begin + (until - offset) // piece.width))
            self._left -= 1
            if self._left < 0:
                raise Unreadable("bomb", f"> {_MOST_RUNS} runs")
            yield begin, reached, self._formats.look(style, group + piece.changes)
            begin = reached

    def look(self, position: int, style: int) -> Look:
        return next(look for _, _, look in self.looks(position, position + 1, style))

    def _piece(self, position: int) -> Piece:
        return self._pieces[bisect_right(self._begins, position) - 1]
