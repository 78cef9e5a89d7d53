"""References to events that had not taken place yet, or that newer ones of their sort have long followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.kinds._dates import day, month
from gilint.rules.kinds._flowing import flowing
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Event:
    """An event that ended on the day `held`; one of a later `term` makes those of an earlier one old."""

    name: str
    patterns: tuple[str, ...]
    held: str
    term: int


@dataclass(frozen=True, slots=True)
class Params:
    """Sentences that match `ahead` speak of what is to come, those that match `since` of a span of time that an event began.

    Variants: `early` where the event ended after the publication, which is an error; `maybe-early` where the day of that is unknown and
    the event ended after the middle of the year that follows the report's; `stale`, an info, where no later term is mentioned although
    one had begun `years` or more before the report's year.
    """

    events: tuple[Event, ...]
    ahead: tuple[str, ...]
    since: tuple[str, ...]
    years: int


@dataclass(frozen=True, slots=True)
class _Mention:
    event: Event
    location: Location
    ahead: bool
    since: bool


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("ahead", params.ahead)
    yield from pattern_faults("since", params.since)
    for event in params.events:
        yield from pattern_faults("events", event.patterns)
        try:
            date.fromisoformat(event.held)
        except ValueError:
            yield "events", f"{event.held!r} is no date such as 2022-10-22"


def check(params: Params, report: Report) -> Iterator[Hit]:
    if report.year is None:
        return
    mentions = list(_mentions(params, report))
    early = list(_early(mentions, report, report.year))
    yield from early or _stale(params, mentions, report.year)


def _early(mentions: list[_Mention], report: Report, year: int) -> Iterator[Hit]:
    published = report.published if report.published > f"{year}-12-31" else ""
    latest = published or f"{year + 1}-06-30"
    told: set[str] = set()
    for mention in mentions:
        event = mention.event
        if event.held > latest and not mention.ahead and event.name not in told:
            told.add(event.name)
            values: dict[str, str | Text] = {
                "found": mention.location.quote,
                "event": event.name,
                "held": month(date.fromisoformat(event.held)),
                "year": str(year),
                "published": day(date.fromisoformat(published)) if published else "",
            }
            yield Hit(mention.location, values, "early" if published else "maybe-early", level="error" if published else None)


def _stale(params: Params, mentions: list[_Mention], year: int) -> Iterator[Hit]:
    newest = max((mention.event.term for mention in mentions), default=None)
    old = next((mention for mention in mentions if mention.event.term == newest and not mention.since), None)
    if old is None:
        return
    followers = [event for event in params.events if event.term > old.event.term and int(event.held[:4]) <= year - params.years]
    if followers:
        opening = min(followers, key=lambda event: (-event.term, event.held))
        values: dict[str, str | Text] = {
            "found": old.location.quote,
            "event": opening.name,
            "held": month(date.fromisoformat(opening.held)),
            "year": str(year),
        }
        yield Hit(old.location, values, "stale", level="info")


def _mentions(params: Params, report: Report) -> Iterator[_Mention]:
    every = tuple(pattern for event in params.events for pattern in event.patterns)
    for flow in flowing(report, (0, 1, 5, 6)):
        for event in params.events if any_matches(every, flow.text) else ():
            for pattern in event.patterns:
                for match in occurrences(pattern, flow.text):
                    around = sentence(flow.text, *match.span())
                    where = Location(flow.place(match.start()), flow.section, quote=match.group(), context=around)
                    yield _Mention(event, where, any_matches(params.ahead, around), any_matches(params.since, around))
