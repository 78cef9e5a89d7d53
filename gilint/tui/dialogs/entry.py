"""A field with its label before it, and below it what is to be said of what stands in it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from gilint.tui.dialogs.words import Words
from gilint.tui.ime import Area, Field


class Entry(Vertical):
    """A fault that was told goes away with the next change of the text."""

    DEFAULT_CSS = """
    Entry {
        height: auto;
        & > Horizontal { height: auto; }
        & .label { width: 12; }
        & Field, & Area { width: 1fr; background: $panel; color: $foreground; }
        & Area { height: 2; padding: 0; }
        & .text-area--placeholder { color: $text-disabled; }
        & .said { padding-left: 12; display: none; }
        & .fault { color: $text-error; text-style: bold; }
    }
    """

    def __init__(self, label: str, field: Field | Area, *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self.field = field

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(self._label, classes="label", markup=False)
            yield self.field
        yield Words(classes="said")

    @property
    def text(self) -> str:
        field = self.field
        return (field.value if isinstance(field, Field) else field.text).strip()

    def tell(self, words: str, *, fault: bool = False) -> None:
        """Say something of the text, or nothing where `words` are empty."""
        said = self.query_one(Words)
        said.tell(words)
        said.display = bool(words)
        said.set_class(fault, "fault")

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        self.tell("")
