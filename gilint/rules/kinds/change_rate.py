"""Changes against an earlier year that do not follow from the two numbers: by how much, and whether up or down."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import islice, takewhile
from typing import Any

from gilint.findings import Location
from gilint.report.model import Number, Passage, Report
from gilint.report.numbers import parse_number
from gilint.rules.kinds._clauses import sentences
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, compiled, pattern_faults
from gilint.rules.kinds._quantities import NumberWords, Quantity, percents, plain, quantities, tolerance
from gilint.rules.model import Hit

NEEDS = "report"
_NEAR = 30
"""So many characters before a count tell what it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns of the words of a comparison.

    A count is that of the earlier year where the text before it ends in a match of `earlier`; what is not so told is worked out from the
    difference, behind a match of `compared`. `up` and `down` end where the amount begins; with `to` between, the amount is what was
    reached. Other words than `between` before a change tell that it is one of something else. `level` stands behind the earlier count.
    `times` and `tenths` are multiples, whose number is a group of that name.
    """

    earlier: tuple[str, ...]
    compared: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    to: tuple[str, ...]
    between: tuple[str, ...]
    level: tuple[str, ...]
    times: tuple[str, ...]
    tenths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """`numbers` are the words around counts; a percentage may be off by `tolerances[number of its decimals]`.

    A sentence that matches `unless` is not judged, one that matches `continued` goes on from the one before.
    Variants: `difference`, `direction`, `level`.
    """

    numbers: tuple[NumberWords, ...]
    words: Words
    tolerances: tuple[float, ...]
    continued: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """A stated change, by a difference, or by a rate of which there may be several readings; by neither where it is no exact one."""

    rising: bool
    start: int
    end: int
    difference: Quantity | None = None
    rates: tuple[Decimal, ...] = ()
    off: Decimal = Decimal(0)
    decimals: int = 1

    def follows(self, now: Number, before: Number) -> bool:
        sign = 1 if self.rising else -1
        if self.difference:
            return sign * (now - before) == self.difference.value
        rate = sign * (Decimal(now) - Decimal(before)) * 100 / Decimal(before)
        return any(abs(rate - stated) <= self.off for stated in self.rates) if self.rates else rate > 0

    def follows_any(self, known: Sequence[Number], before: Number) -> bool:
        """Whether it follows from one of these numbers, which are in their order."""
        sign = 1 if self.rising else -1
        if self.difference:
            due: list[tuple[Number, Number]] = [(before + sign * self.difference.value, 0)]
        elif self.rates:
            due = [(before * (1 + sign * rate / 100), before * self.off / 100) for rate in self.rates]
        else:
            due = [(now, 0) for now in (*known[:1], *known[-1:])]
        # What is rounded may miss the number itself, not the next one.
        near = ((bisect_left(known, now - off - 1), bisect_right(known, now + off + 1)) for now, off in due)
        return any(self.follows(now, before) for first, last in near for now in known[first:last])


@dataclass(frozen=True, slots=True)
class _Comparison:
    """This year's counts, the nearest last, with the earlier one and the changes; `earlier` is None where it was worked out.

    `level` is the end of the words that say that nothing changed, 0 where there are none.
    """

    now: tuple[Quantity, ...]
    before: Number
    earlier: Quantity | None
    changes: tuple[_Change, ...]
    level: int = 0


def faults(params: Params) -> Iterator[tuple[str, str]]:
    words = params.words
    for patterns in (words.earlier, words.compared, words.up, words.down, words.to, words.level, words.times, words.tenths):
        yield from pattern_faults("words", patterns)
    # Nothing at all may stand between.
    yield from pattern_faults("words", (f"x(?:{pattern})" for pattern in words.between))
    yield from pattern_faults("continued", params.continued)
    yield from pattern_faults("unless", params.unless)


def check(params: Params, report: Report) -> Iterator[Hit]:
    for passage in passages(report, "prose"):
        text = plain(passage.text)
        if not any_matches((*params.words.up, *params.words.down, *params.words.level), text):
            continue
        everywhere: dict[str, set[Number]] = {}
        for count in quantities(text, params.numbers):
            everywhere.setdefault(count.unit, set()).add(count.value)
        known = {unit: sorted(values) for unit, values in everywhere.items()}
        for start, end in sentences(text, params.continued):
            shown = text[start:end]
            if not any_matches(params.unless, shown):
                for comparison in _comparisons(params, shown):
                    yield from _hits(comparison, known, start, passage)


def _comparisons(params: Params, text: str) -> Iterator[_Comparison]:
    counts = list(quantities(text, params.numbers))
    if not counts:
        return
    moves = _Moves(params, text)
    earlier = {count.start: count for count in counts if _ends_in(params.words.earlier, text, count.start)}
    compared = [match.span() for match in _any(params.words.compared).finditer(text)]
    for before in earlier.values():
        begin = next((at for at, _ in reversed(compared) if 0 <= before.start - at <= 16), before.start)
        changes, reached = _changes(params, moves, before.end, counts, before.unit)
        now = [count for count in counts if count.end <= begin and count.unit == before.unit and count.start not in earlier] + reached
        level = _any(params.words.level).search(text[before.end :])
        if now and before.value and all(count.exact for count in (before, *now)):
            is_level = level is not None and level.start() == 0 and not changes
            yield _Comparison(tuple(now), before.value, before, tuple(changes), before.end + level.end() if level and is_level else 0)
    if not earlier and len(compared) == 1:
        changes, reached = _changes(params, moves, compared[0][1], counts)
        told = next((change for change in changes if change.difference), None)
        if told and told.difference:
            by = told.difference
            now = [count for count in counts if count.end <= compared[0][0] and count.unit == by.unit] + reached
            last = now[-1].value + (-by.value if told.rising else by.value) if now else 0
            if last > 0 and all(count.exact for count in now) and len(now) == 1:
                yield _Comparison(tuple(now), last, None, tuple(change for change in changes if change is not told))


class _Moves:
    """The words of a sentence that tell a change: `reach` are the places behind those that say what was reached, `rates` by their place."""

    def __init__(self, params: Params, text: str) -> None:
        words = params.words
        self.text = text
        self.every = (*words.up, *words.down)
        self.reach = {match.end() for match in _reaching(self.every, words.to).finditer(text)}
        self.rates = {percent.start: percent for percent in percents(text, params.numbers)}
        self._found = list(_any(self.every).finditer(text))
        self._starts = [match.start() for match in self._found]

    def between(self, begin: int, end: int) -> Iterator[Any]:
        """The matches from one place to another."""
        return takewhile(lambda match: match.end() <= end, islice(self._found, bisect_left(self._starts, begin), None))


def _changes(params: Params, moves: _Moves, begin: int, counts: list[Quantity], unit: str = "") -> tuple[list[_Change], list[Quantity]]:
    """The changes stated from `begin` on, up to the next count of something else, and the counts that are said to be reached."""
    words, text = params.words, moves.text
    amounts: dict[int, Quantity] = {}
    reached: list[Quantity] = []
    end = len(text)
    for count in (count for count in counts if count.start >= begin):
        if count.start in moves.reach and count.unit == unit:
            reached.append(count)
        elif count.start + 1 in moves.reach and count.unit == unit:
            # 升至26件: the word before the number is no limit of it (15至26件).
            reached.append(replace(count, exact=True))
        elif _ends_in(moves.every, text, count.start):
            amounts[count.start] = count
        else:
            end = count.start
            break
    stop = text.find("；", begin)
    end = min(end, stop) if stop >= 0 else end
    found: list[_Change] = []
    told = begin
    for match in moves.between(begin, end):
        at, start = match.end(), match.start()
        told = max([told, *(count.end for count in reached if count.end <= start)])
        if not any_matches(_whole(words.between), text[told:start]):
            break
        rising = _ends_in(words.up, match[0], len(match[0]))
        if at in moves.rates:
            rate = moves.rates[at]
            off = tolerance(params.tolerances, rate.decimals)
            found.append(_Change(rising, start, rate.end, None, (rate.value,) if rate.exact else (), off, rate.decimals))
        elif at in amounts and amounts[at].exact and unit in ("", amounts[at].unit):
            found.append(_Change(rising, start, amounts[at].end, amounts[at]))
        else:
            found.extend(_multiple(words, rising, start, at, text))
        told = found[-1].end if found and found[-1].start == start else at
    return found, reached


def _multiple(words: Words, rising: bool, start: int, at: int, text: str) -> Iterator[_Change]:
    """Grown by 1.5 times is said of 2.5 times as many, and loosely of 1.5 times as many; grown by two times only of three times as many."""
    for whole, patterns in ((100, words.times), (10, words.tenths)):
        match = compiled(f"^(?:{'|'.join(patterns)})").search(text[at:])
        number: Number | None = parse_number(match.group("number"))[0] if match else None
        if match and number is not None:
            value = Decimal(number) * whole
            decimals = len(str(number).partition(".")[2])
            readings = (value, value - 100) if whole == 100 and rising and decimals else (value,)
            yield _Change(rising, start, at + match.end(), None, readings, Decimal(whole) / 10**decimals / 2)


def _hits(comparison: _Comparison, known: Mapping[str, Sequence[Number]], start: int, passage: Passage) -> Iterator[Hit]:
    """`known` are the paragraph's counts of each unit."""
    current, before = comparison.now[-1], comparison.before
    elsewhere = known.get(current.unit, ()) if comparison.earlier else ()
    for change in comparison.changes:
        if not any(change.follows(count.value, before) for count in comparison.now) and not change.follows_any(elsewhere, before):
            rises = current.value > before
            variant = "direction" if rises != change.rising else "difference" if change.difference else ""
            yield _hit(variant, comparison, start + change.start, start + change.end, change.decimals, start, passage)
    if comparison.level and all(count.value != before for count in comparison.now):
        earlier = comparison.earlier
        begin = start + earlier.start if earlier else start
        yield _hit("level", comparison, begin, start + comparison.level, 1, start, passage)


