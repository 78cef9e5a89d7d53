"""Terminals that draw “ ” … — │ over two cells, as some in East Asia are set to: how to tell one, and what it is shown instead.

Unicode calls the width of these signs ambiguous; everything that measures text here counts one cell. On a terminal that takes two, each of
them pushes the rest of its line to the right.
"""

from __future__ import annotations

import os
import re
import select
import sys
import unicodedata
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PROBE = "\u201c"
_PATIENCE = 0.3
"""Seconds in which a terminal answers where its cursor stands; one that does not is taken for an ordinary one."""
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")

_LONGEST = 200
"""Bytes after which what comes is no answer but somebody typing."""

_ALIKE = {
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("—–―─━┄┈═▔▁", "-"),
    **dict.fromkeys("│┃║┆┊▏▕▎▊", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╔╗╚╝", "+"),
    **dict.fromkeys("·•…", "."),
    **dict.fromkeys("▀▄█▆▇▅▃▂▌▐", " "),
    **{chr(0x2460 + digit): str(digit + 1) for digit in range(9)},
    "×": "x",
    "→": ">",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "★": "*",
    "±": "+",
    "°": "o",
}
"""A sign of one cell for each that such a terminal would draw over two."""


class NarrowSigns(LineFilter):
    """Puts plain signs in the place of ambiguous ones, wherever they stand on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self._table = _Table({ord(sign): plain for sign, plain in _ALIKE.items()})

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text.translate(self._table), style, control) for text, style, control in segments]


class _Table(dict[int, str]):
    """Any other ambiguous sign becomes a question mark, and all else stays."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = "?" if unicodedata.east_asian_width(sign) == "A" and not unicodedata.combining(sign) else sign
        return self[code]


def draws_wide(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal takes two cells for an ambiguous sign. GILINT_AMBIGUOUS (`wide`, `narrow`) spares it the question."""
    told = environment.get("GILINT_AMBIGUOUS")
    if told:
        return told == "wide"
    try:
        import termios
        import tty
    except ImportError:
        return False
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        sys.stderr.write(f"\r{_PROBE}\x1b[6n")
        sys.stderr.flush()
        return _column(descriptor) == 3
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _column(descriptor: int) -> int:
    """Where the cursor stands, from 1; 0 where the terminal does not say."""
    answer = b""
    while not _ANSWER.search(answer) and len(answer) < _LONGEST and select.select([descriptor], [], [], _PATIENCE)[0]:
        answer += os.read(descriptor, 32)
    found = _ANSWER.search(answer)
    return int(found[1]) if found else 0
