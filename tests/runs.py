"""Runs gilint as people do: a process of its own, in a folder of its own, without the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import specimens, writers

Run = Callable[..., subprocess.CompletedProcess[str]]

BROKEN_TOTAL = {"cells": {"t3.granted.total": "3"}}
"""A change after which a row and two sums of columns are wrong."""


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GILINT", "LANG", "LC_")) and name not in _LOOKS}
    return {**kept, "PYTHONIOENCODING": "utf-8", **settings}


_LOOKS = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM"}


def runner(folder: Path, cache: Path) -> Run:
    def run(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gilint", *map(str, arguments)]
        own = environment(GILINT_CACHE=str(cache), **settings)
        return subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", timeout=120, check=False)

    return run


def write_report(path: Path, **change: object) -> Path:
    """A report of an invented organ with the changes named, as tab-separated text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(writers.tab_rows(specimens.document(**change)), encoding="utf-8")
    return path
