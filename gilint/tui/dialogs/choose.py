"""Asks for one of a few things."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from gilint.tui.dialogs.choices import Choices
from gilint.tui.dialogs.dialog import Dialog
from gilint.wording import Language


class ChooseDialog(Dialog[str | None]):
    """Gives the name of what was chosen, or None where it was given up."""

    AUTO_FOCUS = "Choices"

    def __init__(self, lang: Language, title: str, options: Sequence[tuple[str, str]], current: str = "") -> None:
        """Options are names with their words."""
        super().__init__(lang, title)
        self._options = options
        self._current = current

    def compose_body(self) -> ComposeResult:
        yield Choices(self._options, self._current, id="options")

    @on(Choices.OptionSelected)
    def action_submit(self) -> None:
        self.dismiss(self.query_one(Choices).current)
