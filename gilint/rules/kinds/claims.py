"""Statements of the text that the statutory tables contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.findings import Location, Related, Severity
from gilint.report.claims.sentence import plain
from gilint.report.model import AgencyKind, Claim, Level, Number, Report
from gilint.rules.kinds._cells import is_among, label, labels, related, table_of
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"

_CLAUSE_BREAK = re.compile(r"[，；:(]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement about `cell` in a sentence that matches `when` may mean the sum of other cells as well."""

    cell: str
    when: str
    sum: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wider:
    """Organs whose tables count a whole area while their text may speak of themselves alone.

    A statement behind words that match `own` is not compared. One of less than the table counts is a warning, unless it is behind words
    that match `whole`.
    """

    levels: tuple[Level, ...]
    kinds: tuple[AgencyKind, ...]
    own: str
    whole: str


@dataclass(frozen=True, slots=True)
class Lighter:
    """Cells where a difference weighs less, since the text often counts otherwise than the table."""

    cells: tuple[str, ...]
    level: Severity


@dataclass(frozen=True, slots=True)
class Params:
    """`says` picks the statements: `none` that a thing did not happen, `number` how often it did. `cells` are patterns of addresses.

    With `none_counted` only cells that count none are looked at. Cells that match one of `amounts` have the message `amount`.

    A statement that may mean something else is passed over, and so is one for a cell of `wholes` whose clause matches `partial` and not
    `entire`: it tells a part of the number. So does one beside which the paragraph states the number itself, or others that make it up;
    and one about a sum that matches `one_row` may mean one of its cells. A clause that matches `beyond` speaks of more than an organ's
    own table counts, unless the organ is a government.
    """

    says: Literal["none", "number"]
    cells: tuple[str, ...]
    wholes: tuple[str, ...] = ("*",)
    partial: tuple[str, ...] = ()
    entire: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    wider: Wider | None = None
    lighter: tuple[Lighter, ...] = ()
    amounts: tuple[str, ...] = ()
    none_counted: bool = False
    one_row: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("partial", params.partial)
    yield from pattern_faults("entire", params.entire)
    yield from pattern_faults("beyond", params.beyond)
    yield from pattern_faults("readings", (reading.when for reading in params.readings))
    if params.wider:
        yield from pattern_faults("wider", (params.wider.own, params.wider.whole))


def check(params: Params, report: Report) -> Iterator[Hit]:
    wrong: dict[tuple[str, str, Number], list[tuple[Claim, str]]] = {}
    for claim in report.claims:
        if claim.sure and is_among(claim.cell, params.cells) and (params.says == "none") == _denies(claim):
            if not _contradicted(params, claim, report):
                continue
            around = _sentence(claim, report)
            if not _excused(params, claim, around, report):
                wrong.setdefault((claim.cell, claim.op, claim.value), []).append((claim, around))
    for stated in wrong.values():
        yield _hit(params, stated, report)


def _denies(claim: Claim) -> bool:
    return claim.negated or (claim.value == 0 and claim.op != ">=")


def _contradicted(params: Params, claim: Claim, report: Report) -> bool:
    counted = report.value(claim.cell)
    if counted is None or (params.none_counted and counted):
        return False
    more = counted - claim.value
    if claim.op == "==":
        return more > claim.within or more < -claim.within
    return more < -claim.within if claim.op == ">=" else more > claim.within


def _excused(params: Params, claim: Claim, around: str, report: Report) -> bool:
    before, clause = _lead(claim, around)
    whole = is_among(claim.cell, params.wholes)
    if whole and any_matches(params.partial, clause) and not any_matches(params.entire, clause):
        return True
    if (
        _is_part(claim, report)
        or _is_one_row(params, claim, report)
        or (report.agency.kind != "government" and any_matches(params.beyond, clause))
    ):
        return True
    for reading in params.readings:
        if reading.cell == claim.cell and any_matches((reading.when,), around):
            values = [report.value(address) for address in reading.sum]
            if all(value is not None for value in values) and sum(value or 0 for value in values) == claim.value:
                return True
    return params.wider is not None and _is_wider(params.wider, report) and any_matches((params.wider.own,), before)


def _is_part(claim: Claim, report: Report) -> bool:
    """Whether the paragraph also states the number of the table, or states several that make it up: then this is one of its parts."""
    beside = [other.value for other in report.claims_at[claim.place] if (other.cell, other.op) == (claim.cell, "==")]
    counted = report.value(claim.cell)
    if counted is None or not 0 < claim.value < counted:
        return False
    return counted in beside or sum(beside) == counted


def _is_one_row(params: Params, claim: Claim, report: Report) -> bool:
    """Whether a statement about a sum gives the number of one of its cells."""
    if not claim.value or not is_among(claim.cell, params.one_row):
        return False
    return any(report.value(member) == claim.value for member in report.form.derived.get(claim.cell, ()))


def _is_wider(wider: Wider, report: Report) -> bool:
    return report.agency.level in wider.levels and report.agency.kind in wider.kinds


def _level(params: Params, claim: Claim, around: str, report: Report) -> Severity | None:
    wider = params.wider
    counted = report.value(claim.cell)
    partial = wider is not None and _is_wider(wider, report) and not any_matches((wider.whole,), _lead(claim, around)[0])
    if partial and counted is not None and claim.value < counted:
        return "warning"
    return next((lighter.level for lighter in params.lighter if is_among(claim.cell, lighter.cells)), None)


def _sentence(claim: Claim, report: Report) -> str:
    """The sentence of the statement as printed."""
    text = report.texts.get(claim.place, "")
    start = text.find(claim.quote)
    return sentence(text, start, start + len(claim.quote)) if start >= 0 else claim.quote


def _lead(claim: Claim, around: str) -> tuple[str, str]:
    """The sentence up to the end of the statement, and of that its last clause."""
    words, quote = plain(around), plain(claim.quote)
    start = max(words.find(quote), 0)
    clause = max((match.end() for match in _CLAUSE_BREAK.finditer(words, 0, start)), default=0)
    return words[: start + len(quote)], words[clause : start + len(quote)]


def _hit(params: Params, stated: list[tuple[Claim, str]], report: Report) -> Hit:
    """One finding for all statements of the same wrong thing, at the first that weighs most."""
    weighed = [(_level(params, claim, around, report), claim, around) for claim, around in stated]
    level, claim, around = next((entry for entry in weighed if entry[0] is None), weighed[0])
    members = report.form.derived.get(claim.cell) or (claim.cell,)
    row, column = labels(report, claim.cell)
    counted = str(report.value(claim.cell))
    others = tuple(Related(label(report, claim.cell), quote=other.quote, place=other.place) for other, _ in stated if other is not claim)
    return Hit(
        Location(claim.place, claim.section, table_of(claim.cell), claim.cell, members, claim.quote, around),
        {"row": row, "column": column, "claimed": str(claim.value), "counted": counted},
        "amount" if is_among(claim.cell, params.amounts) else "",
        expected=counted,
        actual=str(claim.value),
        related=(*(related(report, address) for address in members), *others),
        level=level,
    )
