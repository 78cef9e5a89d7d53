"""Dates that do not exist, or that lie behind the day on which the report was published."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gilint.findings import Location
from gilint.report.front import squeezed
from gilint.report.model import Report
from gilint.rules.kinds._dates import day
from gilint.rules.kinds._flowing import Flow, flowing
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Params:
    """`dates` have the group `date` and in it month, and year and day where there are such. The dates of the period have another rule.

    A date does not exist unless `unless` matches the `near` characters around it. In the parts `late_in` one is too `late` that is more
    than `days` after the publication, or after the end of the year that follows the report's, unless its sentence matches `planned`.
    """

    dates: tuple[str, ...]
    unless: tuple[str, ...]
    near: int
    planned: tuple[str, ...]
    late_in: tuple[int, ...]
    days: int


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("dates", "unless", "planned"):
        yield from pattern_faults(key, getattr(params, key))
    for group in ("date", "month"):
        yield from (("dates", f"{pattern!r} has no group {group!r}") for pattern in params.dates if f"<{group}>" not in pattern)


def check(params: Params, report: Report) -> Iterator[Hit]:
    published = date.fromisoformat(report.published) if report.year and report.published > f"{report.year}-12-31" else None
    latest = _latest(params, published, report.year)
    for flow in flowing(report):
        for match in _dates(params, flow, report):
            start, end = _span(match)
            found = flow.text[start:end].strip()
            around = sentence(flow.text, start, end)
            where = Location(flow.place(start), flow.section, quote=found, context=around)
            if not _exists(match):
                if not any_matches(params.unless, flow.text[max(0, start - params.near) : end + params.near]):
                    yield Hit(where, {"found": found}, actual=found)
            elif flow.section in params.late_in and _first_day(match) > latest and not any_matches(params.planned, around):
                values = {"found": found, "published": day(published) if published else "", "year": str(report.year)}
                yield Hit(where, values, "published" if published else "late", actual=found)


def _latest(params: Params, published: date | None, year: int | None) -> date:
    """The last day of which the report can tell."""
    if published:
        return published + min(timedelta(days=params.days), date.max - published)
    return date(year + 1, 12, 31) if year else date.max


def _dates(params: Params, flow: Flow, report: Report) -> Iterator[Any]:
    """The dates of a paragraph without those of the period."""
    if not any_matches(params.dates, flow.text):
        return
    period = report.period
    taken: list[tuple[int, int]] = []
    for pattern in params.dates:
        for match in occurrences(pattern, flow.text):
            start, end = _span(match)
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            if not (period and squeezed(match.group("date")) in period.text):
                yield match


def _span(match: Any) -> tuple[int, int]:
    start, end = match.span(match.re.groupindex["date"])
    return start, end


def _numbers(match: Any) -> tuple[int | None, int, int]:
    groups = match.groupdict()
    return int(groups["year"]) if groups.get("year") else None, int(groups["month"]), int(groups.get("day") or 1)


def _exists(match: Any) -> bool:
    year, month, number = _numbers(match)
    return 1 <= month <= 12 and 1 <= number <= monthrange(year or _LEAP_YEAR, month)[1]


def _first_day(match: Any) -> date:
    year, month, number = _numbers(match)
    return date(year, month, number) if year else date.min
