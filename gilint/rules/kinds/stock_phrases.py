"""How much of a report's own text is phrases that fit any report of any organ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import elsewhere, passages, sentences
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Params:
    """A sentence is empty when a pattern of `stock` matches it and none of `telling` (numbers, titles, dates) does.

    They are told as one finding where they are `percent` of all sentences of the parts or more, and `fewest` or more.
    """

    stock: tuple[str, ...]
    telling: tuple[str, ...]
    percent: int
    fewest: int
    parts: tuple[int, ...]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("stock", params.stock)
    yield from pattern_faults("telling", params.telling)


def check(params: Params, report: Report) -> Iterator[Hit]:
    spoken = [
        (passage, said) for passage in passages(report, "prose", params.parts) for said in sentences(passage.text) if len(said) >= _SHORTEST
    ]
    empty = [(passage, said) for passage, said in spoken if any_matches(params.stock, said) and not any_matches(params.telling, said)]
    if len(empty) >= params.fewest and len(empty) * 100 >= params.percent * len(spoken):
        first, *others = empty
        values = {"count": str(len(empty)), "total": str(len(spoken)), "percent": str(len(empty) * 100 // len(spoken)), "found": first[1]}
        yield Hit(_place(*first), values, related=elsewhere(_place(*other) for other in others))


def _place(passage: Passage, said: str) -> Location:
    return Location(passage.place, passage.section, quote=said, context=said)
