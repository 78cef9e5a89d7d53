"""The report's own text as it was written: lines that a page's margin cut are one paragraph again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from gilint.document import Paragraph, Place
from gilint.report.model import Report

_FINISHED = re.compile(r"[。！？；：.!?;:)）”》】]\s*$")
_BEGINS = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|[0-9]{1,2}[.．、)）](?:[^0-9]|$))")
_SHORTEST_LINE = 20
"""A shorter line without a mark at its end is a heading."""
_MOST_LINES = 60
"""No paragraph of a report has more; what goes on for longer is no paragraph."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A paragraph with the number of its part; `starts` says from which character on its text stands at which place."""

    section: int
    text: str
    starts: tuple[tuple[int, Place], ...]

    def place(self, at: int) -> Place:
        return next(place for start, place in reversed(self.starts) if start <= at)


def flowing(report: Report, parts: tuple[int, ...] = ()) -> Iterator[Flow]:
    """The paragraphs outside the tables of the named parts (0: before the first); no part named is all of them."""
    flow: list[Paragraph] = []
    last = 0
    for section, paragraph in report.prose():
        if (parts and section not in parts) or not paragraph.text.strip():
            continue
        if flow and not (section == last and len(flow) < _MOST_LINES and _goes_on(flow[-1].text, paragraph)):
            yield _joined(last, flow)
            flow = []
        flow.append(paragraph)
        last = section
    if flow:
        yield _joined(last, flow)


def _goes_on(before: str, paragraph: Paragraph) -> bool:
    return len(before) >= _SHORTEST_LINE and not _FINISHED.search(before[-_SHORTEST_LINE:]) and not _BEGINS.match(paragraph.text)


def _joined(section: int, lines: list[Paragraph]) -> Flow:
    """The first line as it is printed, the others without the blanks around them."""
    if len(lines) == 1:
        return Flow(section, lines[0].text, ((0, lines[0].place),))
    texts = [lines[0].text, *(line.text.strip() for line in lines[1:])]
    starts = accumulate((len(text) for text in texts), initial=0)
    return Flow(section, "".join(texts), tuple(zip(starts, (line.place for line in lines), strict=False)))
