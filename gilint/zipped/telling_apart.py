"""Tells archives of files from documents that happen to be zipped."""

from __future__ import annotations

import os
import stat
import struct
from functools import lru_cache
from pathlib import Path
from typing import Final

from gilint.choosing import ARCHIVES, suffix_of
from gilint.readers import Limits, Unreadable
from gilint.zipped.directory import archive_at
from gilint.zipped.members import member
from gilint.zipped.paths import split

_HEAD: Final = struct.Struct("<4s22xHH")
"""The head of the first member: its signature, and how long the name is that follows."""
_LONGEST: Final = 100
_FIRST_PARTS: Final = (b".xml", b".rels", b"mimetype")
"""How the names end that documents which are zipped begin with."""


def is_archive(path: Path, limits: Limits) -> bool:
    """Whether a file or a member is an archive of files, rather than a document that happens to be zipped.

    What is called .zip is one unless its content tells otherwise, also if it cannot be opened; of other files on disk, only what opens.
    """
    file, way = split(path)
    named = suffix_of(path.name) in ARCHIVES
    if not named and (way or not _begins_like_archive(file)):
        return False
    try:
        return archive_at(file, way, limits).plain
    except Unreadable as fault:
        return named and (fault.reason != "damaged" or _begins_like_zip(path, limits))


def _begins_like_archive(file: Path) -> bool:
    """A quick look, since most files that begin like a zip are documents. Nothing is opened that is no regular file: a pipe would block."""
    try:
        status = os.stat(file)
        return stat.S_ISREG(status.st_mode) and _names_no_part(str(file), status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        return False


@lru_cache(maxsize=20_000)
def _names_no_part(path: str, written: int, size: int) -> bool:
    """Whether a file, as it was when it had that time and size, is a zip whose first member is no part of a document. Raises OSError."""
    with open(path, "rb", buffering=0) as file:
        head = file.read(_HEAD.size + _LONGEST)
    if len(head) < _HEAD.size:
        return False
    signature, length, _ = _HEAD.unpack_from(head)
    name = head[_HEAD.size : _HEAD.size + length]
    return signature == b"PK\x03\x04" and not name.lower().endswith(_FIRST_PARTS)


def _begins_like_zip(path: Path, limits: Limits) -> bool:
    """Of what is called an archive and is damaged as one; what cannot be read at all may be one."""
    file, way = split(path)
    try:
        if way:
            return member(path, limits).startswith(b"PK")
        with file.open("rb") as opened:
            return opened.read(2) == b"PK"
    except (Unreadable, OSError):
        return True
