"""Replaces a file that several processes write: one at a time, whole or not at all, and never over what somebody else has just saved."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 15.0
"""Seconds to wait for another process that writes."""


@contextmanager
def alone(file: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Nobody else who asks for the same is inside at the same time.

    The lock ends with the process that holds it, however that ends; the hidden file it is held on stays.
    Raises TimeoutError after `patience` seconds, OSError where nothing can be written.
    """
    # Only those who write need it.
    from filelock import FileLock, Timeout

    lock = file.with_name(f".{file.stem}.lock")
    os.stat(file.parent)
    # Others who share the folder have to be able to lock as well; the file is empty.
    held = FileLock(lock, timeout=patience, mode=0o666)
    try:
        held.acquire()
    except Timeout:
        raise TimeoutError(errno.ETIMEDOUT, "another process keeps the decisions locked", str(lock)) from None
    try:
        _sweep(file)
        yield
    finally:
        held.release()


def state(file: Path) -> os.stat_result | None:
    """What tells that a file was changed meanwhile; None where there is none."""
    try:
        return os.stat(file)
    except FileNotFoundError:
        return None


def replace(file: Path, data: bytes, seen: os.stat_result | None) -> bool:
    """Puts data in the place of the file that was `seen`; False where it is no longer that one. Raises OSError.

    A kill at any moment leaves the old file or the new one; once it returns, the new one outlives a power failure.
    """
    if seen is not None:
        # A rename would replace a file that must not be written.
        with open(file, "r+b"):
            pass
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}.tmp")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), "wb") as target:
            if seen is not None:
                _take_over(target.fileno(), draft, seen)
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        if not _same(seen, state(file)):
            return False
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    _settle(file.parent)
    return True


def _same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) == (other.st_dev, other.st_ino, other.st_size, other.st_mtime_ns)


def _take_over(descriptor: int, draft: Path, seen: os.stat_result) -> None:
    """Owner, as far as one may, and mode of the file replaced."""
    if hasattr(os, "fchown"):
        with suppress(OSError):
            os.fchown(descriptor, seen.st_uid, seen.st_gid)
    os.chmod(draft, stat.S_IMODE(seen.st_mode))


def _settle(folder: Path) -> None:
    """Brings the new name of a file to the disk; Windows has no such thing for a folder."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(file: Path) -> None:
    """Removes what killed writers left; whoever writes holds the lock, so nobody needs it any more."""
    with os.scandir(file.parent) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(f".{file.name}.") and entry.name.endswith(".tmp")]
    for path in left:
        with suppress(OSError):
            os.unlink(path)
