"""The decisions files that hold for the reports of a folder, read together and written each for itself."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gilint.decisions.file import Change, Conflict, decisions_file, read_decisions, write_decisions
from gilint.decisions.model import Decision
from gilint.triage.rows import Row
from gilint.zipped import container

Step = Mapping[Path, tuple[Change, ...]]
"""What one act of a person changes, by decisions file."""


class Ledger:
    """Each report's decisions stand in the closest decisions file above it, new ones in the folder that was opened.

    Reading and writing take as long as the files are large, and are for any thread; the rest is for one.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = [Path(os.path.abspath(root)) for root in roots]
        self._homes: dict[str, Path] = {}
        self._held: dict[Path, Mapping[str, Decision]] = {}
        self._turn = threading.Lock()

    @property
    def decisions(self) -> dict[str, Decision]:
        """All decisions by fingerprint; where several files have one, that of the last in the order of their paths."""
        return {fingerprint: decision for held in self._held.values() for fingerprint, decision in held.items()}

    @property
    def files(self) -> frozenset[Path]:
        return frozenset(self._held)

    def home(self, path: str) -> Path:
        """The decisions file of a report, whether it is there yet or not."""
        file = os.path.abspath(container(Path(path)))
        folder = os.path.dirname(file)
        if folder not in self._homes:
            self._homes[folder] = decisions_file(Path(file), self._root(Path(folder)))
        return self._homes[folder]

    def read(self, paths: Iterable[str]) -> None:
        """Read again what stands in the files of these reports. Raises DecisionsFault and OSError."""
        with self._turn:
            self._homes = {}
            files = {self.home(path) for path in paths}
            self._held = {file: read_decisions(file) for file in sorted(files)}

    def write(self, step: Step) -> tuple[Conflict, ...]:
        """Changes that others made meanwhile are kept and told. Raises DecisionsFault and OSError."""
        conflicts: list[Conflict] = []
        with self._turn:
            for file, changes in step.items():
                written = write_decisions(file, changes)
                self._held = {**self._held, file: written.decisions}
                conflicts += written.conflicts
        return tuple(conflicts)

    def step(self, changes: Iterable[Change], rows: Iterable[Row]) -> Step:
        """Each change with the file that holds the decision it changes, else with the decisions file of its report."""
        paths = {row.fingerprint: row.path for row in rows}
        holders = {fingerprint: file for file, held in self._held.items() for fingerprint in held}
        step: dict[Path, list[Change]] = {}
        for change in changes:
            decision = change.after or change.before
            if decision is not None:
                fingerprint = decision.fingerprint
                file = holders.get(fingerprint) if change.before else None
                step.setdefault(file or self.home(paths[fingerprint]), []).append(change)
        return {file: tuple(listed) for file, listed in step.items()}

    def _root(self, folder: Path) -> Path:
        """The path that was opened and led to a folder."""
        return next((root for root in self._roots if root == folder or root in folder.parents), folder)
