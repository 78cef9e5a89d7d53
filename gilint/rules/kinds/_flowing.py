"""The report's own text as it was written: lines that a page's margin cut are one paragraph again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document import Paragraph, Place
from gilint.report.model import Report

_FINISHED = re.compile(r"[。！？；：.!?;:)）”》】]\s*$")
_BEGINS = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|[0-9]{1,2}[.．、)）](?:[^0-9]|$))")
_SHORTEST_LINE = 20
"""A shorter line without a mark at its end is a heading."""


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
    flow: Flow | None = None
    for section, paragraph in report.prose():
        if (parts and section not in parts) or not paragraph.text.strip():
            continue
        if flow is not None and flow.section == section and _goes_on(flow.text, paragraph):
            flow = Flow(section, flow.text + paragraph.text.strip(), (*flow.starts, (len(flow.text), paragraph.place)))
            continue
        if flow is not None:
            yield flow
        flow = Flow(section, paragraph.text, ((0, paragraph.place),))
    if flow is not None:
        yield flow


def _goes_on(before: str, paragraph: Paragraph) -> bool:
    return len(before) >= _SHORTEST_LINE and not _FINISHED.search(before) and not _BEGINS.match(paragraph.text)
