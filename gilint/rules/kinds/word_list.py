"""Words that a report has no business to hold, in groups, each with the surroundings that excuse them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import Where, elsewhere, passages, sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns of words of one sort, capitals or not; one is excused when `unless` matches it with the `near` characters around it."""

    name: Text
    words: tuple[str, ...]
    near: int
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """All words found make one finding: the first, with the others as related places."""

    groups: tuple[Group, ...]
    where: Where = "all"


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for group in params.groups:
        yield from pattern_faults("groups", (*group.words, *group.unless))


def check(params: Params, report: Report) -> Iterator[Hit]:
    groups = [(group, f"(?i){'|'.join(group.words)}") for group in params.groups]
    found = [hit for passage in passages(report, params.where) for group, words in groups for hit in _words(group, words, passage)]
    if found:
        first, *others = found
        related = elsewhere(hit.location for hit in others)
        yield Hit(first.location, {**first.values, "count": str(len(found))}, "several" if others else "", related=related)


def _words(group: Group, words: str, passage: Passage) -> Iterator[Hit]:
    for match in occurrences(words, passage.text):
        start, end = match.span()
        if not any_matches(group.unless, passage.text[max(0, start - group.near) : end + group.near]):
            location = Location(passage.place, passage.section, quote=match.group(), context=sentence(passage.text, start, end))
            yield Hit(location, {"found": match.group(), "group": group.name})
