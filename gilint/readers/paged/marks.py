"""How much of a file's drawing is looked at before it is refused."""

from __future__ import annotations

from gilint.readers.unreadable import Unreadable


class Marks:
    """Counts what is drawn over all pages, whichever way a file asks for it: many objects, long ones, or objects in objects."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._left = most

    def count(self, number: int = 1) -> None:
        """Raises Unreadable: bomb."""
        self._left -= number
        if self._left < 0:
            raise Unreadable("bomb", f"> {self._most} marks")
