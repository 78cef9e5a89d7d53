"""Which organs of a roster have a report, for each year that the folder is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gilint.report.collection import Collection, Member, Organ, Roster
from gilint.report.naming import Names, identity

_SMALL = 4
"""A roster of fewer organs."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """`years` are those for which reports are missed, the oldest first; `present` counts the organs that have one, of any year.

    `undated` are reports of an organ of the roster, by its name, whose year is not sure. `unlisted` are by year those of organs that are
    not on the roster.
    """

    years: tuple[int, ...]
    present: Mapping[int, int]
    missing: tuple[tuple[Organ, int], ...]
    undated: Mapping[str, Member]
    unlisted: Mapping[int, tuple[Member, ...]]


def attendance(collection: Collection, roster: Roster, share: float, main: float) -> Attendance:
    """A folder is about a year where it has reports of at least a `share` of the organs, and of `main` for the year that most are of.

    So a stray report of an earlier year does not make all others of that year missing, while the first reports of a new year tell who is
    still to come. One report alone tells nothing of a longer roster: it may be a file that is checked by itself.
    """
    names = Names((member.report.agency.name for member in collection.members), roster)
    found: dict[int, set[str]] = {}
    undated: dict[str, Member] = {}
    unlisted: dict[int, list[Member]] = {}
    for member in collection.members:
        who, organ = identity(member.report), names.organ(member.report.agency.name)
        if who and organ:
            found.setdefault(who[1], set()).add(organ.name)
        elif who:
            unlisted.setdefault(who[1], []).append(member)
        elif organ:
            undated.setdefault(organ.name, member)
    present = Counter({year: len(organs) for year, organs in found.items()})
    most = max(present, key=lambda year: (present[year], year), default=None)
    wanted = {year: main if year == most else share for year in present}
    listed = len(roster.organs)
    fewest = 1 if listed < _SMALL else 2
    years = tuple(year for year in sorted(present) if present[year] >= max(fewest, wanted[year] * listed))
    missing = tuple((organ, year) for year in years for organ in roster.organs if organ.name not in found[year])
    return Attendance(years, present, missing, undated, {year: tuple(members) for year, members in unlisted.items()})
