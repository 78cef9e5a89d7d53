"""How the cells of a table stand beside and below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from gilint.report.form import Form


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses of a table's cells: `rows` from the top, each from left to right.

    `stacked` says that a row stands below the one before it. `groups` are sums of rows that have no cells of their own: for each the
    addresses of its sums from left to right, and for each sum the cells that it is made of.
    """

    rows: tuple[tuple[str, ...], ...]
    stacked: bool = True
    groups: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def neighbours(self) -> Iterator[tuple[str, str]]:
        for row in self.rows:
            yield from pairwise(row)
        if self.stacked:
            for upper, lower in pairwise(self.rows):
                if len(upper) == len(lower):
                    yield from zip(upper, lower, strict=True)


def layout(form: Form, table: str) -> Layout:
    described = form.table(table)
    rows = tuple(tuple(f"{table}.{row.key}.{column.key}" for column in block.columns) for block, row in described.rows())
    sums: dict[str, list[str]] = {}
    for address, members in form.derived.items():
        if address.startswith(f"{table}.") and len({member.rpartition(".")[2] for member in members}) == 1:
            sums.setdefault(address.rpartition(".")[0], []).append(address)
    groups = {tuple(group): tuple(form.derived[address] for address in group) for group in sums.values()}
    return Layout(rows, described.layout == "down", groups)
