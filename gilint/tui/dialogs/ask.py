"""Asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from gilint.tui.dialogs.dialog import Dialog
from gilint.tui.dialogs.entry import Entry
from gilint.tui.ime import Field
from gilint.wording import Language


class AskDialog(Dialog[str | None]):
    """Gives the text, or None where it was given up. `check` says in words what is wrong with a text, or nothing."""

    AUTO_FOCUS = "Field"
    DEFAULT_CSS = """
    AskDialog {
        & Entry > Horizontal { layout: vertical; }
        & Entry .label { width: 100%; height: auto; }
        & Entry .said { padding-left: 0; }
    }
    """

    def __init__(self, lang: Language, title: str, label: str, value: str = "", check: Callable[[str], str] = lambda text: "") -> None:
        super().__init__(lang, title)
        self._label = label
        self._value = value
        self._check = check

    def compose_body(self) -> ComposeResult:
        yield Entry(self._label, Field(self._value), id="text")

    def action_submit(self) -> None:
        entry = self.query_one(Entry)
        fault = self._check(entry.text)
        if fault:
            entry.tell(fault, fault=True)
            entry.field.focus()
        else:
            self.dismiss(entry.text)
