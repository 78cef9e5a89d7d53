"""What is told of the texts that are like others: whose text each has, and which ones a crowd shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from gilint.rules.likeness.judging import Found, length, percent, shared
from gilint.rules.likeness.neighbours import Company, Limits
from gilint.rules.likeness.words import Piece, Text


@dataclass(frozen=True, slots=True)
class Copy:
    """A text, another one by index, and how much of a piece stands there, in percent and letters; `more` organs have the like besides.

    `uncounted` are sentences that say nothing about it, since many organs have them.
    """

    text: int
    other: int
    found: Found
    piece: Piece
    percent: int
    letters: int
    uncounted: Collection[str]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Crowd:
    """Texts, in their order, that share a piece; none of them need be another's copy."""

    piece: Piece
    texts: tuple[int, ...]


def common_sentences(texts: Sequence[Text], share: int, batch: int, limits: Limits) -> frozenset[str]:
    """The sentences that more than `share` percent of the organs have, and more than a crowd; none where there are fewer than `batch`."""
    organs = {text.organ for text in texts}
    if len(organs) < batch:
        return frozenset()
    said = {(text.organ, words) for text in texts for words in text.words}
    counts = Counter(words for _, words in said)
    most = max(limits.crowd, len(organs) * share // 100)
    return frozenset(words for words, count in counts.items() if count > most)


def copies(
    texts: Sequence[Text], found: Sequence[Company], pieces: Sequence[Piece], common: frozenset[str], limits: Limits
) -> Iterator[Copy]:
    """Of each text the closest other one, where it is close enough; what it shares with a crowd does not count."""
    for index, company in enumerate(found):
        close = list(_close(index, texts, company, pieces, common, limits))
        if close:
            best = min(close, key=lambda copy: (copy.percent < limits.grave, -copy.letters, texts[copy.other].organ, copy.other))
            more = {texts[copy.other].organ for copy in close} - {texts[best.other].organ}
            yield replace(best, more=len(more))


def crowds(found: Sequence[Company], pieces: Sequence[Piece], limits: Limits) -> Iterator[Crowd]:
    """The crowds of each piece; who is in one by a wider piece, which comes first, does not make another."""
    told: set[int] = set()
    for piece in pieces:
        groups: dict[int, list[int]] = {}
        chief = _Chiefs()
        members = [index for index, company in enumerate(found) if company.is_crowd(piece, limits)]
        for index in members:
            for other in found[index].met[piece]:
                if found[other].is_crowd(piece, limits):
                    chief.join(index, other)
        for index in members:
            groups.setdefault(chief.of(index), []).append(index)
        yield from (Crowd(piece, tuple(group)) for group in groups.values() if not told.issuperset(group))
        told.update(members)


def _close(
    index: int, texts: Sequence[Text], company: Company, pieces: Sequence[Piece], common: frozenset[str], limits: Limits
) -> Iterator[Copy]:
    """Each other text that is close enough, in the piece in which it is closest."""
    text = texts[index]
    crowded = {part for piece in pieces if company.is_crowd(piece, limits) for part in piece}
    uncounted = common | {words for part, words in zip(text.sections, text.words, strict=True) if part in crowded}
    for other, places in company.like.items():
        judged = [
            Copy(index, other, places, piece, percent(text, places, piece, uncounted), shared(text, places, piece, uncounted), uncounted)
            for piece in pieces
            if length(text, piece, uncounted) >= limits.shortest
        ]
        alike = [copy for copy in judged if copy.percent >= limits.percent]
        if alike:
            yield min(alike, key=lambda copy: (copy.percent < limits.grave, -copy.letters))


class _Chiefs:
    """Groups of texts that are joined pair by pair, each known by its first one."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, index: int) -> int:
        while (above := self._above.get(index, index)) != index:
            self._above[index] = self._above.get(above, above)
            index = above
        return index

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.of(first), self.of(second)))
        self._above[high] = low
