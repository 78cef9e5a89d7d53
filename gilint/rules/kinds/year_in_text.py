"""Sentences that tell of another year than the report's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gilint.findings import Location, Related
from gilint.report.model import Report
from gilint.rules.kinds._flowing import Flow, flowing
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, compiled, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The group `year` of a pattern is wrong where it is `first` to `last` years after the report's (`first: -2`: two years before).

    It is excused when its sentence names the report's year or matches `unless`, when the paragraph matches `compared` or says the same of
    the report's year, and when title, preamble or period name it as well, whose conflict another rule tells. A match of `openings` is
    excused as soon as the paragraph names the report's year. A later year is wrong only in `later_parts`, and not where the sentence
    matches `planned`. From `grave_from` places with a wrong year on it is an error.
    """

    patterns: tuple[str, ...]
    first: int
    last: int
    parts: tuple[int, ...]
    openings: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    later_parts: tuple[int, ...] = ()
    planned: tuple[str, ...] = ()
    grave_from: int | None = None


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("patterns", "openings", "unless", "compared", "planned"):
        yield from pattern_faults(key, getattr(params, key))
    for pattern in (*params.patterns, *params.openings):
        if "<year>" not in pattern:
            yield "patterns", f"{pattern!r} has no group 'year'"


def check(params: Params, report: Report) -> Iterator[Hit]:
    if report.year is None:
        return
    places: dict[int, list[Location]] = {}
    for flow in flowing(report, params.parts):
        for year, location in _wrong(params, flow, report.year):
            if all(year != named for named, _ in report.years.values()):
                places.setdefault(year, []).append(location)
    for year, (first, *others) in places.items():
        count = len(others) + 1
        yield Hit(
            first,
            {"found": first.quote, "wrong": str(year), "year": str(report.year), "count": str(count)},
            "several" if others else "",
            expected=str(report.year),
            actual=str(year),
            related=tuple(Related("", quote=other.quote, place=other.place) for other in others),
            level="error" if params.grave_from and count >= params.grave_from else None,
        )


def _wrong(params: Params, flow: Flow, year: int) -> Iterator[tuple[int, Location]]:
    if not any_matches((*params.patterns, *params.openings), flow.text):
        return
    told = [(match, _span(match)) for pattern in params.patterns for match in occurrences(pattern, flow.text)]
    if any_matches(params.compared, flow.text) or any(_year(match) == year for match, _ in told):
        return
    if f"{year}年" not in "".join(flow.text.split()):
        told += [(match, _span(match)) for pattern in params.openings if (match := compiled(pattern).search(flow.text))]
    taken: set[int] = set()
    for match, (start, end) in sorted(told, key=lambda found: found[1]):
        found = _year(match)
        around = sentence(flow.text, start, end)
        if start in taken or found == year or not params.first <= found - year <= params.last:
            continue
        if str(year) in around or any_matches(params.unless, around):
            continue
        if found > year and (flow.section not in params.later_parts or any_matches(params.planned, around)):
            continue
        taken.add(start)
        yield found, Location(flow.place(start), flow.section, quote=flow.text[start:end].strip(), context=around)


def _year(match: Any) -> int:
    return int(match.group("year"))


def _span(match: Any) -> tuple[int, int]:
    """From the year to the end of what matches."""
    return match.start(match.re.groupindex["year"]), match.end()
