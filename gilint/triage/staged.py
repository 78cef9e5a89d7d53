"""Rows side by side with their stages: a list of a hundred thousand that can be sifted, ordered and parted at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from gilint.triage.rows import Row
from gilint.triage.tally import Stage, Tally, tally


@dataclass(frozen=True, slots=True)
class Staged:
    """The n-th stage is that of the n-th row. Two lists, since a hundred thousand pairs take longer to make than to order."""

    rows: list[Row]
    stages: list[Stage]

    def kept(self, keep: Iterable[bool]) -> Staged:
        """Those for which `keep`, in the same order, holds true."""
        chosen = list(keep)
        return Staged(list(compress(self.rows, chosen)), list(compress(self.stages, chosen)))

    def ordered(self, ranks: Sequence[int]) -> Staged:
        """By rank, in the same order given for each; those of one rank stay as they are."""
        order = sorted(range(len(ranks)), key=ranks.__getitem__)
        return Staged([self.rows[number] for number in order], [self.stages[number] for number in order])

    def grouped(self, keys: Iterable[str]) -> dict[str, Staged]:
        """By key, in the same order given for each."""
        groups: dict[str, Staged] = {}
        for key, row, stage in zip(keys, self.rows, self.stages, strict=True):
            group = groups.get(key)
            if group is None:
                group = groups[key] = Staged([], [])
            group.rows.append(row)
            group.stages.append(stage)
        return groups

    def tally(self) -> Tally:
        return tally(self.rows, self.stages, all_listed=True)
