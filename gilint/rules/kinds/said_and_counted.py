"""Words of the text that cannot be true beside what the tables count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from gilint.report.model import Report
from gilint.rules.kinds import pattern
from gilint.rules.kinds._cells import labels, related, table_of
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds.figures import Condition, holds
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The rule speaks of the words that `said` finds where all conditions of `counted` hold, and names `cell`.

    `tell` names numbers for the message by their addresses. Where the sentence matches one of `softened_by` the finding is a warning.
    """

    said: pattern.Params
    counted: tuple[Condition, ...]
    cell: str
    tell: Mapping[str, str] = field(default_factory=dict)
    softened_by: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern.faults(params.said)
    yield from pattern_faults("softened_by", params.softened_by)


def check(params: Params, report: Report) -> Iterator[Hit]:
    if not all(holds(condition, "", report) for condition in params.counted):
        return
    members = report.form.derived.get(params.cell) or (params.cell,)
    row, column = labels(report, params.cell)
    told = {"row": row, "column": column, **{name: str(report.value(address)) for name, address in params.tell.items()}}
    for hit in pattern.check(params.said, report):
        softened = any_matches(params.softened_by, hit.location.context)
        yield replace(
            hit,
            location=replace(hit.location, table=table_of(params.cell), cell=params.cell, cells=members),
            values={**hit.values, **told},
            related=(*hit.related, *(related(report, member) for member in members)),
            level="warning" if softened else None,
        )
