"""Brackets and quotation marks that open and do not close, or close and did not open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gilint.findings import Location
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import Where, elsewhere, passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_BEFORE = 6
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """Marks that open and marks that close each other, each in any of its widths.

    A paragraph that holds one of `either`, which may open or close, is not judged.
    """

    opening: str
    closing: str
    either: str = ""


@dataclass(frozen=True, slots=True)
class Params:
    """A mark may close one that opened up to `reach` paragraphs before, in the same part, as where a page breaks.

    A mark is excused when `unless` matches the text that ends with it (1）), and closes another one only where nothing else does.
    All marks found make one finding.
    """

    pairs: tuple[Pair, ...]
    reach: int
    unless: tuple[str, ...] = ()
    where: Where = "prose"
    parts: tuple[int, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("unless", params.unless)
    for pair in params.pairs:
        if set(pair.opening) & set(pair.closing):
            yield "pairs", f"{pair.opening!r} and {pair.closing!r}: no mark both opens and closes; name it under 'either'"


def check(params: Params, report: Report) -> Iterator[Hit]:
    texts = list(passages(report, params.where, params.parts))
    found: list[tuple[int, int]] = []
    for section in sorted({passage.section or 0 for passage in texts}):
        own = [index for index, passage in enumerate(texts) if (passage.section or 0) == section]
        for pair in params.pairs:
            found += [(own[place], at) for place, at in unpaired(pair, [texts[index].text for index in own], params)]
    if found:
        opening = "".join(pair.opening for pair in params.pairs)
        places = (_place(texts[index], at, opening) for index, at in sorted(found))
        first = next(places)
        index, at = min(found)
        passage = texts[index]
        values = {"mark": passage.text[at], "found": first.quote, "count": str(len(found))}
        where = replace(first, context=sentence(passage.text, at, at + 1))
        yield Hit(where, values, "several" if len(found) > 1 else "", related=elsewhere(places))


def unpaired(pair: Pair, texts: Sequence[str], params: Params) -> list[tuple[int, int]]:
    """The marks of a pair without their counterpart in consecutive paragraphs, each by paragraph and place in it."""
    open_marks: list[tuple[int, int]] = []
    alone: list[tuple[int, int]] = []
    excused: dict[int, int] = {}
    for index, text in enumerate(texts):
        if any(mark in text for mark in pair.either):
            continue
        for at, mark in enumerate(text):
            if mark in pair.opening:
                open_marks.append((index, at))
            elif mark in pair.closing and any_matches(params.unless, text[max(0, at - _BEFORE) : at + 1]):
                excused[index] = at
            elif mark in pair.closing:
                while open_marks and index - open_marks[-1][0] > params.reach:
                    alone.append(open_marks.pop())
                if open_marks:
                    open_marks.pop()
                else:
                    alone.append((index, at))
    return alone + [(index, at) for index, at in open_marks if excused.get(index, -1) < at]


def _place(passage: Passage, at: int, opening: str) -> Location:
    """The mark with the words that it should hold together."""
    text = passage.text
    quote = text[at : at + _SHOWN + 1] if text[at] in opening else text[max(0, at - _SHOWN) : at + 1]
    return Location(passage.place, passage.section, quote=quote.strip())
