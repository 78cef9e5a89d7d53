"""Shows that a rule can fail: from its own examples come reports that differ a little, and some must change what it says.

Bad examples lose what was changed, piece by piece and altogether, and get pieces of good ones; then the rule must fall silent somewhere.
Good examples and the clean report get pieces of bad ones, lose a sentence, a heading or what was changed, and have another number or
a blank in a cell; then the rule must speak somewhere. A rule that nothing moves passes its examples for a reason that is not theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gilint.rules.bench import Bench, Unfit
from gilint.rules.model import Rule
from gilint.rules.pieces import joined, only, pieces, shortened, without

Change = Mapping[str, Any]

_OF_A_SORT = 3
"""So many mutants of one sort are tried, spread evenly over all that there are."""
_NUMBER = "97"
_PARTS = range(1, 7)


@dataclass(frozen=True, slots=True)
class Shaken:
    """What the mutants of a rule's examples showed: how many were tried, on how many the rule fell silent or spoke though it had not.

    `on_clean`: it speaks on the clean report, though no example says so. `faults` are the failures of the rule itself.
    """

    code: str
    tried: int
    silenced: int
    woken: int
    on_clean: bool
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return bool(self.silenced and self.woken) and not self.on_clean and not self.faults


def shake(rule: Rule, bench: Bench) -> Shaken:
    """Tries the mutants of one rule; always the same ones."""
    bad = [example.change for example in rule.examples.bad]
    good = [example.change for example in rule.examples.good]
    tried = silenced = woken = 0
    faults: dict[str, None] = {}
    known: set[str] = set()
    for origin, mutant in _mutants(bad, good, _addresses(rule, bench), bench.base):
        if (spelt := json.dumps([origin, mutant], ensure_ascii=False)) in known:
            continue
        known.add(spelt)
        try:
            before, after = bench.verdict(rule, origin), bench.verdict(rule, mutant)
        except Unfit:
            continue
        faults.update(dict.fromkeys(fault for fault in (before.fault, after.fault) if fault))
        tried += 1
        silenced += bool(before.findings and not after.findings)
        woken += bool(after.findings and not before.findings)
    on_clean = {} not in bad and bool(bench.verdict(rule, {}).findings)
    return Shaken(rule.code, tried, silenced, woken, on_clean, tuple(faults))


def _mutants(bad: list[Change], good: list[Change], addresses: list[str], base: Mapping[str, Any]) -> Iterator[tuple[Change, Change]]:
    """Pairs of a change and another made from it, of each sort at most so many."""
    from_good = [only(change, path) for change in good for path in pieces(change)]
    from_bad = [only(change, path) for change in bad for path in (*((key,) for key in change), *pieces(change))]
    others = [{}, *(change for change in good if change)]
    sorts: tuple[Iterable[tuple[Change, Change]], ...] = (
        ((change, {}) for change in bad if change),
        ((change, change_less) for change in bad for change_less in _undone(change)),
        ((change, joined(change, piece)) for piece in from_good for change in bad),
        (({}, change) for change in bad),
        (({}, piece) for piece in from_bad),
        ((change, joined(change, piece)) for piece in from_bad for change in good if change),
        ((change, change_less) for change in good for change_less in _undone(change)),
        ((change, joined(change, {"cells": {address: text}})) for address in addresses for change in others for text in (_NUMBER, "")),
        ((change, joined(change, {"headings": {str(n): ""}})) for n in _PARTS for change in others),
        ((change, {**change, "parts": parts}) for change in others for parts in _parts_less(change, base)),
    )
    for sort in sorts:
        yield from _spread(list(sort))


def _undone(change: Change) -> Iterator[Change]:
    for path in pieces(change):
        yield without(change, path)
        yield from shortened(change, path)


def _parts_less(change: Change, base: Mapping[str, Any]) -> Iterator[Change]:
    """The parts of a report with one paragraph less."""
    parts = change.get("parts", {})
    for n, paragraphs in {**base["parts"], **parts}.items():
        for index in range(len(paragraphs)):
            yield {**parts, n: paragraphs[:index] + paragraphs[index + 1 :]}


def _addresses(rule: Rule, bench: Bench) -> list[str]:
    """The cells that the examples name, singly or by row, else the last of each row that the clean report fills."""
    examples = (*rule.examples.bad, *rule.examples.good)
    named = [example.cell for example in examples]
    named += [key for example in examples for keys in ("cells", "rows") for key in example.change.get(keys, ())]
    known = list(dict.fromkeys(address for form in bench.forms.values() for address in form.addresses))
    cells = [address for key in dict.fromkeys(named) for address in known if key and address in (key, _last_of(key, known))]
    return cells or [_last_of(row, known) for row in bench.base["rows"]]


def _last_of(row: str, known: list[str]) -> str:
    return next((address for address in reversed(known) if address.rpartition(".")[0] == row), "")


def _spread(pairs: list[tuple[Change, Change]]) -> Iterable[tuple[Change, Change]]:
    """At most so many, evenly from the beginning to the end."""
    count = min(len(pairs), _OF_A_SORT)
    return (pairs[index * len(pairs) // count] for index in range(count))
