"""The Textual program around the screen of a sitting."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.screen import Screen

from gilint.decisions.reasons import Reasons
from gilint.triage.session import Session
from gilint.tui.ambiguous import NarrowSigns
from gilint.tui.commands import COMMANDS, displayed
from gilint.tui.screen import TriageScreen
from gilint.tui.themes import THEMES, VARIABLES
from gilint.wording import say


class TriageApp(App[None]):
    """Shows a sitting. Ends when the person quits; what was decided is in the decisions files long before."""

    CSS_PATH = "screen.tcss"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session, reasons: Reasons, theme: str = "", plain_signs: bool = False) -> None:
        """`plain_signs` for a terminal that draws ambiguous signs over two cells."""
        super().__init__()
        self._filter = [NarrowSigns()] if plain_signs else []
        self.session = session
        self._reasons = reasons
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme or THEMES[0].name
        self.title = "gilint"

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._filter]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def on_mount(self) -> None:
        # What is there now stays to the end; looking through it again and again would make keys wait.
        gc.freeze()
        # Not on Windows, nor outside the main thread.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, partial(self.exit, return_code=128 + signal.SIGTERM))
        self.push_screen(TriageScreen(self.session, self._reasons))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds what the keys do, each with its key."""
        lang = self.session.lang
        for command in COMMANDS:
            title = f"{say(f'do.{command.name}', lang)}  {displayed(command.keys[0])}"
            yield SystemCommand(title, say(f"do.{command.name}.long", lang), partial(self.run_action, command.action, screen))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=say("palette.placeholder", self.session.lang), id="--command-palette"))

    async def action_quit(self) -> None:
        """However the program is asked to end, the screen ends it."""
        await self.screen_stack[-1].run_action("quit") if isinstance(self.screen, TriageScreen) else self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing: it is pressed by habit, to copy or to stop."""
        for screen in self.screen_stack:
            if isinstance(screen, TriageScreen):
                screen.tell(say("screen.to-quit", self.session.lang))
