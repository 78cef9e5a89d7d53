"""Opens a file in the program that the desktop has for it, beside gilint: nothing is waited for, nothing is written on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path


def can_open(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a desktop, and a program on it that opens files."""
    return sys.platform == "win32" or _command(Path.cwd(), environment) is not None


def open_file(path: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the desktop took the file. What its program does after that, it does alone, and it outlives gilint."""
    target = Path(os.path.abspath(path))
    if not target.exists():
        return False
    if sys.platform == "win32":
        try:
            os.startfile(target)
        except OSError:
            return False
        return True
    command = _command(target, environment)
    return command is not None and _spawn(command, target.parent)


def _command(target: Path, environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The absolute path keeps a file whose name begins with a hyphen from being taken for an option."""
    if sys.platform == "darwin":
        return _found("open", str(target))
    if environment.get("WSL_DISTRO_NAME"):
        # explorer.exe knows no Linux path, but the name of what lies in the folder where it is started.
        return _found("wslview", str(target)) or _found("explorer.exe", target.name)
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return _found("xdg-open", str(target))
    return None


def _found(program: str, argument: str) -> tuple[str, ...] | None:
    place = shutil.which(program)
    return (place, argument) if place else None


def _spawn(command: tuple[str, ...], folder: Path) -> bool:
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError:
        return False
    # Some programs stay until their window is closed; whoever started them has to take their end, or a dead process stays listed.
    threading.Thread(target=process.wait, daemon=True).start()
    return True
