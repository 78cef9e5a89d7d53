"""What came of each file, kept on disk while it is not looked at: a report with its findings is much larger in memory."""

from __future__ import annotations

import errno
import hashlib
import os
import pickle
import shutil
import tempfile
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path

from gilint.cache import cache_folder
from gilint.checking import Checked

_PREFIX = "gilint-spool-"
_KEPT = 8
"""So many of the latest stay in memory: going back and forth between neighbours reads nothing."""
_FAST = 1
_A_WEEK = 7 * 24 * 60 * 60

Stamp = tuple[int, int, int]
"""Differs for what was written at another time."""


class Spool:
    """A folder that only its owner can read. What is gone or damaged is simply not there: the file is then to be checked again.

    Pickled, it is a handle on the same folder for other processes; only the process that made the folder removes it. For any thread.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._own = folder is None
        self.folder = folder or _made()
        self._kept: dict[str, tuple[Stamp, Checked]] = {}
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[type[Spool], tuple[Path]]:
        return Spool, (self.folder,)

    def put(self, checked: Checked) -> None:
        """Replaces what came of the file before. Where the disk takes nothing, nothing is kept of the file."""
        place = self._place(checked.path)
        beside = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            beside.write_bytes(zlib.compress(pickle.dumps(checked, pickle.HIGHEST_PROTOCOL), _FAST))
            os.replace(beside, place)
        except OSError:
            for stale in (beside, place):
                with suppress(OSError):
                    stale.unlink()

    def get(self, path: str) -> Checked | None:
        place = self._place(path)
        try:
            stamp = _stamp(place)
            with self._lock:
                kept = self._kept.pop(path, None)
                if kept is not None and kept[0] == stamp:
                    self._kept[path] = kept
                    return kept[1]
            found = pickle.loads(zlib.decompress(place.read_bytes()))
        except Exception:  # noqa: BLE001 - whatever is wrong with what was kept, checking the file again is the answer
            return None
        if not isinstance(found, Checked):
            return None
        with self._lock:
            self._kept[path] = (stamp, found)
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return found

    def close(self) -> None:
        self._kept.clear()
        if self._own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _place(self, path: str) -> Path:
        return self.folder / f"{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.checked"


def _stamp(place: Path) -> Stamp:
    status = place.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _made() -> Path:
    """A new folder in the user's cache, or among temporary files where that cannot be written; raises OSError where neither can."""
    for base in (cache_folder(os.environ).absolute(), Path(tempfile.gettempdir())):
        with suppress(OSError):
            base.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=base))
            _remove_leftovers(base)
            return made
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), tempfile.gettempdir())


def _remove_leftovers(base: Path) -> None:
    """Folders of processes that were killed."""
    for folder in base.glob(f"{_PREFIX}*-*"):
        if _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    """Its process is gone, or nothing was put there for a week: process numbers are used again, and Windows tells nothing of them."""
    try:
        if time.time() - folder.lstat().st_mtime > _A_WEEK:
            return True
        pid = int(folder.name.removeprefix(_PREFIX).partition("-")[0])
        if os.name == "posix" and pid > 0:
            os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return False
