"""A passage that stands twice in one report's own text, wherever the sentences around it begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gilint.findings import Location, Related
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import compiled, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_FIRST_STAND_IN = 0xF0000
_MARKS = "，。；：、！？,.;:!?）)”"


@dataclass(frozen=True, slots=True)
class Params:
    """Passages of `length` characters or more; what `stock` matches counts as one. A quote shows the first `quoted` characters."""

    length: int
    stock: tuple[str, ...] = ()
    quoted: int = 60


@dataclass(frozen=True, slots=True)
class _Character:
    """A character of the joined text: itself, or a stand-in for a stock phrase; with where it was read."""

    sign: str
    passage: Passage
    start: int
    end: int


def faults(params: Params) -> Iterator[tuple[str, str]]:
    if params.length < 10:
        yield "length", "words that are shorter than 10 characters stand twice in every text"
    yield from pattern_faults("stock", params.stock)


def check(params: Params, report: Report) -> Iterator[Hit]:
    characters = _joined(params, report)
    others: dict[int, list[Related]] = {}
    lengths: dict[int, int] = {}
    near: dict[int, list[tuple[int, int]]] = {}
    for first, second, length in _repeats("".join(character.sign for character in characters), params.length):
        of = first // params.length
        reaching = (each for each in (*near.get(of - 1, ()), *near.get(of, ())) if each[1] <= first < each[1] + params.length)
        _, known = min(reaching, default=(0, first))
        if known not in lengths:
            near.setdefault(of, []).append((len(lengths), first))
            lengths[first] = length
        passage, quote, _ = _shown(characters[second : second + length], params.quoted)
        others.setdefault(known, []).append(Related("重复处", quote=quote, place=passage.place))
    for first, related in others.items():
        passage, quote, more = _shown(characters[first : first + lengths[first]], params.quoted)
        at = passage.text.find(quote)
        location = Location(passage.place, passage.section, quote=quote, context=sentence(passage.text, at, at + len(quote)))
        told = f"{quote}…" if more else quote
        yield Hit(location, {"found": told, "length": str(lengths[first])}, related=tuple(related))


def _repeats(text: str, length: int) -> Iterator[tuple[int, int, int]]:
    """(first, second, length) of passages that stand again further on: each as long as it can be, in one walk over the text."""
    seen: dict[int, int] = {}
    at = 0
    while at + length <= len(text):
        before = seen.setdefault(hash(text[at : at + length]), at)
        end = 0
        while before + end < at and at + end < len(text) and text[before + end] == text[at + end]:
            end += 1
        if end >= length:
            marks = end - len(text[at : at + end].lstrip(_MARKS))
            if end - marks >= length:
                yield before + marks, at + marks, end - marks
            at += end
        else:
            at += 1


def _joined(params: Params, report: Report) -> list[_Character]:
    stand_ins: dict[str, str] = {}
    stock = compiled("|".join(params.stock)) if params.stock else None
    characters: list[_Character] = []
    for passage in passages(report, "prose"):
        spans = [match.span() for match in stock.finditer(passage.text)] if stock else []
        at = 0
        for start, end in [*spans, (len(passage.text), len(passage.text))]:
            signs = ((place, passage.text[place]) for place in range(at, start))
            characters.extend(_Character(sign, passage, place, place + 1) for place, sign in signs if not sign.isspace())
            if end > start:
                sign = stand_ins.setdefault(passage.text[start:end], chr(_FIRST_STAND_IN + len(stand_ins) % 0xFFF0))
                characters.append(_Character(sign, passage, start, end))
            at = end
    return characters


def _shown(repeated: list[_Character], most: int) -> tuple[Passage, str, bool]:
    """The paragraph that holds most of a repeated passage, the passage's beginning in it, and whether it goes on.

    Blanks are not counted, so that the quote ends at the same word however the text is spaced.
    """
    pieces = [list(piece) for _, piece in groupby(repeated, key=lambda character: id(character.passage))]
    piece = max(pieces, key=len)
    passage = piece[0].passage
    return passage, passage.text[piece[0].start : piece[:most][-1].end].lstrip(_MARKS).strip(), len(piece) > most
