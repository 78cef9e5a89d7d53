"""What a reader noted beside the visible text, and the words that such notes leave in formats that keep no notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from gilint.document import Note, NoteKind
from gilint.findings import Location, Related, Severity
from gilint.rules.kinds import pattern
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit, Subject
from gilint.wording import Text, fill

NEEDS = "file"


@dataclass(frozen=True, slots=True)
class Counted:
    """A kind of note: `label` names one of them, `count` tells how many there are (`{n}`); those that match `unless` are passed over."""

    label: str
    count: Text
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """All notes of these kinds are one finding with the first `places` of them; notes of less than `fewest` characters are passed over.

    `words` are looked for in the report's text; these findings have the variant `words` and the level `words_level`.
    """

    notes: Mapping[str, Counted]
    places: int = 5
    fewest: int = 0
    words: pattern.Params | None = None
    words_level: Severity | None = None


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for kind in sorted(set(params.notes) - set(get_args(NoteKind))):
        yield "notes", f"{kind!r} is no kind of note"
    for counted in params.notes.values():
        yield from pattern_faults("notes", counted.unless)
    if params.words:
        yield from pattern.faults(params.words)


def check(params: Params, subject: Subject) -> Iterator[Hit]:
    if subject.document is not None:
        yield from _told(params, [note for note in subject.document.notes if _counts(params, note)])
    if subject.report is not None and params.words is not None:
        for hit in pattern.check(params.words, subject.report):
            yield replace(hit, variant="words", level=params.words_level)


def _counts(params: Params, note: Note) -> bool:
    counted = params.notes.get(note.kind)
    return counted is not None and len(note.text.strip()) >= params.fewest and not any_matches(counted.unless, note.text)


def _told(params: Params, notes: list[Note]) -> Iterator[Hit]:
    if not notes:
        return
    counts = Counter(note.kind for note in notes)
    told = [(counted.count, {"n": str(counts[kind])}) for kind, counted in params.notes.items() if kind in counts]  # type: ignore[index]
    summary = Text("、".join(fill(text.zh, n, "zh") for text, n in told), ", ".join(fill(text.en, n, "en") for text, n in told))
    related = tuple(Related(params.notes[note.kind].label, quote=note.text, place=note.place) for note in notes[: params.places])
    yield Hit(Location(notes[0].place), {"counts": summary, "first": notes[0].text.strip()}, related=related)
