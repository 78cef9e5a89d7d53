"""What a report says in its own words: its sentences without what would be the same, or another, in any organ's report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gilint.document import Place
from gilint.report.agency import Vocabulary, places_of
from gilint.report.collection import Roster, plain_name
from gilint.report.model import Report
from gilint.rules.kinds._flowing import flowing
from gilint.rules.kinds._patterns import any_matches, compiled

Piece = tuple[int, ...]
"""Parts of a report that are looked at together."""

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*")
_CLAUSE = re.compile(r"[，,、：:]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_SHORTEST_NAME = 2
_MOST_SENTENCES = 500
_LONGEST = 400
"""So many sentences of a report, and so many letters of each, are compared: more than any report needs, and hostile ones end there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Which words count: those of the `parts`, in sentences of `shortest` letters or more that no pattern of `formal` matches.

    What a pattern of `dropped` matches is left out of a sentence: titles of laws, phrases that have to stand there, what an organ calls
    itself (我局).
    """

    parts: tuple[int, ...]
    shortest: int
    dropped: tuple[str, ...] = ()
    formal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, where it stands, and its words as they are compared: letters without names and numbers, clauses by blanks."""

    section: int
    paragraph: int
    text: str
    place: Place
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of a report as they are compared, each with its part, and whose report it is.

    `organ` is the same for all reports of an organ, whatever it was called; `parent` is that of the organ that it belongs to.
    """

    organ: str
    parent: str
    year: int
    sections: tuple[int, ...]
    words: tuple[str, ...]


def sentences_of(report: Report, names: tuple[str, ...], reading: Reading) -> Iterator[Sentence]:
    """The sentences that count; `names` are left out of them, in their order."""
    return islice(_sentences(report, names, reading), _MOST_SENTENCES)


def names_of(report: Report, roster: Roster | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What an organ and its place are called, the longest first: 青屿县水务局, 水务局, 青屿县, 青屿, 水务."""
    organ = roster.organ(report.agency.name) if roster else None
    known = [plain_name(name) for name in (report.agency.name, *((organ.name, *organ.aliases) if organ else ()))]
    names: set[str] = set(known)
    for name in known:
        places = places_of(name, vocabulary)
        office = name.rpartition(places[-1])[2] if places else name
        suffix = max((word for word in vocabulary.departments if office.endswith(word)), key=len, default="")
        names |= {office, office.removesuffix(suffix), *places}
        names |= {place.removesuffix(word) for place in places for word in vocabulary.place_words if place.endswith(word)}
    return tuple(sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=lambda name: (-len(name), name)))


def _sentences(report: Report, names: tuple[str, ...], reading: Reading) -> Iterator[Sentence]:
    dropped = compiled("|".join(reading.dropped)) if reading.dropped else None
    for number, flow in enumerate(flowing(report, reading.parts)):
        for match in _SENTENCE.finditer(flow.text):
            if any_matches(reading.formal, match[0]):
                continue
            said = dropped.sub("", match[0]) if dropped else match[0]
            for name in names:
                said = said.replace(name, "")
            words = " ".join(filter(None, (_NO_LETTERS.sub("", clause) for clause in _CLAUSE.split(said))))
            if len(words) >= reading.shortest:
                yield Sentence(flow.section, number, match[0], flow.place(match.start()), words[:_LONGEST])
