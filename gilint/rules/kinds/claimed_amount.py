"""Amounts that the text states and that the rates cannot give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The rule speaks where a number that the text surely states for `cell` is not a multiple of `step`."""

    cell: str
    step: int


def faults(params: Params) -> Iterator[tuple[str, str]]:
    if params.step < 1:
        yield "step", "is at least 1"


def check(params: Params, report: Report) -> Iterator[Hit]:
    for claim in report.claims:
        if claim.cell == params.cell and claim.sure and claim.value % params.step:
            location = Location(claim.place, claim.section, quote=claim.quote)
            yield Hit(location, {"claimed": str(claim.value), "step": str(params.step)}, actual=str(claim.value))
