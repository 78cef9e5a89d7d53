"""An area's report with those of its organs, and what each cell should come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gilint.report.collection import Collection, Member, Organ, Roster
from gilint.report.model import Number, Report
from gilint.report.naming import Names

Figures = Mapping[str, Number]
"""The numbers of a report by address."""

_Reports = dict[tuple[str, int], Member]


@dataclass(frozen=True, slots=True)
class Child:
    """An organ below, with its figures of the year and of the year before; empty where there is no report or nothing could be read."""

    organ: Organ
    member: Member | None
    figures: Figures
    before: Figures


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell of the area's report, and what its organs have there, in their order, None where that is not known; with the sum of these."""

    address: str
    value: Number
    parts: tuple[Number | None, ...]
    total: Number

    @property
    def complete(self) -> bool:
        return None not in self.parts

    @property
    def difference(self) -> Number:
        return self.value - self.total

    @property
    def gap(self) -> Number:
        """The difference without its sign."""
        return max(self.difference, -self.difference)


@dataclass(frozen=True)
class Family:
    """The report of an area, and the organs whose reports it should be the sum of."""

    parent: Member
    children: tuple[Child, ...]
    tables: tuple[str, ...]

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """The cells of the area's report that hold a number, and that an organ of it has as well, in the order of the form."""
        own = figures(self.parent.report, self.tables)
        sums: list[Sum] = []
        for address in (address for address in self.parent.report.form.addresses if address in own):
            parts = tuple(child.figures.get(address) for child in self.children)
            known = [part for part in parts if part is not None]
            if known:
                sums.append(Sum(address, own[address], parts, sum(known)))
        return tuple(sums)


def families(collection: Collection, names: Names, tables: tuple[str, ...]) -> Iterator[Family]:
    """Every report of an organ below which the roster has others. An organ below that has its own ones counts by its own report."""
    roster = collection.roster
    if roster is None:
        return
    reports: _Reports = {}
    for member in sorted(collection.reports, key=lambda member: member.path):
        if member.report.year is not None:
            reports.setdefault((names.key(member.report.agency.name), member.report.year), member)
    known = dict(reports)
    for member in sorted(collection.before, key=lambda member: member.path):
        if member.report.year is not None:
            known.setdefault((names.key(member.report.agency.name), member.report.year), member)
    below = _below(roster, names)
    for (name, year), member in reports.items():
        children = tuple(_child(organ, key, year, reports, known, tables) for key, organ in below.get(name, {}).items() if key != name)
        if children:
            yield Family(member, children, tables)


def figures(report: Report, tables: tuple[str, ...]) -> Figures:
    """The numbers of the tables; of one whose blanks may belong to other cells of the row only where it has none."""
    read = [key for key in tables if key in report.tables and (report.tables[key].sure or _is_full(report, key))]
    return {cell.address: cell.value for key in read for cell in report.by_table[key] if cell.value is not None}


def _is_full(report: Report, key: str) -> bool:
    cells = report.by_table[key]
    return len(cells) == len(report.form.table(key).addresses()) and all(cell.value is not None for cell in cells)


def _below(roster: Roster, names: Names) -> Mapping[str, Mapping[str, Organ]]:
    """The organs below each one, by the name that stands for all of theirs."""
    below: dict[str, dict[str, Organ]] = {}
    for organ in roster.organs:
        if organ.parent:
            below.setdefault(names.key(organ.parent), {}).setdefault(names.key(organ.name), organ)
    return below


def _child(organ: Organ, name: str, year: int, reports: _Reports, known: _Reports, tables: tuple[str, ...]) -> Child:
    """`known` has the reports of earlier years as well."""
    member, before = reports.get((name, year)), known.get((name, year - 1))
    return Child(organ, member, figures(member.report, tables) if member else {}, figures(before.report, tables) if before else {})