def _hit(variant: str, comparison: _Comparison, begin: int, end: int, decimals: int, start: int, passage: Passage) -> Hit:
    current, before = comparison.now[-1], comparison.before
    by = abs(Decimal(current.value) - Decimal(before))
    rate = by * 100 / Decimal(before)
    values = {
        "now": f"{current.value}{current.unit}",
        "before": f"{before}{current.unit}",
        "stated": passage.text[begin:end].strip(),
        "difference": f"{by}{current.unit}",
        "due": f"{rate:.{decimals}f}%",
    }
    first = start + min(current.start, comparison.earlier.start if comparison.earlier else current.start)
    quote = passage.text[first:end].strip()
    where = Location(passage.place, passage.section, quote=quote, context=sentence(passage.text, first, end))
    return Hit(where, values, variant, values["difference" if variant == "difference" else "due"], values["stated"])


def _ends_in(patterns: tuple[str, ...], text: str, end: int) -> bool:
    return any_matches(_at_end(patterns), text[max(0, end - _NEAR) : end])


@cache
def _at_end(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"(?:{pattern})\\s?$" for pattern in patterns)


@cache
def _whole(patterns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"^(?:{pattern})$" for pattern in patterns)


@cache
def _any(patterns: tuple[str, ...]) -> Any:
    return compiled("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def _reaching(moves: tuple[str, ...], to: tuple[str, ...]) -> Any:
    return compiled(f"(?:{'|'.join(moves)})(?:{'|'.join(to)})")
