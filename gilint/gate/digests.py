"""Hashes of everything that a sign-off rests on besides the report."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from errno import EIO
from pathlib import Path

from gilint.config import Config
from gilint.decisions.baseline import Baseline
from gilint.decisions.blocks import split
from gilint.decisions.entry import read_entry
from gilint.gate.record import DecisionsPart
from gilint.readers import Limits, Unreadable
from gilint.yamlfile import read_bounded
from gilint.zipped import is_inside, member

_LARGEST = 64_000_000
"""Bytes of a file that is read for its hash."""


def of_file(path: Path) -> str:
    """Raises YamlFault for what is no regular file or too large, OSError where it cannot be read."""
    return _digest(read_bounded(path, _LARGEST))


def of_report(path: Path, limits: Limits) -> str:
    """Of a file, or of a member of an archive. Raises as `of_file` does, OSError also for a member that cannot be read."""
    try:
        return _digest(member(path, limits)) if is_inside(path) else of_file(path)
    except Unreadable as fault:
        raise OSError(EIO, str(fault), str(path)) from None


def of_folder(folder: Path) -> str:
    """Over the relative name and the bytes of every file below it, hidden ones aside."""
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    kept = sorted(name.as_posix() for name in names if not any(part.startswith((".", "__")) for part in name.parts))
    return _of_all(f"{name}\x1f{of_file(folder / name)}" for name in kept)


def of_configuration(config: Config) -> str | None:
    """Over the bytes of the file that holds and of those that it extends; None where nothing is configured."""
    files = [layer.file.path for layer in config.layers() if layer.file.values]
    return _of_all(map(of_file, files)) if files else None


def of_decisions(file: Path, fingerprints: Collection[str]) -> DecisionsPart:
    """Over the entries about these findings as they are typed, comments right above them included, and over all of the file.

    Raises YamlFault or OSError.
    """
    data = read_bounded(file, _LARGEST)
    blocks = split(data.decode("utf-8", "replace")).blocks
    kept = sorted(block.above + block.body for block in blocks if read_entry(block.text).fingerprint in fingerprints)
    return DecisionsPart(_of_all(kept) if kept else None, _digest(data))


def of_baseline(baseline: Baseline, fingerprints: Collection[str]) -> str | None:
    """Over the entries about these findings; None where there are none."""
    kept = sorted(f"{each.fingerprint}\x1f{each.evidence}" for each in baseline.entries if each.fingerprint in fingerprints)
    return _of_all(kept) if kept else None


def _of_all(words: Iterable[str]) -> str:
    return _digest("\x1e".join(words).encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
