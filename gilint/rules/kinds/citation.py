"""Citations of laws and documents that are wrong or no longer the basis: several cases of one fault, each with what is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gilint.report.model import Report
from gilint.rules.kinds import pattern
from gilint.rules.kinds._passages import Where
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Case:
    """One wrong citation, as in the kind `pattern`; `right` is what should stand there, the years are report years."""

    patterns: tuple[str, ...]
    right: str
    variant: str = ""
    unless: tuple[str, ...] = ()
    near: int = 0
    unless_anywhere: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Params:
    """The cases in the order in which they are tried; `where` and `parts` say which texts are read."""

    cases: tuple[Case, ...]
    where: Where = "prose"
    parts: tuple[int, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for case in params.cases:
        for key, message in pattern.faults(_pattern(params, case)):
            yield "cases", f"{key}: {message}"


def check(params: Params, report: Report) -> Iterator[Hit]:
    for case in params.cases:
        if _in_years(case, report.year):
            for hit in pattern.check(_pattern(params, case), report):
                yield replace(hit, variant=case.variant, values={**hit.values, "right": case.right}, expected=case.right)


def _pattern(params: Params, case: Case) -> pattern.Params:
    return pattern.Params(case.patterns, params.where, params.parts, case.unless, case.near, case.unless_anywhere)


def _in_years(case: Case, year: int | None) -> bool:
    if case.first_year is None and case.last_year is None:
        return True
    return year is not None and (case.first_year or year) <= year <= (case.last_year or year)
