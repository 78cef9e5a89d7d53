"""The texts of a report that rules read, each with its part and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from gilint.findings import Location, Related
from gilint.report.model import Passage, Report
from gilint.rules.kinds._patterns import any_matches

Where = Literal["prose", "all"]
"""`prose`: paragraphs outside the statutory tables; `all`: the passages of the report."""

_ENDS = "。！？!?；;\n"
_END = re.compile(f"[{_ENDS}]")
_LONGEST = 2000
_MOST_RELATED = 50


def passages(report: Report, where: Where, parts: tuple[int, ...] = ()) -> Iterator[Passage]:
    """The texts of the named parts; no part named is all of them."""
    reading = report.said if where == "prose" else report.passages
    return (passage for passage in reading if passage.section in parts) if parts else iter(reading)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of `text` that holds the characters from `start` to `end`; of one that does not end, so much as can be shown."""
    begins, ends = sentence_span(text, start, end)
    return text[begins:ends].strip()


def sentence_span(text: str, start: int, end: int, most: int = _LONGEST) -> tuple[int, int]:
    """Where that sentence begins and ends; not more than `most` characters before and behind."""
    first, last = max(0, start - most), min(len(text), end + most)
    before = max(text.rfind(mark, first, start) for mark in _ENDS)
    after = _END.search(text, end, last)
    return before + 1 or first, after.end() if after else last


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without their full stops."""
    return (piece.strip() for piece in _END.split(text) if piece.strip())


def without_sentences(text: str, patterns: tuple[str, ...]) -> str:
    """The text without its sentences that a pattern matches."""
    return "\n".join(piece for piece in _END.split(text) if piece.strip() and not any_matches(patterns, piece))


def elsewhere(others: Iterable[Location]) -> tuple[Related, ...]:
    """The other places of a finding, as many as anybody would look up."""
    return tuple(Related("", quote=other.quote, place=other.place) for other in islice(others, _MOST_RELATED))
