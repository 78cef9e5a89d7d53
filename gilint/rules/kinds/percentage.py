"""Percentages that do not follow from the counts beside them. One that fits any plausible total is taken as right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations

from gilint.findings import Location, Severity
from gilint.report.model import Number, Passage, Report
from gilint.rules.kinds._clauses import sentences
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds._quantities import NumberWords, Percent, Quantity, percents, plain, quantities, tolerance
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
    """A sentence that begins at `start` of its passage, with its counts and percentages; places are those in `text`."""

    passage: Passage
    start: int
    text: str
    counts: tuple[Quantity, ...]
    told: tuple[_Told, ...]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("shares", "rates", "bare", "continued", "unless", "counted"):
        yield from pattern_faults(key, (f"^(?:{pattern})$" for pattern in getattr(params, key)))


def check(params: Params, report: Report) -> Iterator[Hit]:
    texts = [(passage, plain(passage.text)) for passage in passages(report, "prose")]
    everywhere = [count for _, text in texts for count in quantities(text, params.numbers)]
    for passage, text in texts:
        for start, end in sentences(text, params.continued):
            shown = text[start:end]
            counts = tuple(quantities(shown, params.numbers))
            told = tuple(_told(params, shown, counts))
            if told and not any_matches(params.unless, shown):
                within = _Sentence(passage, start, shown, counts, told)
                hits = (_judged(params, one, within, everywhere, report) for one in told)
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


def _judged(params: Params, told: _Told, within: _Sentence, everywhere: list[Quantity], report: Report) -> Hit | None:
    part, percent = told.part, told.percent
    shares = {other.part.start for other in within.told if other.sort != "rates"}
    before = [count for count in within.counts if count.unit == part.unit and count.end <= part.start and count.start not in shares]
    totals = [count.value for count in before if count.value >= part.value and count.value]
    if not all(count.exact for count in before):
        return None
    # The count of which a rate is told may be anything but the one right in front; that all were done says nothing of when.
    if told.sort == "rates" and (percent.value == 100 or not before or before[-1].value < part.value):
        return None
    tables = _in_tables(params, report) if any_matches(params.counted, within.text) else set()
    known = totals[-1:] or sorted(value for value in tables if value >= part.value)[:1]
    if not known or _fits(params, percent, part, {*_pool(everywhere, within.counts, part.unit), *tables}):
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


def _pool(everywhere: list[Quantity], counts: Sequence[Quantity], unit: str) -> set[Number]:
    """All that the percentage may be of: every count of the report in this unit, and what those of the sentence add up to."""
    own = [count.value for count in counts if count.unit == unit]
    pairs = {left + right for left, right in combinations(own[:_MOST_ADDED], 2)}
    runs = {total for at in range(len(own)) for total in accumulate(own[at:])}
    return {*(count.value for count in everywhere if count.unit == unit), *pairs, *runs}


def _fits(params: Params, percent: Percent, part: Quantity, totals: Iterable[Number]) -> bool:
    off = tolerance(params.tolerances, percent.decimals)
    return any(total and abs(Decimal(100) * Decimal(part.value) / Decimal(total) - percent.value) <= off for total in totals)


def _in_tables(params: Params, report: Report) -> set[Number]:
    sums = ([report.value(address) for address in addresses] for addresses in params.tables)
    return {sum(value for value in values if value is not None) for values in sums if None not in values} - {0}
