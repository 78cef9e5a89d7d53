"""The decisions that hold for reports: those of the closest decisions file above each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gilint.decisions.file import decisions_file, read_decisions
from gilint.decisions.model import Decision
from gilint.zipped import container


@dataclass(frozen=True, slots=True)
class Held:
    """The decisions by fingerprint, where several files have one that of the last by path, and the files that there are."""

    decisions: Mapping[str, Decision]
    files: tuple[Path, ...]


def held(paths: Iterable[Path]) -> Held:
    """Raises DecisionsFault and OSError."""
    files = files_above(paths)
    decisions = {fingerprint: decision for file in files for fingerprint, decision in read_decisions(file).items()}
    return Held(decisions, files)


def files_above(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The decisions files that there are, by path: for each of the files given the closest one."""
    folders = {container(path).absolute().parent for path in paths}
    return tuple(sorted({file for file in (decisions_file(folder / "_", folder) for folder in folders) if os.path.isfile(file)}))
