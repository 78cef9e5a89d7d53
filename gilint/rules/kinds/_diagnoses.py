"""Puts into words why equations do not hold, with phrases that the rule brings along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from gilint.report.model import Report
from gilint.rules.kinds._cells import labels, row_of
from gilint.rules.repair import Diagnosis, Repair, RepairKind, Slip
from gilint.wording import Text, fill

_REPAIRS = 3
"""So many of several repairs are told,"""
_CELLS = 5
"""so many cells of the only one,"""
_FEW_CELLS = 2
"""and so many of each where there are several."""
_FRAMES = ("named", "several", "many", "or", "row", "and", "more", "cell-change", "cell-number")
_REASON = "-reason"
_REMARK = re.compile(r"(?<=.)（[^（）]*）$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its name.

    A kind of repair is what one would do (`exchange`); with `-reason` behind it, or behind a slip (`digits-swapped-reason`), it is what
    seems to have happened. The others frame these: `named` one repair, `several` some, and `many` more than are told, with `or` between
    them. `cell-change` and `cell-number` tell a cell, `row` the cells of a row, `and` joins them, `more` tells how many there are.
    """

    name: str
    zh: str
    en: str


def phrase_faults(phrases: Sequence[Phrase]) -> Iterator[str]:
    """Phrases that are missing, and those that nothing asks for; a reason may be missing."""
    needed = {*_FRAMES, *get_args(RepairKind)}
    known = needed | {f"{name}{_REASON}" for name in (*get_args(RepairKind), *get_args(Slip)) if name}
    names = {phrase.name for phrase in phrases}
    for name in sorted(needed - names):
        yield f"no phrase {name!r}"
    for name in sorted(names - known):
        yield f"no diagnosis uses a phrase {name!r}"


def told(report: Report, diagnosis: Diagnosis, phrases: Sequence[Phrase]) -> Text:
    """What mends the equations, and why; of several repairs the first few."""
    words = _Words(report, {phrase.name: Text(phrase.zh, phrase.en) for phrase in phrases})
    repairs = diagnosis.repairs
    if diagnosis.named:
        return words.phrase("named", change=words.change(repairs[0], _CELLS), reason=words.reason(repairs[0]))
    changes = [words.joined((words.change(repair, _FEW_CELLS), words.reason(repair))) for repair in repairs[:_REPAIRS]]
    frame = "many" if len(repairs) > _REPAIRS else "several"
    return words.phrase(frame, count=str(len(repairs)), changes=words.joined(changes, "or"))


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases, with the labels of the report's form to fill them."""

    report: Report
    phrases: Mapping[str, Text]

    def phrase(self, name: str, **values: str | Text) -> Text:
        text = self.phrases[name]
        return Text(fill(text.zh, values, "zh"), fill(text.en, values, "en"))

    def joined(self, parts: Sequence[Text], joint: str = "") -> Text:
        between = self.phrases[joint] if joint else Text("", "")
        return Text(between.zh.join(part.zh for part in parts), between.en.join(part.en for part in parts))

    def change(self, repair: Repair, most: int) -> Text:
        """What one would do, with so many cells at most."""
        return self.phrase(repair.kind, cells=self._cells(repair, most), **self._about(repair))

    def reason(self, repair: Repair) -> Text:
        name = f"{repair.slip or repair.kind}{_REASON}"
        return self.phrase(name, **self._about(repair)) if name in self.phrases else Text("", "")

    def _about(self, repair: Repair) -> dict[str, str]:
        """The row that the repair speaks of, and the columns from which and to which it goes."""
        if not repair.about:
            return {}
        (row, first), (_, last) = (self._labels(repair.about[index]) for index in (0, -1))
        return {"row": row, "first": first, "last": last}

    def _cells(self, repair: Repair, most: int) -> Text:
        told = "cell-number" if repair.kind == "exchange" else "cell-change"
        rows: list[Text] = []
        for _, changes in groupby(repair.changes[:most], lambda change: row_of(change.cell)):
            cells = [(*self._labels(change.cell), str(change.was), str(change.value)) for change in changes]
            named = [self.phrase(told, column=column, was=was, value=value) for _, column, was, value in cells]
            rows.append(self.phrase("row", row=cells[0][0], cells=self.joined(named, "and")))
        listed = self.joined(rows, "and")
        return self.phrase("more", cells=listed, count=str(len(repair.changes))) if len(repair.changes) > most else listed

    def _labels(self, address: str) -> tuple[str, str]:
        """The labels of row and column without the remark that the form puts behind some."""
        row, column = labels(self.report, address)
        return _REMARK.sub("", row), column
