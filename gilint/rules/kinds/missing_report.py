"""An organ of the roster without a report for a year that the folder is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gilint.document import Place
from gilint.findings import Location, Related
from gilint.report.attendance import Attendance, attendance
from gilint.report.collection import Collection, Member, Organ, plain_name
from gilint.rules.model import Hit

NEEDS = "collection"
_MOST_UNLISTED = 200
"""Among more names that are not on the roster, nobody is told which one is perhaps the organ's: another roster is needed then."""


@dataclass(frozen=True, slots=True)
class Params:
    """A folder is about a year of which it has reports of a `share` of the organs, about the year that most are of with a share of `main`.

    Variants: `under`, where the organ has a parent; `undated`, where there is a report of the organ whose year is not sure; `near`, where
    one of an organ that is not on the roster has a name at least so `alike`; `few`, a hint, where there are several reports, but too few
    to tell who is missing.
    """

    share: float
    main: float
    alike: float


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key, value in (("share", params.share), ("main", params.main), ("alike", params.alike)):
        if not 0 < value <= 1:
            yield key, f"{value} is no share above 0 and up to 1"


def check(params: Params, collection: Collection) -> Iterator[Hit]:
    roster = collection.roster
    if roster is None or not roster.organs or not collection.members:
        return
    found = attendance(collection, roster, params.share, params.main)
    if not found.years and len(collection.members) > 1:
        values = {"listed": str(len(roster.organs)), "present": str(max(found.present.values(), default=0))}
        yield Hit(Location(), values, "few", level="info", path=roster.path)
    named = {year: _by_pairs(found.unlisted.get(year, ())) for year in found.years}
    for organ, year in found.missing:
        yield _hit(params, roster.path, organ, year, found, named[year])


def _hit(params: Params, roster: str, organ: Organ, year: int, found: Attendance, named: list[tuple[frozenset[str], Member]]) -> Hit:
    undated = found.undated.get(organ.name)
    near = None if undated else _near(organ, named, params.alike)
    other = undated or near
    variant = "undated" if undated else "near" if near else "under" if organ.parent else ""
    values = {"organ": organ.name, "year": str(year), "parent": organ.parent}
    if other:
        values |= {"file": other.file, "found": other.report.agency.name}
    return Hit(
        Location(Place(line=organ.line or None)),
        values,
        variant,
        related=(Related(other.file, quote=other.report.agency.name),) if other else (),
        path=roster,
        agency=organ.name,
        year=year,
    )


def _near(organ: Organ, named: list[tuple[frozenset[str], Member]], alike: float) -> Member | None:
    """The report whose organ's name is the most like one of this organ's, if any is."""
    own = [_pairs(name) for name in (organ.name, *organ.aliases)]
    best = max(((max(_likeness(mine, theirs) for mine in own), number) for number, (theirs, _) in enumerate(named)), default=(0.0, 0))
    return named[best[1]][1] if best[0] >= alike else None


def _by_pairs(unlisted: Iterable[Member]) -> list[tuple[frozenset[str], Member]]:
    by_name = {plain_name(member.report.agency.name): member for member in unlisted}
    return [(_pairs(name), member) for name, member in by_name.items()] if len(by_name) <= _MOST_UNLISTED else []


def _pairs(name: str) -> frozenset[str]:
    plain = plain_name(name)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two names have in common, from 0 to 1; 1 where one holds all of the other."""
    if not one or not other:
        return 0.0
    return 1.0 if one <= other or other <= one else 2 * len(one & other) / (len(one) + len(other))
