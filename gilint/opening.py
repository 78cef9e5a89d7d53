"""The bytes of a report, and their hash. Nothing is opened that is no regular file: a pipe would block."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

from gilint.readers import Limits, Unreadable
from gilint.zipped import is_archive, is_inside, member, members

_MOST_HASHED = 4 * 1024**3
"""A larger file is refused without its hash, so that a sparse file cannot hold up a run."""


class TooLarge(Unreadable):
    """A file beyond the limit, whose hash may still be known; "" where it is not."""

    def __init__(self, size: int, limit: int, sha256: str) -> None:
        super().__init__("too-large", f"{size} > {limit} bytes")
        self.sha256 = sha256


def content(path: Path, limits: Limits) -> tuple[bytes, str]:
    """Of a file, or of a member of an archive. Raises Unreadable, and TooLarge.

    An archive itself holds no report: the reason is why its members could not be listed.
    """
    if is_archive(path, limits):
        members(path, limits)
        raise Unreadable("unsupported", "zip")
    if is_inside(path):
        data = member(path, limits)
        return data, hashlib.sha256(data).hexdigest()
    return _on_disk(path, limits)


def _on_disk(path: Path, limits: Limits) -> tuple[bytes, str]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
            raise Unreadable("no-permission")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file")
        with path.open("rb") as file:
            if status.st_size > limits.file:
                known = status.st_size <= _MOST_HASHED
                raise TooLarge(status.st_size, limits.file, hashlib.file_digest(file, "sha256").hexdigest() if known else "")
            data = file.read(limits.file + 1)
    except PermissionError:
        raise Unreadable("no-permission") from None
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable("not-a-file") from None
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise Unreadable("not-a-file") from None
        raise Unreadable("damaged", fault.strerror or "") from None
    if len(data) > limits.file:
        raise TooLarge(len(data), limits.file, "")
    return data, hashlib.sha256(data).hexdigest()
