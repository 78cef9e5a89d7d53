"""The years that the title, the preamble and the period name, which must be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gilint.findings import Location, Related
from gilint.report.model import Report
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The `sources` of a year that are compared, each with its name for people, the most trusted first; not a period over two years."""

    sources: Mapping[str, Text]


def check(params: Params, report: Report) -> Iterator[Hit]:
    period = report.period
    spanning = {"period"} if period and period.start and period.start[:4] != period.end[:4] else set()
    named = {source: report.years[source] for source in params.sources if source in report.years and source not in spanning}
    counted = Counter(year for year, _ in named.values())
    if len(counted) < 2:
        return
    year = counted.most_common(1)[0][0]
    odd, (odd_year, place) = next((source, found) for source, found in named.items() if found[0] != year)
    years = Text(
        "、".join(f"{params.sources[source].zh}为{found}年" for source, (found, _) in named.items()),
        ", ".join(f"{params.sources[source].en} {found}" for source, (found, _) in named.items()),
    )
    related = tuple(
        Related(params.sources[source].zh, quote=f"{found}年", place=where) for source, (found, where) in named.items() if source != odd
    )
    yield Hit(
        Location(place, 0),
        {"years": years},
        expected=str(year) if counted[year] > 1 else "",
        actual=str(odd_year),
        related=related,
    )
