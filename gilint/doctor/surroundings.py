"""What else gilint needs or uses: Python, its own rules, a configuration, a cache, the terminal, keys, processors."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from gilint.cache import cache_folder
from gilint.config import Configs
from gilint.configfile import ConfigError
from gilint.doctor.health import Around
from gilint.output.terminal import in_colour, line_width
from gilint.planning import core_folder
from gilint.processes.processors import usable_processors
from gilint.rules.pack import pack_files
from gilint.rules.reading import read_pack

_CHINESE = "政府信息公开"
_DIGITS = 12


def examined_surroundings(folder: Path, stream: TextIO) -> tuple[Around, ...]:
    """For a run in a folder whose output goes to a stream."""
    examiners: tuple[Callable[[], Around], ...] = (
        *(_python, _rules, lambda: _configuration(folder), _cache),
        *(lambda: _terminal(stream), _signing, _processors, _bounds),
    )
    return tuple(examine() for examine in examiners)


def _python() -> Around:
    return Around("python", "fine", "python", {"version": platform.python_version(), "system": platform.platform(), "path": sys.executable})


def _rules() -> Around:
    # The files themselves, not what the cache remembers of them.
    pack = read_pack(core_folder(), pack_files(core_folder()))
    values = {"count": str(len(pack.rules)), "hash": pack.sha256[:_DIGITS], "path": str(core_folder())}
    if pack.faults or not pack.rules:
        return Around("rules", "amiss", "rules-amiss", {**values, "detail": str(next(iter(pack.faults), ""))})
    return Around("rules", "fine", "rules", values)


def _configuration(folder: Path) -> Around:
    try:
        found = Configs().closest(folder / "report")
    except ConfigError as error:
        return Around("config", "amiss", "config-amiss", {"detail": str(error.faults[0])})
    if found.file.path.is_file():
        return Around("config", "fine", "config", {"path": str(found.file.path)})
    return Around("config", "fine", "config-none")


def _cache() -> Around:
    """Where there is none yet, whether it could be made, and it is not."""
    folder = cache_folder(os.environ)
    there = next((each for each in (folder, *folder.parents) if os.path.exists(each)), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return Around("cache", "fine", "cache", {"path": str(folder)})
    except OSError as fault:
        return Around("cache", "notice", "cache-closed", {"path": str(folder), "detail": fault.strerror or ""})


def _terminal(stream: TextIO) -> Around:
    values = {"encoding": stream.encoding or "?", "width": str(line_width(None))}
    try:
        _CHINESE.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return Around("terminal", "notice", "terminal-mute", values)
    if not stream.isatty():
        return Around("terminal", "fine", "terminal-none", values)
    return Around("terminal", "fine", "terminal-colour" if in_colour("auto", stream) else "terminal", values)


def _signing() -> Around:
    found = shutil.which("ssh-keygen")
    return Around("signing", "fine", "signing", {"path": found}) if found else Around("signing", "notice", "signing-none")


def _processors() -> Around:
    return Around("processors", "fine", "processors", {"count": str(usable_processors())})


def _bounds() -> Around:
    """Whether the memory of a process that reads a file can be bounded."""
    if importlib.util.find_spec("resource") is None:
        return Around("bounds", "notice", "bounds-clock")
    return Around("bounds", "fine", "bounds")
