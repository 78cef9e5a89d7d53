"""A part that holds nothing but stock sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.kinds._cells import related
from gilint.rules.kinds._passages import without_sentences
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Without the sentences that `stock` matches, the part has less than `fewest` characters and no count (`counts`).

    The variant `counted` is used where the table has a number above zero at the address `cell`.
    """

    part: int
    fewest: int
    counts: tuple[str, ...]
    stock: tuple[str, ...]
    cell: str = ""


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("counts", params.counts)
    yield from pattern_faults("stock", params.stock)


def check(params: Params, report: Report) -> Iterator[Hit]:
    part = report.part(params.part)
    if part is None or not part.text.strip() or any(part.images()):
        return
    left = "".join(without_sentences(part.text, params.stock).split())
    if len(left) >= params.fewest or any_matches(params.counts, left):
        return
    where = Location(part.heading.place, part.n, quote=part.heading.text, context=part.prose[0].text)
    counted = report.value(params.cell) if params.cell else None
    values = {"left": str(len(left)), "counted": str(counted or 0)}
    if counted:
        yield Hit(where, values, "counted", related=(related(report, params.cell),))
    else:
        yield Hit(where, values)
