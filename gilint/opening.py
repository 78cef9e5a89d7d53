"""The bytes of a report, and their hash. Nothing is opened that is no regular file: a pipe would block."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from gilint.readers import Limits, Reason, Unreadable
from gilint.readers.unreadable import unopened
from gilint.zipped import is_archive, is_inside, member, members

_MOST_HASHED = 4 * 1024**3
"""A larger file is refused without its hash, so that a sparse file cannot hold up a run."""


class Refused(Unreadable):
    """A file that is not opened, whose hash may still be known; "" where it is not."""

    def __init__(self, reason: Reason, detail: str, sha256: str) -> None:
        super().__init__(reason, detail)
        self.sha256 = sha256


def content(path: Path, limits: Limits) -> tuple[bytes, str]:
    """Of a file, or of a member of an archive. Raises Unreadable, and Refused.

    An archive itself holds no report: the reason is why its members could not be listed.
    """
    if is_archive(path, limits):
        try:
            members(path, limits)
        except Unreadable as fault:
            raise Refused(fault.reason, fault.detail, _hash(path, limits)) from None
        raise Refused("unsupported", "zip", _hash(path, limits))
    if is_inside(path):
        data = member(path, limits)
        return data, hashlib.sha256(data).hexdigest()
    return _on_disk(path, limits)


def _hash(path: Path, limits: Limits) -> str:
    """Empty for what is no regular file, cannot be read, or is too large for that."""
    try:
        if is_inside(path):
            return hashlib.sha256(member(path, limits)).hexdigest()
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_HASHED:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (Unreadable, OSError):
        return ""


def _on_disk(path: Path, limits: Limits) -> tuple[bytes, str]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
            raise Unreadable("no-permission")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file")
        with path.open("rb") as file:
            if status.st_size > limits.file:
                raise Refused("too-large", f"{status.st_size} > {limits.file} bytes", _hash(path, limits))
            data = file.read(limits.file + 1)
    except OSError as fault:
        raise unopened(fault) from None
    if len(data) > limits.file:
        raise Refused("too-large", f"{len(data)} > {limits.file} bytes", "")
    return data, hashlib.sha256(data).hexdigest()
