"""The last line of the screen: the keys that matter in the focused pane, as many as fit; a click does what the key does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from gilint.tui.commands import COMMANDS, Command, Pane, displayed
from gilint.wording import Language, say

_GAP = 2


class Hints(Widget):
    """Commands in the order of the registry; those that always help (help, quit) keep their place at the end."""

    DEFAULT_CSS = """
    Hints { height: 1; background: $footer-background; color: $footer-foreground; }
    Hints > .hints--key { color: $footer-key-foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hints--key"}

    pane: reactive[Pane] = reactive("findings")

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang

    def render(self) -> Content:
        key_style = self.get_visual_style("hints--key")
        parts: list[Content] = []
        for _, key, words in self._fitting():
            parts += [Content.styled(key, key_style), Content(f" {words}" + " " * _GAP)]
        return Content("").join(parts)

    async def on_click(self, event: events.Click) -> None:
        at = 0
        for command, key, words in self._fitting():
            width = cell_len(key) + 1 + cell_len(words)
            if at <= event.x < at + width:
                await self.run_action(command.action)
            at += width + _GAP

    def _fitting(self) -> Iterator[tuple[Command, str, str]]:
        """Each command with its key and its words."""
        told = [(each, displayed(each.keys[0]), say(f"do.{each.name}", self._lang)) for each in COMMANDS if self.pane in each.panes]
        always = [entry for entry in told if entry[0].group == "screen"]
        room = self.size.width - sum(_width(key, words) for _, key, words in always)
        for entry in told:
            if entry not in always:
                room -= _width(entry[1], entry[2])
                if room >= 0:
                    yield entry
        yield from always


def _width(key: str, words: str) -> int:
    return cell_len(key) + 1 + cell_len(words) + _GAP
