"""Where LibreOffice is on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

SETTING = "GILINT_LIBREOFFICE"
"""The environment variable that names the program, or keeps it from being used."""
_NEVER = frozenset({"", "off"})
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/usr/local/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_OPTIONAL = "libreoffice*/program/soffice"
"""Below /opt, where the packages of the makers go, one folder a version."""


def wanted(environment: Mapping[str, str] = os.environ) -> str | None:
    """The program that GILINT_LIBREOFFICE names, nothing ("") where it says to use none, `None` where it is not set."""
    word = environment.get(SETTING)
    return None if word is None else "" if word.strip().lower() in _NEVER else word.strip()


def located(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The program that is wanted; where none is named, the one on the path or in a usual place."""
    word = wanted(environment)
    if word is not None:
        return _program(word, environment) if word else None
    named = (_program(name, environment) for name in _NAMES)
    return next((found for found in (*named, *filter(Path.is_file, _usual(environment))) if found), None)


def _program(word: str, environment: Mapping[str, str]) -> Path | None:
    found = shutil.which(os.path.expanduser(word), path=environment.get("PATH"))
    return Path(found).absolute() if found else None


def _usual(environment: Mapping[str, str]) -> Iterator[Path]:
    if os.name == "nt":
        folders = filter(None, (environment.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")))
        yield from (Path(folder, "LibreOffice", "program", "soffice.com") for folder in folders)
    else:
        yield from (Path(place).expanduser() for place in _USUAL)
        yield from sorted(Path("/opt").glob(_OPTIONAL), reverse=True)
