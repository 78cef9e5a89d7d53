"""Finds the report of the year before."""

from __future__ import annotations

from collections.abc import Sequence

from gilint.archive.versions import by_identity
from gilint.report.collection import Member, Roster
from gilint.report.model import Report
from gilint.report.naming import Names, identity


class Past:
    """The reports among which those of the year before are looked for, by organ and year.

    `reports` are those that will be asked for, or as many of them as are known: a name that two of them share is nobody's.
    """

    def __init__(self, candidates: Sequence[Member], reports: Sequence[Member], roster: Roster | None) -> None:
        self._names = Names((member.report.agency.name for member in (*candidates, *reports)), roster)
        self._past = by_identity(candidates, self._names)
        self._asked = by_identity(reports, self._names)

    def of(self, report: Report) -> Member | None:
        """The organ's report for the year before; None where there is none, or more than one organ may be meant.

        Of several files of it, the one with the most cells read, then the one in the same format.
        """
        who = identity(report)
        if who is None:
            return None
        key, year = self._names.key(who[0]), who[1]
        reports = self._past.get((key, year - 1), ())
        if len(reports) != 1 or len(self._asked.get((key, year), ())) > 1:
            return None
        # The first of equals, which is the one that stands for the others.
        return max(reports[0], key=lambda member: (_filled(member.report), member.report.document.format == report.document.format))


def previous_of(report: Report, candidates: Sequence[Member], roster: Roster | None) -> Member | None:
    """The same for one report alone; for many, a Past is made once."""
    return Past(candidates, (Member("", report),), roster).of(report)


def _filled(report: Report) -> int:
    return sum(cell.value is not None for cell in report.cells.values())
