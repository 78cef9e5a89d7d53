"""The passages that two reports have in common, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gilint.rules.likeness.judging import NOWHERE, Found
from gilint.rules.likeness.words import Piece, Sentence


@dataclass(frozen=True, slots=True)
class Common:
    """Sentences that follow each other in both reports."""

    own: tuple[Sentence, ...]
    others: tuple[Sentence, ...]


def in_common(own: Sequence[Sentence], others: Sequence[Sentence], found: Found, piece: Piece, uncounted: Collection[str]) -> list[Common]:
    """The longest first. `found` says for each own sentence which of the others it is."""
    runs: list[list[int]] = []
    for index, sentence in enumerate(own):
        if found[index] == NOWHERE or sentence.section not in piece or sentence.words in uncounted:
            continue
        if runs and _follows(own, others, found, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    passages = [Common(tuple(own[index] for index in run), tuple(others[found[index]] for index in run)) for run in runs]
    return sorted(passages, key=lambda passage: -sum(len(sentence.words) for sentence in passage.own))


def printed(sentences: Sequence[Sentence], most: int) -> str:
    """The beginning of a passage as it stands in its report."""
    return "".join(sentence.text for sentence in sentences).strip()[:most].strip()


def _follows(own: Sequence[Sentence], others: Sequence[Sentence], found: Found, before: int, index: int) -> bool:
    """Whether a sentence goes on with the one before it in both reports."""
    here, there = (own[before], own[index]), (others[found[before]], others[found[index]])
    return (
        index == before + 1
        and found[index] == found[before] + 1
        and all(first.paragraph == second.paragraph for first, second in (here, there))
    )
