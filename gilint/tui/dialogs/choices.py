"""A short list to choose from: with the arrows and Enter, with the mouse, or by number."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from gilint.output.harmless import harmless


class Choices(OptionList):
    """Each option on one line, with its number before it; the first nine answer to their number, full-width digits included."""

    DEFAULT_CSS = """
    Choices {
        text-wrap: nowrap;
        text-overflow: ellipsis;
        background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { background-tint: $foreground 0%; }
    }
    """

    def __init__(self, options: Sequence[tuple[str, str]], current: str = "", *, id: str) -> None:
        """Options are names with their words; `current` is the name of the one that is highlighted at first."""
        rows = (Option(Content(f"{number if number < 10 else ' '}  {harmless(words)}")) for number, (_, words) in enumerate(options, 1))
        super().__init__(*rows, compact=True, id=id)
        self._names = [name for name, _ in options]
        self.highlighted = self._names.index(current) if current in self._names else 0

    @property
    def current(self) -> str:
        return self._names[self.highlighted or 0]

    def on_key(self, event: events.Key) -> None:
        number = unicodedata.digit(event.character, 0) if event.character and len(event.character) == 1 else 0
        if 0 < number <= self.option_count:
            event.stop()
            self.highlighted = number - 1
            self.action_select()
