"""What can be said of an area's figures that are not the sum of its organs', and how surely.

Whether a report is about a whole area or only about the organ that signs it is nowhere written in it. It is taken as the area's where its
other figures are the sums of those of its organs: enough different numbers, and the greater part of all that are not 0. Where that holds
for one table only, the others may be about the organ alone, and what differs there is no more than a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gilint.findings import Severity
from gilint.rules.area.causes import Cause, Slip, causes_of, sole, unbalanced
from gilint.rules.area.figures import Family, Sum
from gilint.rules.repair import excess

Fault = Slip | Literal["", "unbalanced", "own", "smaller", "partial"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report is an area's where `fewest` different numbers of it are sums, and `percent` of its cells that are not 0."""

    fewest: int
    percent: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The cells that differ for one reason, the organ that it lies with, by index, and how much it weighs."""

    fault: Fault
    sums: tuple[Sum, ...]
    level: Severity
    child: int | None = None


def judgements(family: Family, evidence: Evidence, *, own_office: bool) -> Iterator[Judgement]:
    """One for each cause. `own_office` says that the area's own office is among its organs, so that nothing comes on top of their sum."""
    complete = [each for each in family.sums if each.complete]
    partial = [each for each in family.sums if not each.complete]
    differing = [each for each in complete if each.difference]
    possible = {table: causes_of(sums, family.children) for table, sums in _by_table(family, complete).items()}
    causes = _named({table: possible[table] for table in dict.fromkeys(map(_table, differing))})
    rest = [each for each in differing if _table(each) not in causes]
    against = {each.address for each in rest if not possible[_table(each)]}
    whole = _is_area(complete, against, evidence)
    is_area = whole or any(_is_area(sums, against, evidence) for sums in _by_table(family, complete).values())
    if is_area:
        for cause in dict.fromkeys(causes.values()):
            yield _explained(cause, [each for each in differing if causes.get(_table(each)) == cause], evidence, own_office)
        if rest:
            yield _unexplained(family, rest, "error" if whole else "warning", own_office)
    short = [each for each in partial if each.difference < 0]
    if short and (is_area or _is_area(partial, {each.address for each in partial if each.difference < 0 or not each.total}, evidence)):
        yield Judgement("partial", tuple(short), "warning")
    elif not is_area:
        yield from _smaller(family)


def _named(possible: Mapping[str, Sequence[Cause]]) -> dict[str, Cause]:
    """By table, the cause where it can only be one organ: the same one for all tables, or that of the table by itself."""
    everywhere = sole([cause for cause in next(iter(possible.values()), ()) if all(cause in others for others in possible.values())])
    each = {table: everywhere or sole(causes) for table, causes in possible.items()}
    return {table: cause for table, cause in each.items() if cause}


def _is_area(sums: Sequence[Sum], against: Collection[str], evidence: Evidence) -> bool:
    """Whether the cells say so; those whose addresses are `against` it do not."""
    filled = [each for each in sums if each.value or each.total]
    agreed = [each for each in filled if each.address not in against]
    numbers = {each.value for each in agreed} - {0}
    return len(numbers) >= evidence.fewest and len(agreed) * 100 >= evidence.percent * len(filled)


def _explained(cause: Cause, sums: Sequence[Sum], evidence: Evidence, own_office: bool) -> Judgement:
    """An organ that was counted twice may as well be the area's own office, with few figures that happen to be the same."""
    doubtful = cause.slip == "counted-twice" and not own_office and len({each.difference for each in sums}) < evidence.fewest
    return Judgement(cause.slip, tuple(sums), "warning" if doubtful else "error", cause.child)


def _unexplained(family: Family, sums: Sequence[Sum], level: Severity, own_office: bool) -> Judgement:
    if not own_office and _is_share_of_its_own(family, sums):
        return Judgement("own", tuple(sums), "warning")
    child = unbalanced(sums, family)
    return Judgement("" if child is None else "unbalanced", tuple(sums), level, child)


def _is_share_of_its_own(family: Family, sums: Sequence[Sum]) -> bool:
    """Whether what the area has more could be a report of its own: nowhere less than 0, and it adds up."""
    more = dict.fromkeys((each.address for each in family.sums if each.complete), 0) | {each.address: each.difference for each in sums}
    equations = [each for each in family.parent.report.form.equations if all(address in more for address in each.addresses)]
    return all(each.difference >= 0 for each in sums) and not any(excess(equation, more) for equation in equations)


def _smaller(family: Family) -> Iterator[Judgement]:
    """Cells in which one organ has more than the area; where the report may be about something else, they are worth no more than a look."""
    sums = [each for each in family.sums if any(part is not None and part > each.value for part in each.parts)]
    if sums:
        largest = max(range(len(family.children)), key=lambda index: sums[0].parts[index] or 0)
        yield Judgement("smaller", tuple(sums), "info", largest)


def _by_table(family: Family, sums: Sequence[Sum]) -> dict[str, list[Sum]]:
    return {table: [each for each in sums if _table(each) == table] for table in family.tables}


def _table(each: Sum) -> str:
    return each.address.partition(".")[0]
