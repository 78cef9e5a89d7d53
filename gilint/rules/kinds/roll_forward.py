"""A figure that goes on from that of the year before, with what was added and taken away since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Related, Severity
from gilint.report.collection import Pair
from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import labels, location, related
from gilint.rules.kinds._earlier import cell_before, figure, figure_before, years
from gilint.rules.kinds._passages import passages
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "pair"


@dataclass(frozen=True, slots=True)
class Params:
    """`cell` is what last year's `before` comes to, with the figures of `plus` and without those of `minus`.

    `{row}` and `{column}` in an address stand for each of `rows` and `columns` in turn. A row has one finding: of its first column, or
    where that one agrees, of all others (variant `columns`), which weighs `columns_level`. A difference of `large` or more is an error.
    Where a paragraph matches one of `explained_by`, the finding weighs `explained_level`, a large one as much as the rule itself.
    """

    cell: str
    before: str
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    rows: tuple[str, ...] = ("",)
    columns: tuple[str, ...] = ("",)
    columns_level: Severity = "warning"
    large: int = 0
    explained_by: tuple[str, ...] = ()
    explained_level: Severity = "warning"


@dataclass(frozen=True, slots=True)
class _Step:
    """A figure of this year and what it goes on from; `cells` are the addresses of all that belongs to this year."""

    cells: tuple[str, ...]
    origin: str
    now: Number
    before: Number
    added: Number
    taken: Number

    @property
    def due(self) -> Number:
        return self.before + self.added - self.taken

    @property
    def gap(self) -> Number:
        return max(self.now, self.due) - min(self.now, self.due)


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("explained_by", params.explained_by)


def check(params: Params, pair: Pair) -> Iterator[Hit]:
    for row in params.rows:
        steps = {column: step for column in params.columns if (step := _step(params, row, column, pair))}
        broken = {column: step for column, step in steps.items() if step.gap}
        if broken:
            variant = "" if params.columns[0] in broken else "columns"
            yield _hit(params, pair, variant, tuple(broken.values()))


def _step(params: Params, row: str, column: str, pair: Pair) -> _Step | None:
    """None where one of the figures is not known for sure."""

    def filled(address: str) -> str:
        return address.replace("{row}", row).replace("{column}", column)

    cell, origin = filled(params.cell), filled(params.before)
    plus, minus = tuple(map(filled, params.plus)), tuple(map(filled, params.minus))
    now, before = figure(pair.report, cell), figure_before(pair, origin)
    added, taken = _sum(pair.report, plus), _sum(pair.report, minus)
    if now is None or before is None or added is None or taken is None:
        return None
    return _Step((cell, *plus, *minus), origin, now, before, added, taken)


def _sum(report: Report, addresses: tuple[str, ...]) -> Number | None:
    values = [figure(report, address) for address in addresses]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)


def _hit(params: Params, pair: Pair, variant: str, steps: tuple[_Step, ...]) -> Hit:
    report, first = pair.report, steps[0]
    cell = first.cells[0]
    row, column = labels(report, cell)
    named = {step: labels(report, step.cells[0])[1] for step in steps}
    values: dict[str, str | Text] = {
        **years(pair),
        "row": row,
        "column": column,
        "origin": labels(pair.previous.report, first.origin)[0],
        "now": str(first.now),
        "before": str(first.before),
        "added": str(first.added),
        "taken": str(first.taken),
        "due": str(first.due),
        "difference": str(first.gap),
        "columns": Text(*(joint.join(f"{name} {step.due} → {step.now}" for step, name in named.items()) for joint in ("、", ", "))),
    }
    return Hit(
        location(report, cell, tuple(address for step in steps for address in step.cells)),
        values,
        variant,
        expected=str(first.due),
        actual=str(first.now),
        related=tuple(_rests_on(pair, steps)),
        level=_level(params, report, variant, first.gap),
    )


def _rests_on(pair: Pair, steps: tuple[_Step, ...]) -> Iterator[Related]:
    for step in steps:
        yield cell_before(pair, step.origin)
        yield from (related(pair.report, address) for address in step.cells[1:])


def _level(params: Params, report: Report, variant: str, gap: Number) -> Severity | None:
    large = bool(params.large) and gap >= params.large
    if any(any_matches(params.explained_by, passage.text) for passage in passages(report, "prose")):
        return None if large else params.explained_level
    if large:
        return "error"
    return params.columns_level if variant else None
