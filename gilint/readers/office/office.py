"""LibreOffice as a converter, seen from here: bytes in, the bytes of a Word file out."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path

from gilint.readers.limits import Limits
from gilint.readers.office import keeper
from gilint.readers.office.folders import PrivateFolder, remove_leftovers
from gilint.readers.office.profile import write_profile
from gilint.readers.unreadable import Unreadable

_PATIENCE = 5.0
"""Seconds in which the keeper puts everything away."""


class Office:
    """One LibreOffice, started with the first file and kept for those that follow. For any thread; files are converted one by one."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def to_docx(self, data: bytes, infilter: str, suffix: str, limits: Limits) -> bytes:
        """The document as a Word file. `infilter` is LibreOffice's name of the format, and `suffix` what its files are called.

        Raises Unreadable: office-failed, too-slow, too-large.
        """
        with self._lock:
            try:
                return self._running(limits).to_docx(data, infilter, suffix, limits)
            except OSError:
                self._end()
                raise Unreadable("office-failed") from None

    def close(self) -> None:
        """Everything that was started ends, and everything that was written goes."""
        with self._lock:
            self._end()

    def _running(self, limits: Limits) -> _Kept:
        if self._kept is None or not self._kept.runs() or not self._kept.holds(limits):
            self._end()
            remove_leftovers()
            self._kept = _Kept(self._program, limits)
        return self._kept

    def _end(self) -> None:
        if self._kept:
            self._kept.end()
            self._kept = None


class _Kept:
    """The process that keeps LibreOffice, and the folder that both work in. Raises OSError where it cannot be started, or has ended."""

    def __init__(self, program: Path, limits: Limits) -> None:
        self._limits = limits
        self._folder = PrivateFolder()
        with ExitStack() as undoing:
            undoing.callback(self._folder.remove)
            write_profile(self._folder.path / "profile")
            # Apart from this one's group and terminal, so that it is there to put things away when these are killed.
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", keeper.__file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
            undoing.callback(self.end)
            self._tell({"program": str(program), "folder": str(self._folder.path), "memory": limits.memory, "file": limits.file})
            undoing.pop_all()

    def runs(self) -> bool:
        return self._process.poll() is None

    def holds(self, limits: Limits) -> bool:
        """Whether it was started with these limits of memory and size, which hold for it as a whole."""
        return (limits.memory, limits.file) == (self._limits.memory, self._limits.file)

    def to_docx(self, data: bytes, infilter: str, suffix: str, limits: Limits) -> bytes:
        source = self._folder.path / f"{keeper.NAME}{suffix}"
        source.write_bytes(data)
        try:
            self._tell({"infilter": infilter, "source": source.name, "seconds": limits.office})
            answer = self._answer()
            if answer == "too-slow":
                raise Unreadable("too-slow", f"> {limits.office} s")
            if answer != "done":
                raise Unreadable("office-failed")
            with (self._folder.path / "made" / f"{keeper.NAME}.docx").open("rb") as made:
                docx = made.read(limits.file + 1)
        finally:
            with suppress(OSError):
                source.unlink()
        if len(docx) > limits.file:
            raise Unreadable("too-large", f"> {limits.file} bytes")
        return docx

    def end(self) -> None:
        """Lets the keeper put everything away, and waits for it; what it cannot put away any more goes here."""
        self._folder.let_go()
        with suppress(OSError, subprocess.TimeoutExpired):
            self._process.communicate(timeout=_PATIENCE)
        self._folder.remove()

    def _tell(self, message: Mapping[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise OSError
        return line.strip()


@cache
def office(program: Path) -> Office:
    """The one of this process, which ends with it."""
    started = Office(program)
    atexit.register(started.close)
    if hasattr(os, "register_at_fork"):
        # A copy of this process has no keeper.
        os.register_at_fork(after_in_child=office.cache_clear)
    return started
