"""Paths that lead into archives: `a.zip!/2024/b.docx`, and `a.zip!/b.zip!/c.docx` where one archive lies in another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

INTO = "!/"
"""Stands between an archive and its member."""


def is_inside(path: Path) -> bool:
    """Whether the path leads into an archive that is there. What exists on disk by its whole name is no member, whatever it is called."""
    return bool(split(path)[1])


def container(path: Path) -> Path:
    """The file on disk that holds a member; any other path is its own."""
    return split(path)[0]


def split(path: Path) -> tuple[Path, tuple[str, ...]]:
    """The file on disk, and the way on from there: archives within, then the member; () for a path that leads into no archive."""
    text = path.as_posix()
    if INTO not in text or os.path.lexists(path):
        return path, ()
    at = text.find(INTO)
    while at != -1:
        if os.path.isfile(text[:at]):
            return Path(text[:at]), tuple(text[at + len(INTO) :].split(INTO))
        at = text.find(INTO, at + 1)
    return path, ()


def containers(path: Path) -> Iterator[Path]:
    """Every archive that a path leads into, the outermost first, as it is written and whether it is there or not."""
    text = path.as_posix()
    at = text.find(INTO)
    while at != -1:
        yield Path(text[:at])
        at = text.find(INTO, at + 1)
