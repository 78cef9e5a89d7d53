"""The report was published after the day that the law sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gilint.document import Paragraph, Place
from gilint.findings import Location
from gilint.report.front import squeezed
from gilint.report.model import Agency, AgencyKind, Level, Report
from gilint.rules.kinds._dates import day
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, in the year after the report's, for organs of these kinds and levels; names that `certain` matches leave no doubt."""

    month: int
    day: int
    kinds: tuple[AgencyKind, ...]
    levels: tuple[Level, ...]
    certain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """The first deadline for an organ of the report's sort is taken; where there is none the rule is silent.

    The fault is a warning where the date may be another one or the organ of another sort: the date is not printed as the day of
    publication (`printed`, with the groups year, month and day, against text without blanks), it lies in a later year, as where a site
    was moved, the name is not certain, or the deadline fell on a weekend and the report came by the Monday.
    """

    deadlines: tuple[Deadline, ...]
    printed: tuple[str, ...]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("printed", params.printed)
    for deadline in params.deadlines:
        yield from pattern_faults("deadlines", deadline.certain)


def check(params: Params, report: Report) -> Iterator[Hit]:
    deadline = next((deadline for deadline in params.deadlines if _is_for(deadline, report.agency)), None)
    if deadline is None or report.year is None or not report.published:
        return
    published = date.fromisoformat(report.published)
    due = date(report.year + 1, deadline.month, deadline.day)
    if published <= due:
        return
    place, quote = _printed(params, published, report)
    sure = bool(quote) and published.year == due.year and any_matches(deadline.certain, report.agency.name)
    days = (published - due).days
    yield Hit(
        Location(place, quote=quote or report.published),
        {"published": day(published), "due": day(due), "days": str(days), "agency": report.agency.name, "year": str(report.year)},
        "" if sure else "unsure",
        expected=due.isoformat(),
        actual=report.published,
        level=None if sure and published > _next_working_day(due) else "warning",
    )


def _is_for(deadline: Deadline, agency: Agency) -> bool:
    return agency.kind in deadline.kinds and agency.level in deadline.levels


def _printed(params: Params, published: date, report: Report) -> tuple[Place, str]:
    """Where the file prints that day as the day of publication, and the words; none where it does not."""
    lines = [(block.text, block.place) for block in report.document.blocks if isinstance(block, Paragraph)]
    for text, place in (*lines, *((text, Place()) for text in report.document.margins)):
        for pattern in params.printed:
            for match in occurrences(pattern, squeezed(text)):
                if _is_day(match, published):
                    return place, match.group()
    return Place(), ""


def _is_day(match: Any, published: date) -> bool:
    return (int(match.group("year")), int(match.group("month")), int(match.group("day"))) == (
        published.year,
        published.month,
        published.day,
    )


def _next_working_day(due: date) -> date:
    return due + timedelta(days=7 - due.weekday()) if due.weekday() >= _SATURDAY else due
