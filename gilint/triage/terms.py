"""What is asked of findings: conditions that all have to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property
from typing import Literal

from gilint.decisions.model import OPEN
from gilint.triage.rows import Row
from gilint.triage.searching import finder, fold
from gilint.triage.tally import Stage

TermKey = Literal["text", "severity", "rule", "part", "organ", "year", "state", "file", "cell"]
Test = Callable[[Row, Stage], bool]


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a finding meets it where it has one of the values, or none of them where it is negated.

    A `text` has one value, words as typed. The others have theirs in one spelling: `error`, `3` and `t3` for part and table, `2023` and
    `2021-2023`, `false-positive`; `organ`, `file`, `rule` and `cell` as typed.
    """

    key: TermKey
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True)
class Query:
    """Terms that all hold; no term, no condition."""

    terms: tuple[Term, ...] = ()

    def matches(self, row: Row, stage: Stage) -> bool:
        return all(test(row, stage) for test in self._tests)

    def plus(self, term: Term) -> Query:
        return self if term in self.terms else Query((*self.terms, term))

    def minus(self, term: Term) -> Query:
        return Query(tuple(other for other in self.terms if other != term))

    def without(self, key: TermKey) -> Query:
        return Query(tuple(term for term in self.terms if term.key != key))

    @cached_property
    def _tests(self) -> tuple[Test, ...]:
        return tuple(_negated(_TESTS[term.key](term.values)) if term.negated else _TESTS[term.key](term.values) for term in self.terms)


def _negated(test: Test) -> Test:
    return lambda row, stage: not test(row, stage)


def _text(values: tuple[str, ...]) -> Test:
    occurs = finder(values[0])
    return lambda row, stage: occurs("\n".join((row.message, row.place, row.quote, row.agency, row.name, row.code)))


def _severity(values: tuple[str, ...]) -> Test:
    return lambda row, stage: row.severity in values


def _rule(values: tuple[str, ...]) -> Test:
    """A code or its beginning, a name, or either with `*` and `?`."""
    folded = [fold(value) for value in values]
    codes = tuple(value for value in folded if "*" not in value and "?" not in value)
    wild = re.compile("|".join(translate(value) for value in folded if value not in codes) or "(?!)")

    def test(row: Row, stage: Stage) -> bool:
        code, name = row.code.casefold(), row.name.casefold()
        return code.startswith(codes) or name in codes or bool(wild.fullmatch(code) or wild.fullmatch(name))

    return test


def _part(values: tuple[str, ...]) -> Test:
    """A finding that is in no part counts to the one before the first."""
    parts = frozenset(int(value) for value in values if value.isdigit())
    return lambda row, stage: (row.section or 0) in parts or row.table in values


def _organ(values: tuple[str, ...]) -> Test:
    finders = tuple(map(finder, values))
    return lambda row, stage: any(occurs(row.agency) for occurs in finders)


def _year(values: tuple[str, ...]) -> Test:
    ends = [value.partition("-") for value in values]
    years = frozenset(year for first, _, last in ends for year in range(int(first), int(last or first) + 1))
    return lambda row, stage: row.year in years


def _state(values: tuple[str, ...]) -> Test:
    """`open` is all that still counts, `changed` also what has other values than at the check before, decided or not."""
    stages = frozenset(values) | (OPEN if "open" in values else frozenset())
    return lambda row, stage: stage in stages or row.turn in stages


def _file(values: tuple[str, ...]) -> Test:
    finders = tuple(map(finder, values))
    return lambda row, stage: any(occurs(row.path) for occurs in finders)


def _cell(values: tuple[str, ...]) -> Test:
    beginnings = tuple(map(fold, values))
    return lambda row, stage: row.cell.casefold().startswith(beginnings)


_TESTS: Mapping[TermKey, Callable[[tuple[str, ...]], Test]] = {
    "text": _text,
    "severity": _severity,
    "rule": _rule,
    "part": _part,
    "organ": _organ,
    "year": _year,
    "state": _state,
    "file": _file,
    "cell": _cell,
}
