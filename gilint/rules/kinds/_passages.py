"""The texts of a report that rules read, each with its part and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.document import Paragraph, Place, Table
from gilint.report.model import Report
from gilint.rules.kinds._patterns import any_matches

Where = Literal["prose", "all"]
"""`prose`: paragraphs outside the statutory tables; `all`: every visible paragraph, title and headings included, and every cell that holds more than a count."""

_FIGURE = re.compile(r"[0-9]{0,9}")
_END = re.compile(r"[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the number of its part: 0 before the first one, None where it is in none."""

    section: int | None
    text: str
    place: Place


def passages(report: Report, where: Where, parts: tuple[int, ...] = ()) -> Iterator[Passage]:
    """The texts of the named parts; no part named is all of them."""
    reading = _prose(report) if where == "prose" else _everything(report)
    return (passage for passage in reading if not parts or passage.section in parts)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of `text` that holds the characters from `start` to `end`."""
    before = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    after = _END.search(text, end)
    return text[before : after.end() if after else len(text)].strip()


def without_sentences(text: str, patterns: tuple[str, ...]) -> str:
    """The text without its sentences that a pattern matches."""
    return "\n".join(piece for piece in _END.split(text) if piece.strip() and not any_matches(patterns, piece))


def _prose(report: Report) -> Iterator[Passage]:
    return (Passage(n, paragraph.text, paragraph.place) for n, paragraph in report.prose())


def _everything(report: Report) -> Iterator[Passage]:
    sections = {paragraph.place: 0 for paragraph in (*report.preamble, *([report.title] if report.title else []))}
    sections |= {part.heading.place: part.n for part in report.parts}
    sections |= {block.place: part.n for part in report.parts for block in part.blocks}
    for block in report.document.blocks:
        section = sections.get(block.place)
        if isinstance(block, Paragraph):
            yield Passage(section, block.text, block.place)
        elif isinstance(block, Table):
            yield from (Passage(section, cell.text, cell.place) for cell in block.cells if not _FIGURE.fullmatch(cell.text))
