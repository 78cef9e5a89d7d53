"""The number of parts that the preamble announces, held against the parts that it lists and those that the report has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gilint.findings import Location
from gilint.report.model import Report
from gilint.report.numbers import chinese_number
from gilint.rules.kinds._cells import listing
from gilint.rules.kinds._flowing import flowing
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, compiled, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The first of `patterns` that matches before part two gives the number (the group `count`) and what is listed (`list`).

    `titles` tell each part in the list, `others` an item between two `marks` that is none of them; with fewer than `fewest_listed` parts it
    lists something else. Words in the group `more` (等) say that one may be left out. A number below `fewest` without a list counts
    something else. Variants: `listed` and `more` where the list has fewer or more items than announced; otherwise the report has another
    number of parts, which is a warning.
    """

    patterns: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]
    marks: str
    fewest_listed: int
    fewest: int


@dataclass(frozen=True, slots=True)
class _Announced:
    """What the preamble says; `listed` are the numbers of the parts that it lists, `items` counts them and all other items."""

    count: int
    listed: tuple[int, ...]
    items: int
    open: bool


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("patterns", params.patterns)
    yield from pattern_faults("others", params.others)
    yield from pattern_faults("marks", (params.marks,))
    for n, patterns in params.titles.items():
        if n not in "123456":
            yield "titles", f"{n!r} is no part: 1 to 6"
        yield from pattern_faults("titles", patterns)
    yield from (("patterns", f"{pattern!r} has no group 'count'") for pattern in params.patterns if "<count>" not in pattern)


def check(params: Params, report: Report) -> Iterator[Hit]:
    for flow in flowing(report, (0, 1)):
        if not any_matches(params.patterns, flow.text):
            continue
        match = next((found for pattern in params.patterns if (found := compiled(pattern).search(flow.text))), None)
        announced = _announced(params, match) if match else None
        if match is None or announced is None:
            continue
        where = Location(flow.place(match.start()), flow.section, quote=match.group(), context=sentence(flow.text, *match.span()))
        values = {
            "count": str(announced.count),
            "items": str(announced.items),
            "parts": str(len(report.parts)),
            **_left_out(announced, report),
        }
        if announced.listed and announced.items != announced.count and not (announced.open and announced.items < announced.count - 1):
            yield Hit(where, values, "listed" if announced.items < announced.count else "more", str(announced.count), str(announced.items))
        elif announced.count not in _counted(report) and (announced.listed or announced.count >= params.fewest):
            yield Hit(where, values, "", str(len(report.parts)), str(announced.count), level="warning")
        return


def _announced(params: Params, match: Any) -> _Announced | None:
    groups = match.groupdict()
    written = groups["count"]
    count = int(written) if written.isdecimal() else chinese_number(written)
    text = groups.get("list") or ""
    listed = tuple(int(n) for n, patterns in params.titles.items() if any_matches(patterns, text))
    if text and len(listed) < params.fewest_listed:
        return None
    titles = tuple(pattern for patterns in params.titles.values() for pattern in patterns)
    pieces = compiled(params.marks).split(text)
    others = [piece for piece in pieces if any_matches(params.others, piece.strip()) and not any_matches(titles, piece)]
    return _Announced(count, listed, len(listed) + len(others), bool(groups.get("more"))) if count else None


def _counted(report: Report) -> set[int]:
    """The numbers of parts that may be said of the report; any, where one of the six is missing, which another rule tells."""
    if len(report.parts) < len(report.form.sections):
        return set(range(100))
    return {len(report.parts), sum(heading.number is not None for heading in report.headings)}


def _left_out(announced: _Announced, report: Report) -> dict[str, str | Text]:
    missing = [section.title for section in report.form.sections if section.n not in announced.listed]
    return {"missing": listing(missing)}
