"""Keeps the desk current: checks what is new or was written to, in processes of its own, and watches the folders for more."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from gilint.batch.watching import changes
from gilint.configfile import ConfigError
from gilint.decisions.file import NAME, DecisionsFault
from gilint.planning import UnknownProfile, UnknownSelector
from gilint.triage.desk import Delta
from gilint.triage.rows import Dossier
from gilint.triage.session import Session
from gilint.wording import say

_CONFIGURATIONS = frozenset({"gilint.yaml", "pyproject.toml"})
_PATIENCE = 4
"""Between two redraws passes this many times what the last one took, so that results that pour in leave room for keys."""


class Checks:
    """`changed` is called when there is something else to show, `told` when something went wrong with the folder as a whole."""

    def __init__(
        self, session: Session, changed: Callable[[], None], arrived: Callable[[Delta], None], told: Callable[[str], None]
    ) -> None:
        self._session = session
        self._changed = changed
        self._arrived = arrived
        self._told = told
        self._running: dict[str, asyncio.Future[Dossier]] = {}
        self._outrun: set[str] = set()
        self._faulty = False
        self._finished = False
        self._news = False
        self._done = 0
        self._stale = asyncio.Event()
        self._stop = asyncio.Event()

    @property
    def busy(self) -> bool:
        """Until the list shows what was checked last."""
        return bool(self._running) or self._finished

    @property
    def progress(self) -> tuple[int, int]:
        """How many files of this run are done, and how many it has."""
        return self._done, self._done + len(self._running)

    def start(self, paths: Iterable[str], *, urgent: bool = False) -> None:
        if not self._running:
            self._done, self._news = 0, False
        for path in paths:
            if path not in self._running:
                future = asyncio.wrap_future(self._session.submit(path, urgent=urgent))
                self._running[path] = future
                future.add_done_callback(lambda done, path=path: self._finish(path, done))  # type: ignore[misc]
        self._stale.set()

    def cancel(self) -> None:
        self._session.pool.cancel()

    def stop(self) -> None:
        self._stop.set()
        self._stale.set()

    async def redraw(self) -> None:
        """Calls `changed` while results arrive, no more often than the screen can bear."""
        while not self._stop.is_set():
            await self._stale.wait()
            self._stale.clear()
            begun = time.monotonic()
            ended = self._finished and not self._running
            self._finished = self._finished and not ended
            self._changed()
            if ended:
                # Said when the list shows all of it, not before.
                self._told(say("screen.all-checked", self._session.lang, n=self._done))
            await asyncio.sleep(max(0.1, (time.monotonic() - begun) * _PATIENCE))

    async def watch(self) -> None:
        also = frozenset({NAME, *_CONFIGURATIONS})
        # A decisions file may stand above the folders.
        paths = (*self._session.opening.paths, *self._session.ledger.files)
        async for batch in changes(paths, self._stop, also, self._session.limits):
            await self.look(batch)

    async def look(self, batch: Iterable[Path]) -> None:
        """A configuration, a decisions file or a report was written; an empty batch means that something may have been before the watch."""
        names = {path.name for path in batch}
        session = self._session
        stale: list[str] = []
        try:
            if names & _CONFIGURATIONS:
                stale = await asyncio.to_thread(session.configured_anew)
            elif not names or names - {NAME}:
                stale = await asyncio.to_thread(session.discover)
            await asyncio.to_thread(session.read_decisions)
        except (ConfigError, UnknownProfile, UnknownSelector, DecisionsFault, OSError) as fault:
            # What could be read counts all the same.
            self._faulty = True
            key = "screen.decisions-unread" if isinstance(fault, DecisionsFault) else "screen.not-looked"
            self._told(say(key, session.lang, detail=str(fault)))
        else:
            if self._faulty:
                self._told(say("screen.in-order-again", session.lang))
            self._faulty = False
        before = self._removed()
        differs = session.begin()
        if self._removed() > before:
            self._told(say("screen.removed", session.lang, n=self._removed() - before))
        if differs or stale:
            # What is being checked may have been read before it was written to.
            self._outrun |= self._running.keys() & stale
            self.start(stale, urgent=True)

    def _removed(self) -> int:
        return sum(dossier.status == "removed" for dossier in self._session.desk.dossiers.values())

    async def again(self) -> None:
        """Looks through the folders once more, for what nobody tells of, and checks what waits, or everything where nothing does."""
        await self.look(())
        there = [path for path, dossier in self._session.desk.dossiers.items() if dossier.status != "removed"]
        self.start(self._session.waiting() or there)

    def _finish(self, path: str, done: asyncio.Future[Dossier]) -> None:
        del self._running[path]
        self._stale.set()
        outrun = path in self._outrun
        self._outrun.discard(path)
        if done.cancelled():
            return
        self._done += 1
        try:
            delta = self._session.arrived(done.result())
            self._news = self._news or delta != Delta()
            self._arrived(delta)
        except Exception as fault:  # noqa: BLE001 - a worker that was killed, or fails, fails one file only
            self._session.arrived(Dossier(path, "failed", problem=f"{type(fault).__name__}: {fault}"))
        if not self._running and self._done > 1:
            # Many small values that stay: the collector need not look at them any more.
            gc.freeze()
            self._finished = not self._news
        if outrun:
            self.start([path], urgent=True)
