"""A program that shows one dialog at a time and keeps the answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rich.cells import cell_len
from textual.app import App
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen

from gilint.tui.themes import THEMES

SIZES = [(80, 24), (60, 20)]


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text as a terminal sends it; Pilot.press loses what is neither a letter nor ASCII."""
    for sign in text:
        pilot.app.post_message(Key(_character_to_key(sign), sign))
    await pilot.pause()


class Shown:
    """A dialog on a screen, with what a person does there and sees."""

    def __init__(self, host: Host, pilot: Pilot[None]) -> None:
        self.host = host
        self.pilot = pilot

    async def show(self, dialog: ModalScreen[Any]) -> None:
        self.host.push_screen(dialog, self.host.answers.append)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        await write(self.pilot, text)

    async def paste(self, text: str) -> None:
        self.host.post_message(Paste(text))
        await self.pilot.pause()

    async def click(self, words: str) -> None:
        """Click on the middle of some words that are seen."""
        row, before = next((y, line.partition(words)[0]) for y, line in enumerate(self.lines) if words in line)
        await self.pilot.click(offset=(cell_len(before) + cell_len(words) // 2, row))
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        strips = self.host.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def answers(self) -> list[Any]:
        return self.host.answers


@asynccontextmanager
async def shown(dialog: ModalScreen[Any], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Shown]:
    host = Host()
    async with host.run_test(size=size) as pilot:
        screen = Shown(host, pilot)
        await screen.show(dialog)
        yield screen
