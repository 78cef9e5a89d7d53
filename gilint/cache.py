"""Remembers what was made of gilint's own YAML files between runs, since reading them takes longer than checking a report.

What is remembered lies in the user's cache folder and is as trusted as Python's own byte code beside it. A folder that cannot be
written, or a file that cannot be read, merely costs the time of making it again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from gilint import __version__

Made = TypeVar("Made")

_REMEMBERED_CLASSES = (("report",), ("report", "claims"), ("rules",), ("rules", "kinds"), ("wording",))
"""The subpackages whose classes and functions make what is remembered."""


def remembered(name: str, sources: Iterable[Path], make: Callable[[], Made], keep: Callable[[Made], bool] = lambda made: True) -> Made:
    """What `make` returns for the bytes of `sources`, made anew only when these, gilint or Python have changed.

    `keep` says what is worth remembering.
    """
    try:
        place = cache_folder(os.environ) / f"{name}-{_key(sources)}.pickle"
    except OSError:
        return make()
    try:
        found: Made = pickle.loads(place.read_bytes())
        return found
    except Exception:  # noqa: BLE001 - whatever is wrong with a remembered file, making it again is the answer
        made = make()
    if place.is_absolute() and keep(made):
        _write(place, pickle.dumps(made, pickle.HIGHEST_PROTOCOL), name)
    return made


def cache_folder(environment: Mapping[str, str]) -> Path:
    """GILINT_CACHE where it is set, else the platform's folder for what can be made again."""
    if own := environment.get("GILINT_CACHE"):
        return Path(own)
    base = environment.get("LOCALAPPDATA") or environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "gilint"


def _key(sources: Iterable[Path]) -> str:
    """The sources by content, since what is made of them is signed for."""
    digest = hashlib.sha256(_code())
    for path in sources:
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:24]


@cache
def _code() -> bytes:
    """What stands for gilint's own code, by size and time as Python's byte code is kept, and for Python."""
    package = os.path.dirname(os.path.abspath(__file__))
    told = [__version__, str(sys.version_info[:2])]
    for folder in (package, *(os.path.join(package, *parts) for parts in _REMEMBERED_CLASSES)):
        with os.scandir(folder) as entries:
            told += sorted(
                f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}" for entry in entries if entry.name.endswith(".py")
            )
    return "\0".join(told).encode()


def _write(place: Path, data: bytes, name: str) -> None:
    """Beside, then renamed; older ones of the same name go."""
    beside = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, place)
        for old in place.parent.glob(f"{name}-*.pickle"):
            if old != place:
                old.unlink()
