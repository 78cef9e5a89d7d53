"""A part that has to speak of several topics and leaves some of them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document import Table
from gilint.findings import Location
from gilint.report.model import Part, Report
from gilint.rules.kinds._passages import without_sentences
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"

_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十][,，、])")
_CLAUSE = re.compile(r"[。：:，,；;\n]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic is there when a pattern of `headings` matches the opening of a numbered or short paragraph, or one of `words` the text."""

    name: Text
    words: tuple[str, ...]
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """The part, or one of the parts `also_in`, has to speak of the topics. A heading has at most `longest` characters.

    Sentences that a pattern of `stock` matches are not read: they list topics without speaking of them. `spared` are patterns of the names
    of organs that need not speak of them.
    """

    part: int
    topics: tuple[Topic, ...]
    longest: int
    stock: tuple[str, ...] = ()
    also_in: tuple[int, ...] = ()
    spared: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("stock", params.stock)
    yield from pattern_faults("spared", params.spared)
    for topic in params.topics:
        yield from pattern_faults("topics", (*topic.words, *topic.headings))


def check(params: Params, report: Report) -> Iterator[Hit]:
    part = report.part(params.part)
    if part is None or not part.text.strip() or any_matches(params.spared, report.agency.name):
        return
    parts = [part, *(other for other in report.parts if other.n in params.also_in)]
    text = without_sentences("\n".join(text for each in parts for text in _texts(each, report)), params.stock)
    listed = tuple(pattern for topic in params.topics for pattern in topic.headings)
    headings = [heading for each in parts for heading in _headings(each, params.longest) if any_matches(listed, heading)]
    found = [
        topic.name
        for topic in params.topics
        if any_matches(topic.words, text) or any(any_matches(topic.headings, heading) for heading in headings)
    ]
    missing = [topic.name for topic in params.topics if topic.name not in found]
    if missing:
        names = Text("、".join(name.zh for name in missing), ", ".join(name.en for name in missing))
        yield Hit(
            Location(part.heading.place, part.n, quote=part.heading.text),
            {"missing": names, "count": str(len(missing))},
            expected="、".join(topic.name.zh for topic in params.topics),
            actual="、".join(name.zh for name in found),
        )


def _texts(part: Part, report: Report) -> Iterator[str]:
    """The text of a part, with that of tables other than the statutory ones, as where problems and measures stand side by side."""
    yield part.text
    statutory = {cell.place for cell in report.cells.values()}
    for table in (block for block in part.blocks if isinstance(block, Table)):
        if statutory.isdisjoint(cell.place for cell in table.cells):
            yield from (cell.text for cell in table.cells)


def _headings(part: Part, longest: int) -> Iterator[str]:
    """What may be a heading in a part: the first clause of a numbered paragraph, or a whole short one."""
    for paragraph in part.prose:
        numbered = _NUMBERED.match(paragraph.text)
        if numbered or len(paragraph.text) <= longest:
            yield _CLAUSE.split(paragraph.text[numbered.end() if numbered else 0 :], maxsplit=1)[0][:longest]
