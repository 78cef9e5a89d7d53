"""Private folders for LibreOffice, which go when nobody uses them any more."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "gilint-office-"
_IN_USE = "in-use"
_NEW = 60
"""Seconds in which a folder may not have its lock yet."""


class PrivateFolder:
    """A new folder that only this user can enter, locked for as long as this process lives or until it is let go. Raises OSError."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
        self._lock = FileLock(self.path / _IN_USE)
        try:
            self._lock.acquire(timeout=0)
        except OSError:
            self.remove()
            raise

    def let_go(self) -> None:
        self._lock.release()

    def remove(self) -> None:
        self.let_go()
        shutil.rmtree(self.path, ignore_errors=True)


def remove_leftovers() -> None:
    """Removes the folders of processes that were killed together with what would have removed them."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and _is_old_and_own(entry):
                with suppress(Timeout, OSError), FileLock(Path(entry, _IN_USE), timeout=0):
                    shutil.rmtree(entry, ignore_errors=True)


def _is_old_and_own(entry: os.DirEntry[str]) -> bool:
    """Others may lay traps in a folder for everybody's temporary files."""
    status = entry.stat(follow_symlinks=False)
    own = os.name == "nt" or status.st_uid == os.getuid()
    return own and entry.is_dir(follow_symlinks=False) and time.time() - status.st_mtime > _NEW
