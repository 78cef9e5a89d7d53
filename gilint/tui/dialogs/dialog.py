"""The frame that all dialogs share: a title, a body that scrolls where it must, and a row of buttons; Esc gives up, ^S submits."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input

from gilint.output.harmless import harmless
from gilint.wording import Language, say

Result = TypeVar("Result")

_AROUND = 4
"""Lines of the frame, of the buttons and of the blank above them."""


class Dialog(ModalScreen[Result]):
    """`compose_body` gives what stands in the frame. A subclass answers with `dismiss` in `action_submit`, and in `action_give_up`."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 50%;
        & > #frame {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            background: $surface;
            border: round $border;
            border-title-color: $foreground;
            border-title-style: bold;
        }
        & #body { height: auto; scrollbar-size-vertical: 1; }
        & #buttons { height: 1; margin-top: 1; align-horizontal: right; }
        & #buttons Button { min-width: 8; margin-left: 2; background: $panel; color: $foreground; text-style: none; }
        & #buttons Button:hover { background: $boost; }
        & #buttons Button:focus { background: $primary; color: $button-color-foreground; text-style: bold; background-tint: $primary 0%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False),
        Binding("ctrl+s", "submit", show=False),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
    ]

    def __init__(self, lang: Language, title: str) -> None:
        super().__init__()
        self.lang: Language = lang
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = Content(harmless(self._title))
            with VerticalScroll(id="body", can_focus=False):
                yield from self.compose_body()
            with Horizontal(id="buttons"):
                yield from self.compose_buttons()

    def compose_body(self) -> ComposeResult:
        raise NotImplementedError

    def compose_buttons(self) -> ComposeResult:
        yield button(f"{say('dialog.ok', self.lang)} ^S", "submit")
        yield button(f"{say('dialog.cancel', self.lang)} Esc", "give-up")

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#body").styles.max_height = max(event.size.height - _AROUND, 1)

    def action_submit(self) -> None:
        raise NotImplementedError

    def action_give_up(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#submit")
    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_submit()

    @on(Button.Pressed, "#give-up")
    def _given_up(self) -> None:
        self.action_give_up()


def button(label: str, id: str) -> Button:
    return Button(Content(harmless(label)), id=id, compact=True)
