"""How much may be drawn in one file, whichever way it is asked for: many objects, long ones, or objects in objects."""

from __future__ import annotations

from typing import Final

from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_CHARACTERS: Final = 10
"""Characters of a path or of offsets that are taken for one mark; a straight stroke has about as many."""


class Budget:
    """Counts marks down. Raises Unreadable("bomb") when they are used up."""

    def __init__(self, limits: Limits) -> None:
        self._most = self._left = limits.marks

    def spend(self, marks: int) -> None:
        self._left -= marks
        if self._left < 0:
            raise Unreadable("bomb", f"> {self._most} marks")

    def spend_on(self, data: str) -> None:
        self.spend(len(data) // _CHARACTERS)
