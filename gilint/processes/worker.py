"""One process that calls functions for this one, seen from here."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import FileIO
from typing import IO, Any

from gilint.processes import child

_NICENESS = 5
"""Enough that a screen stays live while all processors check."""


class WorkerDied(RuntimeError):
    """The process ended before it had answered: a crash, want of memory, or somebody killed it. `code` is its exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Worker:
    """For one thread, `kill` apart. Raises OSError where no process can be started.

    Plain pipes and `subprocess`: multiprocessing hands on the descriptor of `sys.stderr`, and under Textual that has none. The process
    ends as soon as its input does, thus with this process, even by SIGKILL.
    """

    def __init__(self, niceness: int = _NICENESS) -> None:
        # -P, since a folder of reports is no place to import modules from. Unbuffered, since a daemon thread that waits for a buffered
        # stream holds its lock, which is fatal when the interpreter ends.
        self._process = subprocess.Popen(
            [sys.executable, "-P", child.__file__],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | (getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) if niceness else 0),
        )
        self._asked = _raw(self._process.stdin)
        self._answers = _raw(self._process.stdout)
        self._introduced = False
        self._niceness = niceness

    def call(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
        """Raises WorkerDied, what the function raises, and what pickling raises."""
        request = pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL)
        try:
            if not self._introduced:
                child.send(self._asked, pickle.dumps((sys.path, self._niceness)))
                self._introduced = True
            child.send(self._asked, request)
            answer = child.receive(self._answers)
        except (OSError, EOFError):
            raise WorkerDied(self.end()) from None
        except BaseException:
            # An answer that nobody took would be that of the next call.
            self.end()
            raise
        result, error = pickle.loads(answer)
        if error is not None:
            raise error
        return result

    def runs(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        """From any thread; returns at once."""
        self._process.kill()

    def end(self) -> int:
        """Kills, waits until the process is gone, and gives its exit code."""
        self._process.kill()
        for stream in (self._asked, self._answers):
            with suppress(OSError):
                stream.close()
        return self._process.wait()


def _raw(stream: IO[bytes] | None) -> FileIO:
    assert isinstance(stream, FileIO)
    return stream
