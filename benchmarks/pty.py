"""A program on a pseudo-terminal: how soon it paints, how soon it answers keys, and what memory it takes.

python -m benchmarks.pty --marker TEXT [--key KEY] [--times N] -- COMMAND...

Linux and macOS; memory on Linux only.
"""

from __future__ import annotations

import argparse
import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from types import TracebackType

_CHUNK = 1 << 16
_QUIET = 0.2
"""Seconds without output after which a program has done all that a key asked for."""
_LONGEST = 3.0
"""Seconds after which it is not waited any longer for quiet: some programs always paint."""
_PATIENCE = 60.0
_UNSET = ("NO_COLOR", "COLUMNS", "LINES", "TERM_PROGRAM", "PYTHONDONTWRITEBYTECODE")
"""What would change the picture: modules are compiled once, as in any installation."""

_FRAME = re.compile(rb"\x1b\[\?2026h(.*?)\x1b\[\?2026l", re.DOTALL)
"""A synchronized update: the terminal shows it at its end."""
_QUERY = re.compile(rb"\x1b(?:\[\?(?P<mode>[0-9]+)\$p|\[(?P<report>\?u|6n|5n|>?0?c|>0?q|18t)|\](?P<colour>1[01]);\?(?:\x07|\x1b\\))")
_MODES = {b"2026": b"2", b"2004": b"2"}
"""Modes that this terminal knows, as reset; any other is unknown to it (0)."""


@dataclass(frozen=True, slots=True)
class Painted:
    """Seconds from a key to the end of the first update with anything in it, and of the last before all was quiet."""

    first: float
    last: float


class Terminal:
    """A program on a terminal of its own, which answers what terminals are asked. Output is read within the methods only."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = (120, 40), environment: Mapping[str, str] | None = None) -> None:
        """`size` in columns and lines; `environment` is added to that of this process."""
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        own = {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(environment or {})}
        self._size = size
        self._output = bytearray()
        self._answered = 0
        self._begun = perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            _execute(command, own, size)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, _window(size))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Ends the program, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self.pid, 0)

    @property
    def output(self) -> bytes:
        """All that was read of what the program wrote."""
        return bytes(self._output)

    def until(self, marker: str) -> float:
        """Seconds from the start of the program to when the terminal had `marker`. Raises TimeoutError, or EOFError where it ended."""
        wanted = marker.encode()
        return self._read_until(lambda: wanted in self._output) - self._begun

    def settle(self) -> None:
        """Reads until all is quiet, but not for long."""
        limit = perf_counter() + _LONGEST
        while self._read(_QUIET) and perf_counter() < limit:
            pass

    def press(self, keys: bytes, shows: str = "") -> Painted:
        """Any number of keys at once, as a terminal sends them; only updates count that have `shows` in them.

        Raises TimeoutError where nothing is painted, EOFError where the program ends.
        """
        self.settle()
        return self._painted(lambda: os.write(self._terminal, keys), shows.encode())

    def resize(self, size: tuple[int, int]) -> Painted:
        """Raises as `press` does."""
        self.settle()
        self._size = size
        return self._painted(lambda: fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, _window(size)), b"")

    def memory(self) -> int:
        """Resident memory of the program, in bytes, its children not included."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    def _painted(self, act: Callable[[], object], shows: bytes) -> Painted:
        end = len(self._output)
        start = perf_counter()
        act()
        first = last = self._read_until(lambda: self._frame_after(end, shows) is not None)
        while last - start < _LONGEST:
            while (after := self._frame_after(end, shows)) is not None:
                last, end = perf_counter(), after
            if not self._read(_QUIET):
                break
        return Painted(first - start, last - start)

    def _frame_after(self, begin: int, shows: bytes) -> int | None:
        """The end of the first whole update with anything in it."""
        return next((frame.end() for frame in _FRAME.finditer(self._output, begin) if frame[1] and shows in frame[1]), None)

    def _read_until(self, done: Callable[[], bool]) -> float:
        limit = perf_counter() + _PATIENCE
        while not done():
            if perf_counter() > limit:
                raise TimeoutError(bytes(self._output[-500:]))
            self._read(1.0)
        return perf_counter()

    def _read(self, seconds: float) -> bool:
        """Whether there was any output."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            some = os.read(self._terminal, _CHUNK)
        except OSError:  # Linux tells so that the program has closed its side
            some = b""
        if not some:
            raise EOFError(bytes(self._output[-500:]))
        self._output += some
        self._answer()
        return True

    def _answer(self) -> None:
        for query in _QUERY.finditer(self._output, self._answered):
            self._answered = query.end()
            os.write(self._terminal, _answer(query, self._size))


def _execute(command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, _window(size))
        os.execvpe(command[0], list(command), dict(environment))
    finally:
        os._exit(127)


def _window(size: tuple[int, int]) -> bytes:
    columns, lines = size
    return struct.pack("HHHH", lines, columns, 0, 0)


def _answer(query: re.Match[bytes], size: tuple[int, int]) -> bytes:
    """As a terminal of today without the keyboard protocol of kitty; one that counts ambiguous characters as narrow."""
    if mode := query["mode"]:
        return b"\x1b[?" + mode + b";" + _MODES.get(mode, b"0") + b"$y"
    if colour := query["colour"]:
        return b"\x1b]" + colour + (b";rgb:eeee/eeee/eeee\x1b\\" if colour == b"10" else b";rgb:1010/1010/1010\x1b\\")
    return {
        b"?u": b"\x1b[?0u",
        b"6n": b"\x1b[1;2R",
        b"5n": b"\x1b[0n",
        b"18t": b"\x1b[8;%d;%dt" % (size[1], size[0]),
    }.get(query["report"].replace(b"0", b""), b"\x1b[?62;22c")


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 95th percentile of seconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median * 1000:8.0f} ms {self.p95 * 1000:8.0f} ms"


def spread(seconds: Sequence[float]) -> Spread:
    ordered = sorted(seconds)
    return Spread(median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.pty", description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--marker", required=True, help="text that is there when the program has painted")
    asked.add_argument(
        "--key", default="\\x1b[B", help="a key as the terminal sends it, with Python's escapes; the arrow down unless given"
    )
    asked.add_argument("--times", type=int, default=40, help="how often the key is pressed")
    asked.add_argument("--starts", type=int, default=5, help="how often the program is started")
    asked.add_argument("--size", default="120x40")
    asked.add_argument("command", nargs="+")
    said = asked.parse_args()
    columns, _, lines = said.size.partition("x")
    key = codecs.decode(said.key, "unicode_escape").encode()
    starts: list[float] = []
    painted: list[Painted] = []
    memory = 0
    for _ in range(said.starts):
        with Terminal(said.command, (int(columns), int(lines))) as terminal:
            starts.append(terminal.until(said.marker))
            painted += [terminal.press(key) for _ in range(said.times // said.starts)]
            memory = max(memory, terminal.memory())
    print(f"{' '.join(said.command)}: median and 95th percentile")
    print(f"  first paint                {spread(starts)}")
    print(f"  key to first update        {spread([each.first for each in painted])}")
    print(f"  key to last update         {spread([each.last for each in painted])}")
    print(f"  resident memory            {memory / 1024**2:8.0f} MB")


if __name__ == "__main__":
    main()
