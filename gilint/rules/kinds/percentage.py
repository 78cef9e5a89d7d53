"""Percentages that do not follow from the counts beside them. One that fits any plausible total is taken as right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from gilint.findings import Location, Severity
from gilint.report.model import Number, Passage, Report
from gilint.rules.kinds._cells import sums_of
from gilint.rules.kinds._clauses import sentences
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds._quantities import NumberWords, Percent, Quantity, percent_pattern, percents, plain, quantities, tolerance
from gilint.rules.model import Hit

NEEDS = "report"
_MOST_ADDED = 6


@dataclass(frozen=True, slots=True)
class Params:
    """`numbers` are the words around counts; a percentage may be off by `tolerances[number of its decimals]`.

    It is judged where the words between a count and it match one of `shares` from end to end, or one of `rates`, whose total is the
    count in front of that one. Of `bare` ones less is known (an info), of rates of 100 nothing. A sentence that matches `continued`
    goes on from the one before, and one that matches `unless` is not judged. Where no total stands in the sentence and it matches
    `counted`, the sums of cells in `tables` are the totals (variant `table`, an info).
    """

    numbers: tuple[NumberWords, ...]
    shares: tuple[str, ...]
    tolerances: tuple[float, ...]
    rates: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    tables: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A percentage of the count `part`; `sort` is the parameter whose patterns the words between them match."""

    percent: Percent
    part: Quantity
    sort: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that begins at `start` of its passage, with its counts and percentages; places are those in `text`.

    `totals` are what a percentage may be of, by the unit of its count: every count of the report in this unit, and what those of the
    sentence add up to. Each list rises and holds no 0.
    """

    passage: Passage
    start: int
    text: str
    counts: tuple[Quantity, ...]
    told: tuple[_Told, ...]
    totals: Mapping[str, tuple[Sequence[Number], ...]]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("shares", "rates", "bare", "continued", "unless", "counted"):
        yield from pattern_faults(key, (f"^(?:{pattern})$" for pattern in getattr(params, key)))


def check(params: Params, report: Report) -> Iterator[Hit]:
    texts = [(passage, plain(passage.text)) for passage in passages(report, "prose")]
    rated = percent_pattern(params.numbers)
    telling = [(passage, text) for passage, text in texts if rated.search(text)]
    if not telling:
        return
    everywhere: dict[str, set[Number]] = {}
    for count in (count for _, text in texts for count in quantities(text, params.numbers)):
        everywhere.setdefault(count.unit, set()).add(count.value)
    counted = {unit: _rising(values) for unit, values in everywhere.items()}
    tables = _rising(sums_of(report, params.tables))
    for passage, text in telling:
        for start, end in sentences(text, params.continued):
            shown = text[start:end]
            counts = tuple(quantities(shown, params.numbers))
            told = tuple(_told(params, shown, counts))
            if told and not any_matches(params.unless, shown):
                totals = {unit: (counted.get(unit, []), _rising(_added(counts, unit))) for unit in {one.part.unit for one in told}}
                within = _Sentence(passage, start, shown, counts, told, totals)
                hits = (_judged(params, one, within, tables) for one in told)
                yield from (hit for hit in hits if hit)


def _told(params: Params, text: str, counts: Sequence[Quantity]) -> Iterator[_Told]:
    sorts = {"shares": params.shares, "rates": params.rates, "bare": params.bare}
    for percent in percents(text, params.numbers):
        part = next((count for count in reversed(counts) if count.end <= percent.start), None)
        if part is None or not part.exact or not percent.exact:
            continue
        between = text[part.end : percent.start] + ("）" if text[percent.end : percent.end + 1] == "）" else "")
        sort = next((sort for sort, patterns in sorts.items() if any_matches(tuple(f"^(?:{p})$" for p in patterns), between)), "")
        if sort:
            yield _Told(percent, part, sort)


def _judged(params: Params, told: _Told, within: _Sentence, tables: Sequence[Number]) -> Hit | None:
    part, percent = told.part, told.percent
    shares = {other.part.start for other in within.told if other.sort != "rates"}
    before = [count for count in within.counts if count.unit == part.unit and count.end <= part.start and count.start not in shares]
    totals = [count.value for count in before if count.value >= part.value and count.value]
    if not all(count.exact for count in before):
        return None
    # The count of which a rate is told may be anything but the one right in front; that all were done says nothing of when.
    if told.sort == "rates" and (percent.value == 100 or not before or before[-1].value < part.value):
        return None
    tables = tables if any_matches(params.counted, within.text) else ()
    known = totals[-1:] or [value for value in tables if value >= part.value][:1]
    off = tolerance(params.tolerances, percent.decimals)
    if not known or any(_fits(percent, off, part, totals) for totals in (*within.totals[part.unit], tables)):
        return None
    due = (Decimal(100) * Decimal(part.value) / Decimal(known[0])).quantize(Decimal(1).scaleb(-percent.decimals))
    values = {
        "part": f"{part.value}{part.unit}",
        "total": f"{known[0]}{part.unit}",
        "stated": f"{percent.value}%",
        "due": f"{due}%",
    }
    text, begin, end = within.passage.text, within.start + part.start, within.start + percent.end
    where = Location(within.passage.place, within.passage.section, quote=text[begin:end].strip(), context=sentence(text, begin, end))
    level: Severity | None = None if totals and told.sort != "bare" else "info"
    return Hit(where, values, "" if totals else "table", values["due"], values["stated"], level=level)


def _added(counts: Sequence[Quantity], unit: str) -> set[Number]:
    own = [count.value for count in counts if count.unit == unit]
    pairs = {left + right for left, right in combinations(own[:_MOST_ADDED], 2)}
    return pairs.union(*(accumulate(own[at:]) for at in range(len(own))))


def _rising(values: set[Number]) -> list[Number]:
    return sorted(values - {0})


def _fits(percent: Percent, off: Decimal, part: Quantity, totals: Sequence[Number]) -> bool:
    """Whether the part is that percentage of one of the rising totals, give or take `off`: of the least that makes it no larger one."""
    hundredfold = 100 * part.value
    at = bisect_left(totals, hundredfold, key=lambda total: total * (percent.value + off))
    return at < len(totals) and totals[at] * (percent.value - off) <= hundredfold
