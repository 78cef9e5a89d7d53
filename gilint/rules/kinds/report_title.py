"""The title of the report is missing or not of the prescribed form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from gilint.document import Paragraph
from gilint.findings import Location
from gilint.report.labels import simplified
from gilint.report.model import Report
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import fill

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to miss the form: the variant that names it and the patterns that tell it."""

    variant: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """Titles are matched without blanks. The first of `slips` that matches names the fault; what `right` does not match is always wrong.

    `unnamed` tells a title without an organ, which is the variant `organ` unless the file's own title names it. `model` is the title as it
    should be, `no_agency` and `no_year` stand in it for what is unknown. A report without a title is the variant `missing`, unless a line
    before part one looks like one that went wrong (`like`).
    """

    like: tuple[str, ...]
    right: tuple[str, ...]
    slips: tuple[Slip, ...]
    unnamed: tuple[str, ...]
    model: str
    no_agency: str
    no_year: str


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("like", params.like)
    yield from pattern_faults("right", params.right)
    yield from pattern_faults("unnamed", params.unnamed)
    for slip in params.slips:
        yield from pattern_faults("slips", slip.patterns)


def check(params: Params, report: Report) -> Iterator[Hit]:
    words = {"agency": report.agency.name or params.no_agency, "year": str(report.year or params.no_year)}
    model = fill(params.model, words, "zh")
    title = report.title or next((line for line in report.preamble if any_matches(params.like, _flat(line))), None)
    if title is None:
        yield Hit(values={"model": model}, variant="missing", expected=model)
        return
    variant = _slip(params, _flat(title), report)
    if variant is not None:
        shown = " ".join(title.text.split())
        yield Hit(Location(title.place, quote=shown), {"title": shown, "model": model}, variant, expected=model, actual=shown)


def _flat(paragraph: Paragraph) -> str:
    return "".join(simplified(normalize("NFKC", paragraph.text)).split())


def _slip(params: Params, title: str, report: Report) -> str | None:
    for slip in params.slips:
        if any_matches(slip.patterns, title):
            return slip.variant
    if not any_matches(params.right, title):
        return ""
    elsewhere = report.agency.name and report.agency.name in report.document.title
    return "organ" if any_matches(params.unnamed, title) and not elsewhere else None
