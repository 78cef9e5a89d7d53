"""Word of reports that were written, came or went while they are looked at."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from gilint.batch.watched import Event, Watched, files, folders
from gilint.readers import Limits

_QUIET = 200
"""Milliseconds without a change after which a save is over: office programs write, rename and delete several files for one."""
_LONGEST = 2_000
"""Milliseconds after which a batch is told although changes go on."""
_STANDS = 300
"""Milliseconds without a change after which it is told that there was none: the watch stands."""

Batch = frozenset[Path]
Find = Callable[[], Sequence[Watched]]
Tell = Callable[[Batch], None]


async def changes(
    paths: Sequence[Path],
    stop: asyncio.Event,
    also: frozenset[str] = frozenset(),
    limits: Callable[[Path], Limits] = lambda path: Limits(),
) -> AsyncIterator[Batch]:
    """Files that were changed, made or removed, in batches, one for a save, until `stop` is set. Never raises for what happens on disk.

    Of folders, the reports that `discover` finds within `limits`, by paths that begin as these do; a folder that comes or goes stands for
    the reports in it. Of single files, these. And files called as in `also` in any folder that is watched. Paths that do not exist are
    passed over. The first batch is empty: what happens after it is not missed. File systems that tell nothing, as many shares in a network
    do, are looked through time and again where the environment variable WATCHFILES_FORCE_POLLING is set.
    """
    loop = asyncio.get_running_loop()
    batches: asyncio.Queue[Batch] = asyncio.Queue()
    ended = threading.Event()

    def tell(batch: Batch) -> None:
        with suppress(RuntimeError):  # nobody listens any more
            loop.call_soon_threadsafe(batches.put_nowait, batch)

    finders: tuple[Find, ...] = (lambda: folders(paths, also, limits), lambda: files(paths, also))
    standing = 0
    stopped = asyncio.ensure_future(stop.wait())
    try:
        for find in finders:
            loop.run_in_executor(None, _follow, find, ended, tell)
        while (batch := await _before(stopped, batches)) is not None:
            standing += not batch
            if batch or standing == len(finders):
                yield batch
    finally:
        ended.set()
        stopped.cancel()


async def _before(stopped: asyncio.Future[Literal[True]], batches: asyncio.Queue[Batch]) -> Batch | None:
    """The next batch, or None where the stop comes first."""
    told = asyncio.ensure_future(batches.get())
    either: set[asyncio.Future[Any]] = {told, stopped}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        return None if stopped.done() else told.result()
    finally:
        told.cancel()


def _follow(find: Find, ended: threading.Event, tell: Tell) -> None:
    """In a thread, since setting up a watch takes long in large folders. The first batch that it tells is empty."""
    watched = find()
    stands = False
    for events in _events(watched, ended):
        if not stands:
            stands = True
            tell(frozenset())
        batch = frozenset(path for each in watched for path in each.concerned(events))
        if batch:
            tell(batch)
    if not stands:
        tell(frozenset())


def _events(watched: Sequence[Watched], ended: threading.Event) -> Iterator[list[Event]]:
    """What happened, time and again, perhaps nothing; the end, where nothing can be watched."""
    from watchfiles import watch

    for polling in (None, True) if watched else ():
        # Where the system does not watch so many folders, they are looked through instead.
        with suppress(OSError, RuntimeError):
            for found in watch(
                *(each.real for each in watched),
                watch_filter=None,
                debounce=_LONGEST,
                step=_QUIET,
                stop_event=ended,
                rust_timeout=_STANDS,
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=polling,
                recursive=watched[0].recursive,
                ignore_permission_denied=True,
            ):
                yield [Event(change.name, Path(path)) for change, path in found]
            return
