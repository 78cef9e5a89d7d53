"""Parts enumerated in a sentence that do not add up to the total in front of them.

Parts that claim to be all of it must come to the total; others must not exceed it. A sum that fits any total, sum or difference of
totals in the sentence is taken as right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations

from gilint.findings import Location, Severity
from gilint.report.model import Number, Passage, Report
from gilint.rules.kinds._cells import sums_of
from gilint.rules.kinds._clauses import Clause, Scope, scopes
from gilint.rules.kinds._listings import Breaks, Category, Claim, Leads, Listing, listings
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds._quantities import NumberWords, Quantity, count_pattern, plain
from gilint.rules.model import Hit

NEEDS = "report"
_YEAR = re.compile(r"(20[0-9]{2})\s?年")
_MOST_TOTALS = 5


@dataclass(frozen=True, slots=True)
class Totals:
    """Patterns by which the clause of a total is known.

    Totals of different `kinds` are counts of the same things and not added to each other; without kinds any count is one. After a
    `grand` total those before it do not count; a `carried` one comes on top of any. What matches `other` is another time's number.
    """

    kinds: tuple[str, ...] = ()
    grand: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """`numbers` are the words around counts; `categories`, `leads` and `breaks` tell what an enumeration is, `totals` what is before it.

    A sentence that matches `continued` goes on from the one before. Where the rest of the sentence matches `open_ends`, parts are not
    all. Without words that introduce them, parts must be `fewest` to be taken as all. Parts that match `overlapping` may count one
    thing twice, and do where the sentence matches `doubled`. What matches `unless` is left to another rule. `tables` are sums of cells
    that the parts may come to instead.
    Variants: `overlaps` (info), `short` (info where the parts do not say that they are all).
    """

    numbers: tuple[NumberWords, ...]
    categories: tuple[Category, ...]
    leads: Leads
    totals: Totals
    breaks: Breaks = field(default_factory=Breaks)
    continued: tuple[str, ...] = ()
    open_ends: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    fewest: int = 0
    tables: tuple[tuple[str, ...], ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for category in params.categories:
        for patterns in (category.members, category.optional, category.before, category.after, category.complete):
            yield from pattern_faults("categories", patterns)
    for key in ("continued", "open_ends", "overlapping", "doubled", "unless"):
        yield from pattern_faults(key, getattr(params, key))
    yield from pattern_faults("leads", (*params.leads.all, *params.leads.some, *params.leads.likely))
    yield from pattern_faults("breaks", (*params.breaks.topic, *params.breaks.aside))
    totals = params.totals
    yield from pattern_faults("totals", (*totals.kinds, *totals.grand, *totals.carried, *totals.other))


def check(params: Params, report: Report) -> Iterator[Hit]:
    counted = count_pattern(params.numbers)
    tables = sums_of(report, params.tables)
    for passage in passages(report, "prose"):
        if not counted.search(plain(passage.text)):
            continue
        for scope in scopes(passage.text, params.numbers, params.continued):
            if any_matches(params.doubled, sentence(passage.text, *scope.span)):
                continue
            pieces = _Pieces(params, report.year)
            for category in params.categories:
                for listing in listings(scope, category, params.leads, params.breaks):
                    hit = _judged(params, category, scope, listing, passage, pieces, tables)
                    if hit:
                        yield hit


class _Pieces:
    """What the clauses of a sentence are, each asked once: many enumerations may stand behind the same ones."""

    def __init__(self, params: Params, year: int | None) -> None:
        self._params = params
        self._year = year
        self._matching: dict[tuple[tuple[str, ...], int], bool] = {}
        self._totals: dict[int, bool] = {}

    def match(self, patterns: tuple[str, ...], piece: Clause) -> bool:
        asked = patterns, piece.start
        if asked not in self._matching:
            self._matching[asked] = any_matches(patterns, piece.text)
        return self._matching[asked]

    def is_other_time(self, text: str) -> bool:
        totals = self._params.totals
        if any_matches(totals.carried, text):
            return False
        return any_matches(totals.other, text) or any(int(year) != self._year for year in _YEAR.findall(text))

    def is_total(self, piece: Clause) -> bool:
        if piece.start not in self._totals:
            self._totals[piece.start] = self._is_total(piece)
        return self._totals[piece.start]

    def _is_total(self, piece: Clause) -> bool:
        params = self._params
        if self.match(params.totals.carried, piece):
            return True
        # 公民、法人和其他组织的申请: the last of several names is no part.
        is_part = piece.before != "、" and any(category.members and category.holds(piece.label) for category in params.categories)
        if is_part or self.is_other_time(piece.text):
            return False
        return not self.match(params.unless, piece) and (not params.totals.kinds or self.match(params.totals.kinds, piece))


def _judged(
    params: Params, category: Category, scope: Scope, listing: Listing, passage: Passage, pieces: _Pieces, tables: set[Number]
) -> Hit | None:
    totals = _totals(params, scope, listing, pieces)
    parts = [count for _, count in listing.parts]
    labels = [label for label, _ in listing.parts]
    if not totals or not all(count.exact for count in (*parts, *(count for _, count in totals))):
        return None
    if any(pieces.is_other_time(label) or any_matches(params.unless, label) for label in labels) or _is_nested(parts):
        return None
    if _sums(category, listing) & (_fitting([count.value for _, count in totals]) | tables):
        return None
    claim = _claim(params, category, scope, listing)
    nearest, largest = totals[-1][1], _largest(params, totals, pieces)
    most = _added(largest)
    least = sum(count.value for label, count in listing.parts if not category.leaves_open(label))
    if least > most and (len(parts) > 1 or claim in ("all", "some")):
        doubled = max(count.value for count in parts) <= most and _may_overlap(params, category, listing, most)
        return _hit("overlaps" if doubled else "", "info" if doubled else None, largest, parts, passage)
    if claim in ("all", "likely") and len(parts) > 1:
        variant = "" if _added(parts) > nearest.value else "short"
        return _hit(variant, None if claim == "all" else "info", [nearest], parts, passage)
    return None


def _claim(params: Params, category: Category, scope: Scope, listing: Listing) -> Claim:
    """What the parts claim, after all that stands with and behind them is read."""
    labels = [label for label, _ in listing.parts]
    rest = scope.clauses[listing.last + 1 :]
    stop = next((at for at, piece in enumerate(rest) if piece.before in "；。" and listing.mark != piece.before), len(rest))
    last = scope.clauses[listing.last]
    tail = last.text[last.counts[0].end - last.start :] + "".join(piece.before + piece.text for piece in rest[:stop])
    if any(piece.counts for piece in rest[:stop]) or any_matches(params.open_ends, tail):
        return "some"
    if category.complete and all(any(any_matches((pattern,), label) for label in labels) for pattern in category.complete):
        return "all"
    if listing.claim == "none" and params.fewest and len(labels) >= params.fewest:
        return "likely"
    return listing.claim


def _totals(params: Params, scope: Scope, listing: Listing, pieces: _Pieces) -> list[tuple[Clause, Quantity]]:
    """The counts before the parts that can be their total; none where the nearest count is of something else or another time."""
    first = listing.parts[0][1]
    if scope.owner:
        told = scope.owner.text
        spoilt = any_matches(params.unless, told) or pieces.is_other_time(told) or scope.owner.counts[-1].unit != first.unit
        return [] if spoilt else [(scope.owner, scope.owner.counts[-1])]
    before = [(piece, count) for piece in scope.clauses for count in piece.counts if count.end <= first.start]
    if not before or before[-1][1].unit != first.unit or pieces.is_other_time(before[-1][0].text):
        return []
    asides = ((piece, count) for piece in scope.asides for count in piece.counts if count.end <= first.start)
    carried = [(piece, count) for piece, count in asides if pieces.match(params.totals.carried, piece)]
    found = [(piece, count) for piece, count in [*carried, *before] if count.unit == first.unit and pieces.is_total(piece)]
    grand = max((at for at, (piece, _) in enumerate(found) if pieces.match(params.totals.grand, piece)), default=0)
    # What was carried over is never all; where it stands alone the rest of the total is left to another rule.
    return found[grand:] if any(not pieces.match(params.totals.carried, piece) for piece, _ in found[grand:]) else []


def _may_overlap(params: Params, category: Category, listing: Listing, most: Number) -> bool:
    """Whether parts may count one thing twice: by what they are, or since the first ones of unknown sorts make the total already."""
    complete = not category.members and most in list(accumulate(count.value for _, count in listing.parts))[1:]
    return complete or sum(any_matches(params.overlapping, label) for label, _ in listing.parts) > 1


def _largest(params: Params, totals: Sequence[tuple[Clause, Quantity]], pieces: _Pieces) -> list[Quantity]:
    """What the parts cannot exceed: the totals of one kind, added up, and what was carried over."""
    carried = [count for piece, count in totals if pieces.match(params.totals.carried, piece)]
    own = [(piece, count) for piece, count in totals if not pieces.match(params.totals.carried, piece)]
    of_kind = [[count for piece, count in own if pieces.match((kind,), piece)] for kind in params.totals.kinds]
    return [*carried, *max((counts for counts in of_kind if counts), key=_added, default=[count for _, count in own])]


def _added(counts: Iterable[Quantity]) -> Number:
    return sum(count.value for count in counts)


def _sums(category: Category, listing: Listing) -> set[Number]:
    """What the parts come to, with and without those that may be counted elsewhere.

    Behind a comma an unknown label may begin something else, so that the first ones alone count as well.
    """
    if not category.members and listing.mark == "，":
        return set(list(accumulate(count.value for _, count in listing.parts))[1:])
    optional = [count.value for label, count in listing.parts if category.leaves_open(label)][:_MOST_TOTALS]
    fixed = sum(count.value for label, count in listing.parts) - sum(optional)
    return {fixed + sum(chosen) for size in range(len(optional) + 1) for chosen in combinations(optional, size)}


def _is_nested(parts: Sequence[Quantity]) -> bool:
    """Whether a part is itself the sum of two or more of those right behind it."""
    sums = [0, *accumulate(count.value for count in parts)]
    last = {sum_: at for at, sum_ in enumerate(sums)}
    return any(count.value and last.get(sums[at + 1] + count.value, 0) > at + 2 for at, count in enumerate(parts))


def _fitting(totals: Sequence[Number]) -> set[Number]:
    """Sums and differences of the totals nearest to the parts."""
    fitting: set[Number] = set()
    for value in totals[-_MOST_TOTALS:]:
        fitting |= {value, -value, *(other + sign * value for other in fitting for sign in (1, -1))}
    return fitting


def _hit(variant: str, level: Severity | None, totals: list[Quantity], parts: list[Quantity], passage: Passage) -> Hit:
    start, end = min(count.start for count in totals), parts[-1].end
    unit, came = parts[0].unit, _added(parts)
    values = {
        "total": "+".join(str(count.value) for count in totals) + unit,
        "sum": f"{came}{unit}",
        "parts": "+".join(str(count.value) for count in parts),
        "difference": f"{abs(came - _added(totals))}{unit}",
    }
    where = Location(passage.place, passage.section, quote=passage.text[start:end].strip(), context=sentence(passage.text, start, end))
    return Hit(where, values, variant, values["total"], values["sum"], level=level)
