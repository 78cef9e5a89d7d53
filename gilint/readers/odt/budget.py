"""How much one document may come to, since an element can ask to be repeated, and its text with it."""

from __future__ import annotations

from typing import Final

from gilint.readers.unreadable import Unreadable

_MOST_DRAFTS: Final = 300_000
"""Paragraphs, cells and drawings; a thousand pages have a tenth of it."""
_MOST_STEPS: Final = 1_500_000
"""Elements looked at; those of a cell that is repeated count each time."""


class Budget:
    """Raises Unreadable("bomb") when it is spent."""

    def __init__(self, characters: int) -> None:
        self._most_characters = self._characters = characters
        self._drafts = _MOST_DRAFTS
        self._steps = _MOST_STEPS

    def draft(self) -> None:
        self._drafts -= 1
        if self._drafts < 0:
            raise Unreadable("bomb", f"> {_MOST_DRAFTS} paragraphs, cells and drawings")

    def steps(self, number: int) -> None:
        self._steps -= number
        if self._steps < 0:
            raise Unreadable("bomb", f"> {_MOST_STEPS} elements")

    def characters(self, number: int) -> None:
        self._characters -= number
        if self._characters < 0:
            raise Unreadable("bomb", f"> {self._most_characters} characters")
