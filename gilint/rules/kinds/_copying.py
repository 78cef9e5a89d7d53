"""How much of one text stands in another one, sentence by sentence, also where a few characters were changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gilint.document import Place
from gilint.findings import Location, Related
from gilint.report.collection import Pair
from gilint.rules.kinds._flowing import Flow, flowing
from gilint.rules.kinds._patterns import any_matches, compiled, pattern_faults

_END = r"[。！？!?；;\n]"
"""Ends a sentence."""
_NO_WORDS = re.compile(r"[\W\d_]+")
_MOST = 300
_LONGEST = 200
"""A part has no more and no longer sentences than these; what goes on is no prose, and would take long to compare."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What counts as the same words.

    A sentence ends at its mark and at a match of `cuts` (（二）, 三是). `passing` is left out of it before two are compared, as digits and
    marks are: names of years, phrases that the law or an authority gives; it sees marks in half width. What then has less than `shortest`
    characters, or is matched as it stands by one of `usual` or `introducing`, is nobody's own words. Two sentences are alike from `near`
    percent of their characters.
    """

    cuts: tuple[str, ...]
    passing: tuple[str, ...]
    usual: tuple[str, ...]
    introducing: tuple[str, ...]
    shortest: int
    near: int


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as printed, the words in it that are compared, and where it stands."""

    text: str
    words: str
    section: int
    place: Place


@dataclass(frozen=True, slots=True)
class Copied:
    """The sentences of a text that are compared, and those of them that stand in an earlier text, each with how it stands there."""

    said: tuple[Said, ...]
    again: tuple[tuple[Said, Said], ...]

    @property
    def characters(self) -> int:
        return sum(len(said.words) for said in self.said)

    @property
    def percent(self) -> int:
        """Of the characters, rounded down."""
        return sum(len(said.words) for said, _ in self.again) * 100 // max(1, self.characters)

    def is_so(self, percent: int, least: int = 1) -> bool:
        """Whether there are words enough to judge, and so much of them is copied."""
        return self.characters >= least and self.percent >= percent


def reading_faults(key: str, reading: Reading) -> Iterator[tuple[str, str]]:
    for patterns in (reading.cuts, reading.passing, reading.usual, reading.introducing):
        yield from pattern_faults(key, patterns)
    if not 50 <= reading.near <= 100:
        yield key, "'near' is a percentage from 50 to 100: below it, sentences of the same subject are alike"


def is_prose(text: str) -> bool:
    """Whether a paragraph is made of sentences, and no heading."""
    return compiled(_END).search(text) is not None


def sentences(flow: Flow, reading: Reading, names: tuple[str, ...]) -> Iterator[Said]:
    """The sentences of a paragraph, those without words of their own included; the organ's `names` are left out of the words."""
    cut = compiled("|".join((_END, *(f"(?:{pattern})" for pattern in reading.cuts))))
    start = 0
    for begin, end in [*(match.span() for match in cut.finditer(flow.text)), (len(flow.text), 0)]:
        if text := flow.text[start:begin].strip()[:_LONGEST]:
            yield Said(text, _words(text, reading, names), flow.section, flow.place(start))
        start = end


def copied_part(n: int, pair: Pair, reading: Reading) -> Copied:
    """A part beside that of the year before."""
    reports = (pair.report, pair.previous.report)
    now, before = ((said for flow in flowing(report, (n,)) for said in sentences(flow, reading, names_in(pair))) for report in reports)
    return copied(now, before, reading)


def names_in(pair: Pair) -> tuple[str, ...]:
    """What the organ is called in either report."""
    return pair.report.agency.name, pair.previous.report.agency.name


def copied(now: Iterable[Said], before: Iterable[Said], reading: Reading) -> Copied:
    """Each sentence of `now` with the most alike of `before`, where one is alike enough."""
    from rapidfuzz import fuzz, process

    own, earlier = _own(now, reading), _own(before, reading)
    same = {said.words: said for said in reversed(earlier)}
    words = [said.words for said in earlier]
    again: list[tuple[Said, Said]] = []
    for said in own:
        if said.words in same:
            again.append((said, same[said.words]))
        elif found := process.extractOne(said.words, words, scorer=fuzz.ratio, score_cutoff=reading.near):
            again.append((said, earlier[found[2]]))
    return Copied(tuple(own), tuple(again))


def side_by_side(pair: Pair, again: Sequence[tuple[Said, Said]], most: int) -> tuple[Location, tuple[Related, ...]]:
    """The place of the longest passage that was copied; its words of the year before, then further ones with theirs."""
    first, *others = sorted(again, key=lambda two: len(two[0].words), reverse=True)[:most]
    source = f"{pair.previous.report.year} ({pair.previous.file})"
    now = first[0]
    related = [Related(source, quote=first[1].text)]
    for said, before in others:
        related += [Related("", quote=said.text, place=said.place), Related(source, quote=before.text)]
    return Location(now.place, now.section, quote=now.text, context=now.text), tuple(related)


def _own(said: Iterable[Said], reading: Reading) -> list[Said]:
    known = (*reading.usual, *reading.introducing)
    return [each for each in islice(said, _MOST) if len(each.words) >= reading.shortest and not any_matches(known, each.text)]


def _words(text: str, reading: Reading, names: tuple[str, ...]) -> str:
    text = unicodedata.normalize("NFKC", text)
    for name in filter(None, names):
        text = text.replace(unicodedata.normalize("NFKC", name), "")
    for pattern in reading.passing:
        text = compiled(pattern).sub("", text)
    return _NO_WORDS.sub("", text)
