"""Finds the reports that say the same as another one, without comparing each with each.

Texts are taken one by one, the earliest year first. Each is looked up among those before it by MinHash, and what looks alike is judged
sentence by sentence. A text that a crowd shares already is not entered again, so that the work stays near linear however many share it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gilint.rules.likeness.judging import Found, found_in, length, percent
from gilint.rules.likeness.words import Piece, Text

_SKETCH = 128
_BANDS = 64
_SEED = 20_190_403
_LEAST_LIKE = 0.1
"""Texts that have so little of all their clauses in common are not compared by sentences."""
_MOST_JUDGED = 40
"""So many of those that look alike are compared by sentences, the likest first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Pieces of fewer than `shortest` letters are not judged; one is alike from `percent` on, and surely copied from `grave` on.

    Sentences that are the same to `edited` percent are one, lightly edited. More organs than `crowd` that say the same are a crowd.
    """

    shortest: int
    percent: int
    grave: int
    edited: int
    crowd: int


@dataclass(slots=True)
class Company:
    """What a text is like: other texts by index, with where its sentences stand in them.

    By piece: the organs whose texts are the same as a whole, and the texts among them that were met.
    """

    like: dict[int, Found] = field(default_factory=dict)
    organs: dict[Piece, set[str]] = field(default_factory=dict)
    met: dict[Piece, list[int]] = field(default_factory=dict)

    def is_crowd(self, piece: Piece, limits: Limits) -> bool:
        return len(self.organs.get(piece, ())) >= limits.crowd


def companies(texts: Sequence[Text], pieces: Sequence[Piece], common: Collection[str], limits: Limits) -> list[Company]:
    """The company of each text: no sentences in `common` make two texts alike, but any text that is the same as a whole is.

    The texts have to be in the order of their years, since nobody copies what is yet to be written.
    """
    search = _Search(texts, common, limits)
    for index, text in enumerate(texts):
        search.take(index, [piece for piece in pieces if length(text, piece) >= limits.shortest])
    return search.companies


class _Search:
    def __init__(self, texts: Sequence[Text], common: Collection[str], limits: Limits) -> None:
        self.texts, self.common, self.limits = texts, common, limits
        self.companies = [Company() for _ in texts]
        self._sketches: list[Mapping[Piece, Any]] = []
        self._indexes: dict[Piece, Any] = {}

    def take(self, index: int, pieces: Sequence[Piece]) -> None:
        """Judges a text against those before it, and these against it where they are of the same year."""
        text = self.texts[index]
        self._sketches.append(_sketches(text, pieces))
        for other in self._candidates(index):
            self._judge(index, other)
            if self.texts[other].year == text.year:
                self._judge(other, index)
            if self._is_settled(index):
                break
        for piece, sketch in self._sketches[index].items():
            if not self.companies[index].is_crowd(piece, self.limits):
                self._index(piece).insert(index, sketch)

    def _candidates(self, index: int) -> list[int]:
        """The texts of other organs that look most like this one, in any piece."""
        likeness: dict[int, float] = {}
        for piece, sketch in self._sketches[index].items():
            for other in self._index(piece).query(sketch):
                if self.texts[other].organ != self.texts[index].organ:
                    likeness[other] = max(likeness.get(other, 0), sketch.jaccard(self._sketches[other][piece]))
        near = (other for other, like in likeness.items() if like >= _LEAST_LIKE)
        return sorted(near, key=lambda other: (-likeness[other], other))[:_MOST_JUDGED]

    def _is_settled(self, index: int) -> bool:
        """Whether the text belongs to crowds with everything in it, so that no other one matters."""
        return all(self.companies[index].is_crowd(piece, self.limits) for piece in self._sketches[index])

    def _judge(self, index: int, other: int) -> None:
        """Remembers the other text where this one is like it, and where it is so as a whole."""
        if self._is_settled(index):
            return
        text, company = self.texts[index], self.companies[index]
        found = found_in(text.words, self.texts[other].words, self.limits.edited)
        for piece in self._sketches[index]:
            whole = percent(text, found, piece) >= self.limits.percent
            if whole:
                company.organs.setdefault(piece, set()).add(self.texts[other].organ)
                company.met.setdefault(piece, []).append(other)
            if (whole or percent(text, found, piece, self.common) >= self.limits.percent) and len(company.like) < _MOST_JUDGED:
                company.like[other] = found

    def _index(self, piece: Piece) -> Any:
        from rensa import RMinHashLSH  # type: ignore[import-untyped]

        if piece not in self._indexes:
            self._indexes[piece] = RMinHashLSH(_LEAST_LIKE, _SKETCH, _BANDS)
        return self._indexes[piece]


def _sketches(text: Text, pieces: Sequence[Piece]) -> Mapping[Piece, Any]:
    from rensa import RMinHash

    return dict(zip(pieces, RMinHash.from_token_sets([_clauses(text, piece) for piece in pieces], _SKETCH, _SEED), strict=True))


def _clauses(text: Text, piece: Piece) -> list[str]:
    return [clause for section, words in zip(text.sections, text.words, strict=True) if section in piece for clause in words.split()]
