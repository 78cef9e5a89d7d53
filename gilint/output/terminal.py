"""What the terminal can show: colours and how many cells a line has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from typing import TextIO

from gilint.choices import Colour

_NARROWEST, _WIDEST = 40, 120


def in_colour(asked: Colour, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """The option decides, then NO_COLOR, then FORCE_COLOR; else whether a terminal that knows colours is there."""
    if asked != "auto":
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream.isatty()


def line_width(asked: int | None) -> int:
    """The width asked for, else that of COLUMNS or of the terminal, 80 without one; beyond 120 lines are hard to read."""
    return max(asked, _NARROWEST) if asked else min(max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST), _WIDEST)
