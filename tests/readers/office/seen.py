"""What a LibreOffice that works in some folder leaves on a machine: processes, folders, sockets."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

_LONGEST = 20


def instances(place: Path) -> set[int]:
    """The ids of living processes of LibreOffice whose profile is in a folder."""
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(maxsplit=2) for line in listed.splitlines())
    return {int(row[0]) for row in rows if len(row) == 3 and "soffice.bin" in row[2] and f"{place}/" in row[2] and row[1][0] != "Z"}


def folders(place: Path) -> set[Path]:
    return set(place.glob("gilint-office-*"))


def socket(folder: Path) -> Path:
    """What LibreOffice listens at, which is called after its profile."""
    url = (folder / "profile").as_uri().encode("utf-16-le")
    digest = "".join(f"{byte:x}" for byte in hashlib.md5(url, usedforsecurity=False).digest())
    return Path(f"/tmp/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{digest}")


def eventually(told: Callable[[], bool]) -> bool:
    """Whether it comes true in the time that a slow machine needs."""
    latest = time.monotonic() + _LONGEST
    while not told() and time.monotonic() < latest:
        time.sleep(0.05)
    return told()
