"""Reads in a process of its own what cannot be bounded from within: past its limits of time and memory the process is killed."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress
from functools import cache

from gilint.document import Document
from gilint.processes.worker import Worker, WorkerDied
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_PATIENCE = 5
"""So many times the limit of processor time may pass by the clock, since a machine may have more to do."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)


def read_apart(kind: str, data: bytes, limits: Limits) -> Document:
    """As the reader of a kind reads it. Raises Unreadable, also for what took too long or too much, or ended the process."""
    return _reading().read(kind, data, limits)


class _Reading:
    """One process, kept for many files."""

    def __init__(self) -> None:
        self._worker: Worker | None = None
        self._lock = threading.Lock()

    def read(self, kind: str, data: bytes, limits: Limits) -> Document:
        with self._lock:
            if self._worker is None or not self._worker.runs():
                # It may have ended since the last file, for whatever reason: that is no fault of this one.
                self._worker = Worker(niceness=0)
            late = threading.Event()
            timer = threading.Timer(limits.seconds * _PATIENCE, _stop, (self._worker, late))
            timer.daemon = True
            timer.start()
            try:
                document: Document = self._worker.call(_read_within, (kind, data, limits))
                return document
            except WorkerDied as death:
                self._worker = None
                if late.is_set() or death.code == _OUT_OF_TIME:
                    raise Unreadable("too-slow", f"> {limits.seconds} s") from None
                raise Unreadable("crashed") from None
            except MemoryError:
                self._worker.end()
                self._worker = None
                raise Unreadable("too-much-memory", f"> {limits.memory} bytes") from None
            finally:
                timer.cancel()


def _stop(worker: Worker, late: threading.Event) -> None:
    late.set()
    worker.kill()


@cache
def _reading() -> _Reading:
    """The one of this process."""
    if hasattr(os, "register_at_fork"):
        # A copy of this process shares neither the other one nor its lock.
        os.register_at_fork(after_in_child=_reading.cache_clear)
    return _Reading()


def _read_within(kind: str, data: bytes, limits: Limits) -> Document:
    """What the process runs."""
    from gilint.readers.formats import FORMATS

    read = FORMATS[kind].reader()  # first, since what is imported does not count for the file
    try:
        import resource
    except ImportError:  # Windows, where the clock alone is the limit
        return read(data, limits)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, longest = resource.getrlimit(resource.RLIMIT_CPU)
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    wanted = {
        resource.RLIMIT_CPU: (int(used.ru_utime + used.ru_stime) + 1 + limits.seconds, longest),
        resource.RLIMIT_AS: (limits.memory, most),
    }
    for bound, values in wanted.items():
        with suppress(ValueError, OSError):  # the process itself may have been given less
            resource.setrlimit(bound, values)
    try:
        return read(data, limits)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))
