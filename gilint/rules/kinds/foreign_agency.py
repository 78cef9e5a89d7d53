"""Another organ's name where the report names the organ that it speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gilint.findings import Location, Severity
from gilint.report.agency import Vocabulary, classify, load_vocabulary, places_of
from gilint.report.model import Agency, Level, Passage, Report
from gilint.resources import rules_folder
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
Spot = tuple[str, int, int]
"""A variant, and where a name begins and ends."""
_RANKS: tuple[Level, ...] = ("town", "county", "city", "province", "ministry")


@dataclass(frozen=True, slots=True)
class Params:
    """The first group of each of the `positions` is the name of the organ that the report speaks for, unless `unless` matches it.

    So it is in `makers`, which say who made the report: there a foreign name is an error.

    So is that of `subjects` where it names an organ of the same level, but not in the report of a government that has organs below it.
    It is foreign where neither organ's place is in the other's name, and it is of no higher level, as a superior is. `own_words` are
    what an organ calls itself, with words of which its name must hold one (我镇: 镇), but not within words that a pattern of `not_called`
    matches (自我局限). Variants: `named`, `called`.
    """

    positions: tuple[str, ...]
    makers: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    own_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_called: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("positions", params.positions)
    yield from pattern_faults("makers", params.makers)
    yield from pattern_faults("unless", params.unless)
    yield from pattern_faults("not_called", params.not_called)
    yield from pattern_faults("subjects", params.subjects)
    named = (*params.positions, *params.makers, *params.subjects)
    yield from (("positions", f"{pattern!r} has no group for the name") for pattern in named if "(" not in pattern)


def check(params: Params, report: Report) -> Iterator[Hit]:
    name = report.agency.name
    if not name:
        return
    vocabulary = load_vocabulary(rules_folder() / "vocabulary")
    naming = (*params.makers, *params.positions, *params.subjects)
    calling = [word for word, parts in params.own_words.items() if not _may_call_itself(report.agency, parts)]
    hits: dict[str, Hit] = {}
    for passage in passages(report, "prose"):
        makers: list[Spot] = []
        spots: list[Spot] = []
        if any_matches(naming, passage.text):
            makers += _named(params.makers, passage)
            spots += (*makers, *_named(params.positions, passage), *_subjects(params, passage, report.agency, vocabulary))
        for variant, start, end in (*spots, *_called(calling, params.not_called, passage.text)):
            found = passage.text[start:end]
            if variant == "called" or (not any_matches(params.unless, found) and _is_foreign(found, report.agency, vocabulary)):
                location = Location(passage.place, passage.section, quote=found, context=sentence(passage.text, start, end))
                level: Severity | None = "error" if (variant, start, end) in makers else None
                hits.setdefault(found, Hit(location, {"agency": name, "found": found}, variant, name, found, level=level))
    yield from hits.values()


def _named(patterns: tuple[str, ...], passage: Passage) -> Iterator[Spot]:
    for pattern in patterns:
        yield from (("named", *match.span(1)) for match in occurrences(pattern, passage.text))


def _subjects(params: Params, passage: Passage, own: Agency, vocabulary: Vocabulary) -> Iterator[Spot]:
    if own.kind == "government" and own.level != "town":
        return
    for spot in _named(params.subjects, passage):
        if classify(passage.text[spot[1] : spot[2]], vocabulary)[0] == own.level:
            yield spot


def _may_call_itself(own: Agency, parts: tuple[str, ...]) -> bool:
    return own.kind == "unknown" or any(part in own.name for part in parts)


def _called(words: Iterable[str], not_called: tuple[str, ...], text: str) -> Iterator[Spot]:
    """The first place of each word that stands there by itself."""
    for word in words:
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not any_matches(not_called, text[max(0, start - 1) : end + 1]):
                yield "called", start, end
                break
            start = text.find(word, end)


def _is_foreign(found: str, own: Agency, vocabulary: Vocabulary) -> bool:
    theirs, ours = (places_of(without_parent(name, vocabulary), vocabulary) for name in (found, own.name))
    if not theirs or not ours or _abbreviates(theirs[-1][:-1], own.name) or _abbreviates(ours[-1][:-1], found):
        return False
    level, kind = classify(found, vocabulary)
    return kind != "unknown" and level in _RANKS and own.level in _RANKS and _RANKS.index(level) <= _RANKS.index(own.level)


def without_parent(name: str, vocabulary: Vocabulary) -> str:
    """国家税务总局青屿县税务局 is the county's."""
    return name.removeprefix(next((parent for parent in vocabulary.parents if name.startswith(parent)), ""))


def _abbreviates(short: str, name: str) -> bool:
    """Whether the characters of `short` stand in `name` in their order: 锡市 for 锡林浩特市."""
    rest = iter(name)
    return all(character in rest for character in short)
