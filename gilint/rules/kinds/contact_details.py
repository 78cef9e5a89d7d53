"""Whom to ask about the report: telephone and postcode as one could use them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import normalize

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.kinds._flowing import Flow, flowing
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Detail:
    """The first group of each of `patterns` is a number of this sort; `right` match those that can be one. Both see plain characters."""

    name: Text
    patterns: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """A number that is not right is a warning, of the variant `malformed`; no word of `given` anywhere in the file is the rule's own fault.

    A number at the very end of a line may go on in the next one, and is not judged.
    """

    details: tuple[Detail, ...]
    given: tuple[str, ...]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("given", params.given)
    for detail in params.details:
        yield from pattern_faults("details", (*detail.patterns, *detail.right))
        yield from (("details", f"{pattern!r} has no group for the number") for pattern in detail.patterns if "(" not in pattern)


def check(params: Params, report: Report) -> Iterator[Hit]:
    texts = (*(paragraph.text for paragraph in report.document.paragraphs()), *report.document.margins)
    cells = (cell.text for table in report.document.tables() for cell in table.cells)
    if not any(any_matches(params.given, text) for text in (*texts, *cells)):
        place = report.preamble[0].place if report.preamble else Location().place
        yield Hit(Location(place, 0))
    patterns = tuple(pattern for detail in params.details for pattern in detail.patterns)
    for flow in flowing(report):
        plain = [normalize("NFKC", character) for character in flow.text]
        text = "".join(plain)
        if any_matches(patterns, text):
            ends = list(accumulate(map(len, plain)))
            for detail in params.details:
                yield from _malformed(detail, flow, text, ends)


def _malformed(detail: Detail, flow: Flow, text: str, ends: Sequence[int]) -> Iterator[Hit]:
    """`text` is that of the flow in plain characters, `ends` says where each of its characters ends in it."""
    for pattern in detail.patterns:
        for match in occurrences(pattern, text):
            found = match.group(1).strip()
            if match.end(1) < len(text) and not any_matches(detail.right, found):
                place = flow.place(bisect_right(ends, match.start(1)))
                where = Location(place, flow.section, quote=found, context=sentence(text, *match.span(1)))
                yield Hit(where, {"name": detail.name, "found": found}, "malformed", actual=found, level="warning")
