"""How much of a text stands in another one: sentence by sentence, lightly edited ones included."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gilint.rules.likeness.words import Piece, Text

Found = tuple[int, ...]
"""For each sentence of a text the index of the same one in another text, or NOWHERE."""

NOWHERE = -1


def found_in(own: Sequence[str], other: Sequence[str], edited: int) -> Found:
    """Sentences that are the same to `edited` percent are one, lightly edited."""
    from rapidfuzz import fuzz, process

    def edited_one(words: str) -> int:
        best = process.extractOne(words, other, scorer=fuzz.ratio, score_cutoff=edited)
        return best[2] if best else NOWHERE

    places = {words: index for index, words in reversed(tuple(enumerate(other)))}
    return tuple(places[words] if words in places else edited_one(words) for words in own)


def length(text: Text, piece: Piece, uncounted: Collection[str] = ()) -> int:
    """How many letters of a piece count."""
    return sum(len(text.words[index]) for index in _counted(text, piece, uncounted))


def shared(text: Text, found: Found, piece: Piece, uncounted: Collection[str] = ()) -> int:
    """How many of them stand in the other text."""
    return sum(len(text.words[index]) for index in _counted(text, piece, uncounted) if found[index] != NOWHERE)


def percent(text: Text, found: Found, piece: Piece, uncounted: Collection[str] = ()) -> int:
    """How many percent that is, rounded down."""
    total = length(text, piece, uncounted)
    return shared(text, found, piece, uncounted) * 100 // total if total else 0


def _counted(text: Text, piece: Piece, uncounted: Collection[str]) -> list[int]:
    pairs = enumerate(zip(text.sections, text.words, strict=True))
    return [index for index, (section, words) in pairs if section in piece and words not in uncounted]
