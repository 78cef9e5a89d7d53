"""One thing for which the text states two numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from gilint.findings import Location, Related
from gilint.report.model import Report
from gilint.rules.kinds._cells import is_among, label
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Two statements for one of `cells`, or two sentences alike up to the number, as `things` finds it: its groups are `thing` and `n`.

    `named` has the names of addresses that stand in no table. A cell that has a number is left to the rules that hold the text against
    it. A sentence that matches one of `unless` is passed over: it speaks of a part, of a wider area, or of another time.
    """

    cells: tuple[str, ...]
    things: str
    named: Mapping[str, Text] = field(default_factory=dict)
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    key: str
    name: str | Text
    number: str
    where: Location


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("things", (params.things,))
    yield from pattern_faults("unless", params.unless)


def check(params: Params, report: Report) -> Iterator[Hit]:
    said = [*_claimed(params, report), *_counted(params, report)]
    said.sort(key=lambda each: each.key)
    for _, group in groupby(said, key=lambda each: each.key):
        first, *others = group
        other = next((each for each in others if each.number != first.number and each.where.context != first.where.context), None)
        if other:
            values = {"thing": first.name, "first": first.number, "second": other.number}
            yield Hit(first.where, values, related=(Related("", quote=other.where.quote, place=other.where.place),))


def _claimed(params: Params, report: Report) -> Iterator[_Said]:
    """What the text surely says of cells without a number; several numbers in one paragraph are parts and their whole, and say nothing."""
    for (cell, place), group in groupby(report.claims, key=lambda claim: (claim.cell, claim.place)):
        claim, *others = group
        name = params.named.get(cell) or (label(report, cell) if cell in report.form.labels else "")
        if not name or not claim.sure or not is_among(cell, params.cells) or report.value(cell) is not None:
            continue
        text = report.texts.get(place, claim.quote)
        start = max(text.find(claim.quote), 0)
        around = sentence(text, start, start + len(claim.quote))
        if all(other.value == claim.value for other in others) and not any_matches(params.unless, around):
            yield _Said(cell, name, str(claim.value), Location(place, claim.section, quote=claim.quote, context=around))


def _counted(params: Params, report: Report) -> Iterator[_Said]:
    """What the text says in paragraphs that claim nothing of a cell."""
    claimed = {claim.place for claim in report.claims}
    for passage in passages(report, "prose"):
        for match in occurrences(params.things, passage.text):
            around = sentence(passage.text, *match.span())
            if passage.place not in claimed and not any_matches(params.unless, around):
                thing = match.group("thing")
                yield _Said(thing, thing, match.group("n"), Location(passage.place, passage.section, quote=match.group(), context=around))
