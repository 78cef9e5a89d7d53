"""A report that repeats that of the year before: the words of its parts, or every figure of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Severity
from gilint.report.collection import Pair
from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import location
from gilint.rules.kinds._copying import Copied, Reading, copied_part, reading_faults, side_by_side
from gilint.rules.kinds._earlier import figure, figure_before, years
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "pair"
_SHOWN = 4
"""So many copied passages are told beside their originals."""


@dataclass(frozen=True, slots=True)
class Params:
    """The words of `part` are those of last year's by `percent` or more, and there are `least` characters of them.

    Then the parts `also` are told where theirs are, too. From `grave` percent of a part it is an error. The figures are copied where all
    tables have the same numbers in every cell, `numbers` different ones above zero among them.
    Variants: `figures`, where the words are not alike, `both`, which is an error.
    """

    reading: Reading
    part: int
    also: tuple[int, ...]
    percent: int
    grave: int
    least: int
    numbers: int


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from reading_faults("reading", params.reading)
    if not 1 <= params.percent <= 100:
        yield "percent", "goes from 1 to 100"


def check(params: Params, pair: Pair) -> Iterator[Hit]:
    parts = {n: copied_part(n, pair, params.reading) for n in (params.part, *params.also)}
    is_copied = parts[params.part].is_so(params.percent, params.least)
    alike = {n: part for n, part in parts.items() if is_copied and part.is_so(params.percent)}
    figures = _figures(pair)
    same = len({value for value in figures.values() if value > 0}) >= params.numbers
    if not (same or alike):
        return
    filled = tuple(address for address, value in figures.items() if value > 0)
    again = [two for part in alike.values() for two in part.again]
    values: dict[str, str | Text] = {
        **years(pair),
        "figures": str(len(filled)),
        "percent": str(max((part.percent for part in alike.values()), default=0)),
        "parts": _named(pair.report, alike),
        "count": str(len(again)),
    }
    if not alike:
        yield Hit(location(pair.report, next(iter(pair.report.tables)), filled), values, "figures")
        return
    where, related = side_by_side(pair, again, _SHOWN)
    grave: Severity | None = "error" if same or any(part.percent >= params.grave for part in alike.values()) else None
    yield Hit(where, {**values, "found": where.quote}, "both" if same else "", related=related, level=grave)


def _figures(pair: Pair) -> dict[str, Number]:
    """The numbers of all cells, by address; none at all where one of them is not that of last year, or is not known."""
    figures: dict[str, Number] = {}
    for address in pair.report.form.addresses:
        now = figure(pair.report, address)
        if now is None or now != figure_before(pair, address):
            return {}
        figures[address] = now
    return figures


def _named(report: Report, alike: dict[int, Copied]) -> Text:
    named = [f"“{report.form.section(n).title}” {part.percent}%" for n, part in alike.items()]
    return Text("、".join(named), ", ".join(named))
