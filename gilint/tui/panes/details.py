"""What is to be said of the finding under the cursor: message, values, clause, advice, related places, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gilint.output.lines import Line
from gilint.tui.line_pane import LinePane

Telling = Callable[[int], Sequence[Line]]
"""The lines for a width."""


class DetailsPane(LinePane):
    def __init__(self) -> None:
        super().__init__(selects=False, id="details")
        self._tell: Telling = lambda width: ()
        self._lines: Sequence[Line] = ()

    @property
    def count(self) -> int:
        return len(self._lines)

    def line(self, index: int, width: int) -> Line:
        return self._lines[index]

    def tell(self, telling: Telling) -> None:
        """What is told already stays as it was scrolled."""
        self._tell = telling
        lines = telling(self.scrollable_content_region.width)
        if lines != self._lines:
            self._lines = lines
            self.scroll_to(y=0, animate=False, force=True)
            self.show()

    def resized(self) -> None:
        self._lines = self._tell(self.scrollable_content_region.width)
        super().resized()
