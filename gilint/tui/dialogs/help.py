"""Tells every key and every sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from gilint.output.lines import pad, wrap
from gilint.tui.dialogs.dialog import Dialog, button
from gilint.tui.signs import SEVERITY_SIGNS, STATE_SIGNS, TURN_SIGNS
from gilint.wording import Language, say

Section = tuple[str, Sequence[tuple[str, str]]]
"""A title, and keys or signs with what they do or mean."""


class HelpDialog(Dialog[None]):
    """`sections` are the groups of commands; what the signs mean follows them."""

    AUTO_FOCUS = "#body"
    DEFAULT_CSS = "HelpDialog > #frame { width: 96; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,ｑ,question_mark,？,f1", "give_up", show=False)]

    def __init__(self, lang: Language, sections: Sequence[Section]) -> None:
        super().__init__(lang, say("help.tui.title", lang))
        self._sections = (*sections, (say("help.tui.signs", lang), tuple(_signs(lang))))

    def compose_body(self) -> ComposeResult:
        yield HelpText(self._sections)

    def compose_buttons(self) -> ComposeResult:
        yield button(f"{say('dialog.close', self.lang)} Esc", "give-up")

    def on_mount(self) -> None:
        self.query_one("#body").can_focus = True

    def action_submit(self) -> None:
        self.dismiss(None)


class HelpText(Static):
    """The sections, with what the keys do in one column, wrapped to the width there is."""

    DEFAULT_CSS = "HelpText { width: 100%; height: auto; }"

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__(markup=False)
        self._sections = sections

    def on_resize(self) -> None:
        self.update(Content.assemble(*self._parts(self.content_size.width)))

    def _parts(self, width: int) -> Iterator[tuple[str, str]]:
        """Pieces of text with their style."""
        column = min(max((cell_len(key) for _, rows in self._sections for key, _ in rows), default=0) + 2, width // 3)
        for index, (title, rows) in enumerate(self._sections):
            yield "\n\n" if index else "", ""
            yield title, "bold underline"
            for key, words in rows:
                yield "\n", ""
                yield pad(key, column), "bold"
                if cell_len(key) >= column:
                    yield "\n" + " " * column, ""
                yield f"\n{' ' * column}".join(wrap(words, max(width - column, 1))), ""


def _signs(lang: Language) -> Iterator[tuple[str, str]]:
    for severity, sign in SEVERITY_SIGNS.items():
        yield sign, say(f"severity.{severity}", lang)
    for state, sign in STATE_SIGNS.items():
        yield sign, say(f"help.tui.state.{state}", lang)
    for turn, sign in TURN_SIGNS.items():
        if turn in ("new", "changed"):
            yield sign, say(f"help.tui.turn.{turn}", lang)
