"""The real program in a real terminal: a tmux with a server, a shell and an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import join
from uuid import uuid4

from tests.runs import environment

TMUX = shutil.which("tmux")
GILINT = join([sys.executable, "-m", "gilint"])

_PATIENCE = 90
"""Seconds after which something that is awaited will not come any more."""
_STEP = 0.05


class Terminal:
    """A window with a shell in it. Keys are named as tmux names them."""

    def __init__(self, folder: Path, cache: Path, size: tuple[int, int], settings: dict[str, str]) -> None:
        self._name = f"gilint-{uuid4().hex}"
        columns, rows = map(str, size)
        own = environment(GILINT_CACHE=str(cache), GILINT_WHO="李某", LC_ALL="C.UTF-8", **settings)
        own.pop("TMUX", None)
        self._own = own
        self.tmux("new-session", "-d", "-x", columns, "-y", rows, "-c", str(folder), "sh")

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-L", self._name, "-f", os.devnull, *arguments]
        return subprocess.run(command, env=self._own, capture_output=True, encoding="utf-8", check=True, timeout=_PATIENCE).stdout

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", "--", text)

    def resize(self, columns: int, rows: int) -> None:
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def run(self, arguments: str) -> None:
        """A command with gilint in the shell."""
        self.type(f"{GILINT} {arguments}")
        self.press("Enter")

    @property
    def lines(self) -> list[str]:
        return self.tmux("capture-pane", "-p").split("\n")[:-1]

    @property
    def text(self) -> str:
        return self.tmux("capture-pane", "-p")

    def ask(self, form: str) -> str:
        """What tmux knows of the window, in its words: `#{cursor_flag}`."""
        return self.tmux("display-message", "-p", form).strip()

    def until(self, condition: Callable[[], object]) -> None:
        give_up = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > give_up:
                raise AssertionError(f"it did not come about; the terminal shows\n{self.text}")
            time.sleep(_STEP)

    def shows(self, *words: str) -> None:
        """Waits until all of it is seen."""
        self.until(lambda: all(word in self.text for word in words))

    def says(self, command: str) -> str:
        """What a command of the shell prints on one line."""
        mark = uuid4().hex[:8]
        self.type(f"clear; echo {mark}=$({command})=")
        self.press("Enter")
        self.until(lambda: f"\n{mark}=" in f"\n{self.text}")
        return self.text.partition(f"{mark}=")[2].partition("=")[0]

    @property
    def program(self) -> int:
        """The process that the shell runs."""
        (process,) = children(int(self.ask("#{pane_pid}")))
        return process

    def renew(self) -> None:
        """Another shell in the place of the one there is, as when a window is closed and opened again."""
        self.tmux("respawn-pane", "-k")
        self.until(lambda: self.text.strip())

    def close(self) -> None:
        self.tmux("kill-server")


@contextmanager
def terminal(folder: Path, cache: Path, *, size: tuple[int, int] = (120, 40), **settings: str) -> Iterator[Terminal]:
    opened = Terminal(folder, cache, size, settings)
    try:
        opened.until(lambda: opened.text.strip())
        yield opened
    finally:
        opened.close()


def children(process: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, encoding="ascii", check=False)
    return [int(word) for word in found.stdout.split()]


def lives(process: int) -> bool:
    """Whether a process is there and is not waiting to be buried."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, encoding="ascii", check=False)
    return bool(found.stdout.strip()) and not found.stdout.strip().startswith("Z")
