"""Everything that lies before a reviewer: the files with what was found in them, what was decided, and what is marked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from gilint.decisions.model import OPEN, Decision, standing
from gilint.output.harmless import encodable, harmless
from gilint.triage.interning import interned
from gilint.triage.rows import Dossier, Key, Row
from gilint.triage.tally import Stage, Tally, tally
from gilint.triage.turns import turned


@dataclass(frozen=True, slots=True)
class Delta:
    """What a check found otherwise than the one before: how many rows came, have other values, and are no longer found."""

    new: int = 0
    changed: int = 0
    fixed: int = 0


class Desk:
    """Dossiers in the order in which their files were found. Whatever can be asked is kept ready, file by file.

    A file that cannot be read for a while, or is away, is compared with its last check that succeeded: nothing is called gone that could
    not be looked at.
    """

    def __init__(self, today: date, unwaivable: AbstractSet[str] = frozenset()) -> None:
        self.today = today
        self.unwaivable = unwaivable
        self._dossiers: dict[str, Dossier] = {}
        self._read: dict[str, Dossier] = {}
        self._decisions: Mapping[str, Decision] = {}
        self._stages: dict[str, tuple[Stage, ...]] = {}
        self._tallies: dict[str, Tally] = {}
        self._total = Tally()
        self._marks: set[Key] = set()
        self._common = ""

    @property
    def dossiers(self) -> Mapping[str, Dossier]:
        """By path."""
        return MappingProxyType(self._dossiers)

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """By fingerprint."""
        return self._decisions

    @property
    def marks(self) -> AbstractSet[Key]:
        """Whether their rows are shown or not."""
        return self._marks

    def expect(self, paths: Sequence[str]) -> None:
        """These are the files now: new ones wait, those that are no longer there are removed with their rows, and listed last."""
        away = self._dossiers.keys() - set(paths)
        for path in paths:
            if path not in self._dossiers or self._dossiers[path].status == "removed":
                self._set(Dossier(path, "waiting"))
        for path in away:
            self._set(Dossier(path, "removed"))
        order = (*paths, *(path for path in self._dossiers if path in away))
        self._dossiers = {path: self._dossiers[path] for path in order}
        self._marks = {key for key in self._marks if key[0] not in away}
        self._common = _common_folder(paths)

    def put(self, dossier: Dossier) -> Delta:
        """A check came back; one of a file that was removed meanwhile does not count."""
        path = dossier.path
        if path in self._dossiers and self._dossiers[path].status == "removed":
            return Delta()
        dossier = interned(dossier)
        before = self._read.get(path)
        if before is not None:
            rows = turned(before.rows, dossier.rows, same_file=bool(dossier.sha256) and dossier.sha256 == before.sha256)
            readable = dossier.status == "checked"
            dossier = replace(dossier, rows=rows if readable else tuple(row for row in rows if row.turn != "gone"))
        if dossier.status == "checked":
            self._read[path] = dossier
        self._keep_marks(dossier, before)
        self._set(dossier)
        return _delta(before.rows if before else (), dossier.rows)

    def decide(self, decisions: Mapping[str, Decision], today: date | None = None) -> None:
        """These are the decisions now, and this is the day."""
        old, day = self._decisions, self.today
        self._decisions, self.today = dict(decisions), today or day
        touched = {fingerprint for fingerprint in old.keys() | decisions.keys() if old.get(fingerprint) != decisions.get(fingerprint)}
        for path, dossier in self._dossiers.items():
            if self.today != day or not touched.isdisjoint([row.fingerprint for row in dossier.rows]):
                self._count(path)

    def standing(self, row: Row) -> Stage:
        if row.turn == "gone":
            return "gone"
        waivable = row.code not in self.unwaivable
        return standing(self._decisions.get(row.fingerprint), row.evidence, self.today, waivable=waivable)

    def stages(self, path: str) -> Sequence[Stage]:
        """What each row of a file stands at, in the order of its rows."""
        return self._stages[path]

    def tally(self, path: str) -> Tally:
        return self._tallies[path]

    @property
    def total(self) -> Tally:
        return self._total

    def title(self, path: str) -> str:
        """The path from the folder that all files have in common, for people."""
        return harmless(encodable(path.removeprefix(self._common)))

    def is_open(self, row: Row) -> bool:
        """Whether the row still counts against its report."""
        return self.standing(row) in OPEN

    def is_marked(self, row: Row) -> bool:
        return row.key in self._marks

    def mark(self, rows: Iterable[Row]) -> None:
        """Those that are still there: nothing can be decided on what is gone."""
        self._marks.update(row.key for row in rows if row.turn != "gone")

    def unmark(self, rows: Iterable[Row]) -> None:
        self._marks.difference_update(row.key for row in rows)

    def toggle(self, row: Row) -> None:
        if self.is_marked(row):
            self.unmark([row])
        else:
            self.mark([row])

    def clear_marks(self) -> None:
        self._marks.clear()

    def alike(self, row: Row) -> tuple[Row, ...]:
        """The rows of the same file that one decision covers, the row itself included."""
        return tuple(other for other in self._dossiers[row.path].rows if other.fingerprint == row.fingerprint)

    def _keep_marks(self, dossier: Dossier, before: Dossier | None) -> None:
        """Only those of rows that are there, or will be when the file, which was read `before`, can be read again."""
        path = dossier.path
        known = {row.key for each in (self._dossiers.get(path), before) if each for row in each.rows}
        there = {row.key for each in (dossier, self._read.get(path)) if each for row in each.rows if row.turn != "gone"}
        self._marks -= known - there

    def _set(self, dossier: Dossier) -> None:
        before = self._dossiers.get(dossier.path)
        self._dossiers[dossier.path] = dossier
        if before is None or before.rows is not dossier.rows:
            self._count(dossier.path)

    def _count(self, path: str) -> None:
        rows = self._dossiers[path].rows
        self._stages[path] = tuple(map(self.standing, rows))
        counted = tally(rows, self._stages[path])
        self._total = self._total.minus(self._tallies.get(path, Tally())).plus(counted)
        self._tallies[path] = counted


def _delta(before: Iterable[Row], after: Iterable[Row]) -> Delta:
    """What was not said before already."""
    said = {row.key: (row.turn, row.evidence) for row in before}
    turns = [row.turn for row in after if said.get(row.key) != (row.turn, row.evidence)]
    return Delta(turns.count("new"), turns.count("changed"), turns.count("gone"))


def _common_folder(paths: Iterable[str]) -> str:
    """With the separator behind it; empty where the paths have none, as on several drives."""
    try:
        return os.path.join(os.path.commonpath([os.path.dirname(path) for path in paths]), "")
    except ValueError:
        return ""
