"""What workers are made to do in tests. A connection to the test shows that a process lives: it ends with the process."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from gilint.batch.spool import Spool
from gilint.checking import check_file
from gilint.planning import Asked, Planner

PATIENCE = 60
"""Seconds after which a test that waits for something fails."""


class Leash:
    """Where jobs report that they run; the test waits for them here."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(PATIENCE)
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Leash:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()

    @contextmanager
    def job(self) -> Iterator[socket.socket]:
        """A job that has begun."""
        connection, _ = self._socket.accept()
        with connection:
            connection.settimeout(PATIENCE)
            assert connection.recv(1) == b"!"
            yield connection


def ends(job: socket.socket) -> bool:
    """Waits for the end of the process."""
    try:
        return job.recv(1) == b""
    except ConnectionResetError:
        return True


def _begin(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(b"!")
    return connection


def work_for_ever(port: int) -> None:
    with _begin(port):
        while True:
            pass


def wait_and_note(port: int, notes: Path, word: str) -> None:
    """Waits for a word of the test."""
    with _begin(port) as connection:
        connection.recv(1)
    note(notes, word)


def note(notes: Path, word: str) -> None:
    with notes.open("a") as file:
        file.write(f"{word}\n")


def crash_once(notes: Path) -> str:
    if not notes.exists():
        note(notes, "crashed")
        os._exit(9)
    return "recovered"


def chatter() -> str:
    print("printed")
    print("complained", file=sys.stderr)
    os.write(1, b"written")
    os.system("echo shouted")
    return sys.stdin.read()


class Awkward(Exception):
    """Cannot be made again from its arguments alone."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} and {two}")


def fail_awkwardly() -> None:
    raise Awkward("one", "two")


def check(path: Path, spool: Spool) -> str:
    checked = check_file(path, Planner(Asked(isolated=True)).plan(path))
    spool.put(checked)
    return checked.path
