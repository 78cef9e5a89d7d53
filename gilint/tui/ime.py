"""Fields for words that come through an input method: the terminal's cursor always stands where the next character will appear.

An input method opens its list of candidates at the terminal's cursor. Textual's Input moves it only with the first key, and one cell
too far; nothing moves it when the layout shifts. Cursors do not blink here either: each repaint makes the list of candidates flicker.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input, TextArea

from gilint.output.harmless import harmless


class Field(Input):
    """One line of text, without a frame. Of what is pasted all lines are kept, joined by blanks."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder, select_on_focus=False, compact=True, id=id)
        self.cursor_blink = False

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._lead_cursor)

    def on_focus(self) -> None:
        self.call_after_refresh(self._lead_cursor)

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        return Offset(x + cell_len(self.value[: self.cursor_position]) - self.scroll_offset.x, y)

    def fill(self, value: str) -> None:
        """Put a text into the field, the cursor behind it."""
        self.value = value
        self.cursor_position = len(value)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(harmless(" ".join(event.text.split())), *sorted(self.selection))

    def _lead_cursor(self, _: Screen[object] | None = None) -> None:
        _lead_cursor(self)


class Area(TextArea):
    """Several lines of text, without a frame; Tab leaves it."""

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(text, tab_behavior="focus", compact=True, placeholder=placeholder, highlight_cursor_line=False, id=id)
        self.cursor_blink = False

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._lead_cursor)

    def on_focus(self) -> None:
        self.call_after_refresh(self._lead_cursor)

    def _lead_cursor(self, _: Screen[object] | None = None) -> None:
        _lead_cursor(self)


def _lead_cursor(field: Field | Area) -> None:
    """Tell the terminal where the cursor is; it hears so with the next repaint."""
    if field.has_focus and field.app.cursor_position != field.cursor_screen_offset:
        field.app.cursor_position = field.cursor_screen_offset
        field.refresh()
