"""Numbers of the tables that cannot stand together."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import labels, location, related
from gilint.rules.kinds._passages import passages
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"

Relation = Literal["<", "<=", "==", "!=", ">=", ">"]

_RELATIONS: Mapping[str, Callable[[Number, Number], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """The numbers at the addresses of `sum` stand in `relation` to those at `to`, or to `number` where no address is given."""

    sum: tuple[str, ...]
    relation: Relation
    to: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Params:
    """The rule speaks where all conditions of `when` hold, of the cell `cell`.

    `{row}` in an address stands for each of `rows` in turn. `tell` names numbers for the message by their addresses. Where a paragraph
    matches one of `softened_by` the finding is a warning.
    """

    when: tuple[Condition, ...]
    cell: str
    rows: tuple[str, ...] = ("",)
    tell: Mapping[str, str] = field(default_factory=dict)
    softened_by: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("softened_by", params.softened_by)


def check(params: Params, report: Report) -> Iterator[Hit]:
    for row in params.rows:
        if all(holds(condition, row, report) for condition in params.when):
            yield _hit(params, row, report)


def holds(condition: Condition, row: str, report: Report) -> bool:
    """Whether the numbers that a condition speaks of are there and stand so; `row` fills its addresses."""
    left = _sum(condition.sum, row, report)
    right = _sum(condition.to, row, report) if condition.to else condition.number
    return left is not None and right is not None and _RELATIONS[condition.relation](left, right)


def _sum(addresses: tuple[str, ...], row: str, report: Report) -> Number | None:
    values = [report.value(_filled(address, row)) for address in addresses]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def _filled(address: str, row: str) -> str:
    return address.replace("{row}", row)


def _hit(params: Params, row: str, report: Report) -> Hit:
    cell = _filled(params.cell, row)
    named = {name: _filled(address, row) for name, address in params.tell.items()}
    addresses = [_filled(address, row) for condition in params.when for address in (*condition.sum, *condition.to)]
    involved = tuple(dict.fromkeys(member for address in addresses for member in (report.form.derived.get(address) or (address,))))
    row_label, column_label = labels(report, cell)
    values = {"row": row_label, "column": column_label, **{name: str(report.value(address)) for name, address in named.items()}}
    softened = any(any_matches(params.softened_by, passage.text) for passage in passages(report, "prose"))
    return Hit(
        location(report, cell, involved),
        values,
        related=tuple(related(report, address) for address in involved if address != cell),
        level="warning" if softened else None,
    )
