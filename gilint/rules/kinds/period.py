"""The statistical period: from 1 January to 31 December of the report's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.findings import Location, Severity
from gilint.report.model import Period, Report
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_DIGITS = re.compile(r"[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Params:
    """`tell` whether a stated period is `wrong`, or that one is `missing`.

    A period that kept fewer than `fewest_digits` lost them when the text was extracted, and is not judged; nor is a report said to
    state none where `stated` matches its text. `accepted` matches wordings that need no dates, `open_start` a period that has an end
    only, and `incomplete` one whose dates lack a word.
    Variants: `inverted`, `impossible`, `incomplete` (a warning), `wrong`.
    """

    tell: Literal["wrong", "missing"]
    fewest_digits: int = 6
    stated: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    open_start: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("stated", "accepted", "open_start", "incomplete"):
        yield from pattern_faults(key, getattr(params, key))


def check(params: Params, report: Report) -> Iterator[Hit]:
    period = report.period
    if params.tell == "missing":
        if period is None and not any(any_matches(params.stated, passage.text) for passage in passages(report, "prose")):
            yield Hit(Location(report.preamble[0].place if report.preamble else Location().place, 0), _values(report, ""))
        return
    if period is None or len(_DIGITS.findall(period.text)) < params.fewest_digits:
        return
    variant = _fault(params, period, report.year)
    if variant:
        level: Severity | None = "warning" if variant == "incomplete" else None
        values = _values(report, period.text)
        where = Location(period.place, 0, quote=period.text, context=_context(period, report))
        yield Hit(where, values, variant, values["due"], period.text, level=level)


def _context(period: Period, report: Report) -> str:
    """The sentence that states the period, where it is printed without blanks inside."""
    texts = (passage.text for passage in passages(report, "prose") if passage.place == period.place)
    return next((sentence(text, start, start + len(period.text)) for text in texts if (start := text.find(period.text)) >= 0), "")


def _values(report: Report, text: str) -> dict[str, str]:
    year = report.year or "××××"
    return {"found": text, "due": f"{year}年1月1日至{year}年12月31日"}


def _fault(params: Params, period: Period, year: int | None) -> str:
    start, end = period.start, period.end
    if any_matches(params.accepted, period.text):
        return ""
    if not (start and end) and any_matches(params.incomplete, period.text):
        return "incomplete"
    if start and end and start > end:
        return "inverted"
    if not end or (not start and not any_matches(params.open_start, period.text)):
        return "impossible"
    whole_year = end.endswith("-12-31") and start in ("", f"{end[:4]}-01-01")
    # A whole year that is another than the report's is a conflict of years, which has a rule of its own.
    return "" if whole_year or year is None else "wrong"
