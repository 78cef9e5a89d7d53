"""Text of a dialog, wrapped as Chinese is: between any two characters, but not before a closing mark."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from gilint.output.harmless import harmless
from gilint.output.lines import wrap


class Words(Static):
    """Nothing in the text has a meaning as markup; each of its lines is wrapped to the width there is."""

    DEFAULT_CSS = "Words { width: 100%; height: auto; }"

    def __init__(self, text: str = "", *, classes: str = "") -> None:
        super().__init__(classes=classes, markup=False)
        self._text = text

    def tell(self, text: str) -> None:
        self._text = text
        self._wrap()

    def on_resize(self) -> None:
        self._wrap()

    def _wrap(self) -> None:
        width = self.content_size.width
        if width:
            lines = (line for part in self._text.splitlines() for line in wrap(harmless(part), width))
            self.update(Content("\n".join(lines)))
