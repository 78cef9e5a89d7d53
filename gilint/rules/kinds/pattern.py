"""Words of the report's own text that match a pattern and are not excused by the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import Where, elsewhere, passages, sentence
from gilint.rules.kinds._patterns import any_matches, matching, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The words at fault are the pattern's first group where it has one, else all that it matches; named groups are values of the message.

    `where` and `parts` (0: before the first part) say which texts are read. A match is excused when a pattern of `unless` matches its
    sentence, or the `near` characters on either side where that is given, or when one of `unless_anywhere` matches any text that is read.
    `once` makes one finding of all matches, the first with the others as related places; otherwise each different wording in a part is one.
    Nothing is told where the matches are not rarer than what `rarer_than` matches in the texts that are read: a text that is written so
    throughout was made that way, by its author or by a converter. Of matches that overlap, that of the pattern listed first counts.
    """

    patterns: tuple[str, ...]
    where: Where = "prose"
    parts: tuple[int, ...] = ()
    unless: tuple[str, ...] = ()
    near: int = 0
    unless_anywhere: tuple[str, ...] = ()
    once: bool = False
    rarer_than: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("patterns", params.patterns)
    yield from pattern_faults("unless", params.unless)
    yield from pattern_faults("unless_anywhere", params.unless_anywhere)
    yield from pattern_faults("rarer_than", params.rarer_than)


def check(params: Params, report: Report) -> Iterator[Hit]:
    texts = list(passages(report, params.where, params.parts))
    if params.unless_anywhere and any(any_matches(params.unless_anywhere, passage.text) for passage in texts):
        return
    hits: dict[tuple[int | None, str], Hit] = {}
    total = 0
    for passage in texts:
        for hit in _matches(params, passage):
            hits.setdefault((hit.location.section, hit.location.quote), hit)
            total += 1
    if hits and params.rarer_than and total >= _count(params.rarer_than, texts):
        return
    if params.once and hits:
        first, *others = hits.values()
        yield Hit(first.location, {**first.values, "count": str(total)}, related=elsewhere(hit.location for hit in others))
    else:
        yield from hits.values()


def _count(patterns: tuple[str, ...], texts: Iterable[Passage]) -> int:
    return sum(1 for passage in texts for pattern in matching(patterns, passage.text) for _ in occurrences(pattern, passage.text))


def _matches(params: Params, passage: Passage) -> Iterator[Hit]:
    patterns = matching(params.patterns, passage.text)
    taken = bytearray(len(passage.text) if patterns else 0)
    for pattern in patterns:
        for match in occurrences(pattern, passage.text):
            start, end = match.span(1) if match.re.groups and match.span(1)[0] >= 0 else match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            around = sentence(passage.text, start, end)
            surroundings = passage.text[max(0, start - params.near) : end + params.near] if params.near else around
            if any_matches(params.unless, surroundings):
                continue
            found = passage.text[start:end]
            named = {name: text or "" for name, text in match.groupdict().items()}
            yield Hit(Location(passage.place, passage.section, quote=found.strip(), context=around), {"found": found.strip(), **named})
