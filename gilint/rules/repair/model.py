"""What is found out about equations that do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gilint.report.model import Number
from gilint.rules.repair.sums import Sums

RepairKind = Literal[
    "cell",
    "exchange",
    "totals",
    "counted-twice",
    "left-out",
    "columns",
    "shifted-left",
    "shifted-right",
    "doubled-row",
    "cells",
]
Slip = Literal["", "digits-swapped", "digit-missing", "digit-added", "digit-mistyped"]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that holds `was` and should hold `value`."""

    cell: str
    was: Number
    value: Number


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes after which all equations hold.

    `about` names what the kind speaks of: for `columns` a cell of each, for the shifted kinds the first and the last cell that moved, for
    `doubled-row`, `counted-twice` and `left-out` the last cell of the row or group. `slip` says how a single number may have been mistyped.
    """

    kind: RepairKind
    changes: tuple[Change, ...]
    about: tuple[str, ...] = ()
    slip: Slip = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The simplest repairs, the likeliest first; none where no simple one is known. Only a repair without rivals is named."""

    repairs: tuple[Repair, ...] = ()

    @property
    def named(self) -> Repair | None:
        return self.repairs[0] if len(self.repairs) == 1 else None


def repair(sums: Sums, kind: RepairKind, changed: Mapping[str, Number], about: tuple[str, ...] = (), slip: Slip = "") -> Repair:
    """The repair that gives cells the numbers of `changed`, told in the order of the equations."""
    cells = (cell for cell in sums.terms if cell in changed and changed[cell] != sums.values[cell])
    return Repair(kind, tuple(Change(cell, sums.values[cell], int(changed[cell])) for cell in cells), about, slip)
