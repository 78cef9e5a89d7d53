"""Asks for a yes or a no."""

from __future__ import annotations

from textual.app import ComposeResult

from gilint.tui.dialogs.dialog import Dialog, button
from gilint.tui.dialogs.words import Words
from gilint.wording import Language


class ConfirmDialog(Dialog[bool]):
    """Esc means no, and so does Enter unless one has gone to the yes."""

    AUTO_FOCUS = "#give-up"

    def __init__(self, lang: Language, title: str, text: str, yes: str, no: str) -> None:
        super().__init__(lang, title)
        self._text = text
        self._yes = yes
        self._no = no

    def compose_body(self) -> ComposeResult:
        yield Words(self._text)

    def compose_buttons(self) -> ComposeResult:
        yield button(f"{self._yes} ^S", "submit")
        yield button(f"{self._no} Esc", "give-up")

    def action_submit(self) -> None:
        self.dismiss(True)

    def action_give_up(self) -> None:
        self.dismiss(False)
