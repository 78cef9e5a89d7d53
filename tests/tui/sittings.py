"""Opens a folder of reports as `gilint tui` does, with real checks in real processes; only the clock stands still."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from rich.cells import cell_len
from textual.events import Paste
from textual.pilot import Pilot

from gilint.batch.pool import Pool
from gilint.batch.spool import Spool
from gilint.decisions.reasons import load_reasons
from gilint.output.lines import plain
from gilint.planning import Asked
from gilint.resources import rules_folder
from gilint.triage.session import Opening, Session
from gilint.tui.app import TriageApp
from gilint.tui.line_pane import LinePane
from gilint.tui.screen import TriageScreen
from gilint.tui.status import JobLine, TallyLine
from gilint.wording import Language
from tests.tui.host import write

SAMPLES = Path(__file__).parents[2] / "samples"
NOON = datetime(2026, 3, 9, 12, 0, tzinfo=timezone(timedelta(hours=8)))
_PATIENCE = 60
"""Seconds after which something that is awaited will not come any more."""


class Sitting:
    """A running screen, with what tests ask of it."""

    def __init__(self, app: TriageApp, pilot: Pilot[None], folder: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder

    @property
    def screen(self) -> TriageScreen:
        screen = self.app.screen_stack[1]
        assert isinstance(screen, TriageScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text as a terminal sends it."""
        await write(self.pilot, text)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def click(self, words: str, *, times: int = 1, control: bool = False) -> None:
        """Click on the first place where words are seen."""
        row, before = next((y, line.partition(words)[0]) for y, line in enumerate(self.seen) if words in line)
        await self.pilot.click(offset=(cell_len(before) + cell_len(words) // 2, row), times=times, control=control)
        await self.pilot.pause()

    @property
    def seen(self) -> list[str]:
        """What the terminal shows, dialogs included, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.seen)

    @property
    def tally(self) -> str:
        """The first line of the screen."""
        return str(self.screen.query_one(TallyLine).content)

    @property
    def said(self) -> str:
        """What was said last."""
        return self.screen.query_one(JobLine).said

    @property
    def here(self) -> str:
        """The line of the findings that the cursor is on."""
        return self.lines("findings")[self.screen.findings.cursor]

    @property
    def focused(self) -> str:
        focused = self.app.focused
        return (focused.id or "") if focused else ""

    async def until(self, condition: Callable[[], bool]) -> None:
        """Waits for what real processes and files bring about."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while not condition():
                    await self.pilot.pause(0.02)
        except TimeoutError:
            raise AssertionError(f"it did not come about; the screen shows\n{self.text}") from None

    async def checked(self) -> None:
        """Until every file was checked and the list shows it."""
        screen = self.screen
        await self.until(lambda: not screen.checks.busy and not screen.session.waiting())
        screen.refresh_view()
        await self.pilot.pause()

    def lines(self, pane: str) -> list[str]:
        """What a pane holds, as it is drawn, line by line."""
        found = self.screen.query_one(f"#{pane}", LinePane)
        return [plain(found.line(index, found.scrollable_content_region.width)).rstrip() for index in range(found.count)]

    def decided(self) -> str:
        """The decisions file as it stands on the disk."""
        file = self.folder / "gilint-decisions.yaml"
        return file.read_text(encoding="utf-8") if file.exists() else ""


@asynccontextmanager
async def sitting(
    folder: Path,
    *,
    size: tuple[int, int] = (120, 40),
    lang: Language = "zh",
    asked: Asked | None = None,
    theme: str = "",
    plain_signs: bool = False,
) -> AsyncIterator[Sitting]:
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    session = Session(Opening((folder,), asked or Asked(), lang, "李某", lambda: NOON, frozenset(reasons.unwaivable)), Spool(), Pool(1))
    try:
        session.discover()
        session.read_decisions()
        session.begin()
        app = TriageApp(session, reasons, theme, plain_signs)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            opened = Sitting(app, pilot, folder)
            await pilot.pause()
            yield opened
    finally:
        session.close()


def samples_in(folder: Path, *names: str) -> Path:
    """Copies of samples whose names hold one of these words, all of them without a word."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in SAMPLES.iterdir():
        if file.name != "expected.yaml" and (not names or any(name in file.name for name in names)):
            shutil.copy(file, folder)
    return folder


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Runs an asynchronous test."""
    asyncio.run(test())  # type: ignore[arg-type]
