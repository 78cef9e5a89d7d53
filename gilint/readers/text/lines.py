"""The lines of a text with their numbers and pages; page numbers and the like are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAKS = re.compile(r"\r\n?|\v|\x85|\u2028|\u2029")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?)\s*")
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands, with its number from 1; `page` only where the text marks pages by form feeds."""

    text: str
    number: int
    page: int | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def split_lines(text: str) -> tuple[list[Line], list[str]]:
    """The lines of the body, and those that only number a page. Blank lines at the edges of a page part no paragraphs and are left out."""
    paged = "\f" in text
    lines: list[Line] = []
    margins: list[str] = []
    before = 0
    for page, sheet in enumerate(_BREAKS.sub("\n", text).split("\f"), start=1):
        numbered = [Line(line, before + index, page if paged else None) for index, line in enumerate(sheet.split("\n"), start=1)]
        before += len(numbered) - 1
        filled = [line for line in numbered if not line.blank]
        edges = {filled[0].number, filled[-1].number} if filled and paged else set()
        marks = [line for line in filled if _PAGE_NUMBER.fullmatch(line.text) or (line.number in edges and _BARE_NUMBER.fullmatch(line.text))]
        margins.extend(line.text.strip() for line in marks)
        body = [line for line in numbered if line not in marks]
        lines.extend(_without_blank_edges(body) if paged else body)
    return lines, margins


def _without_blank_edges(lines: list[Line]) -> list[Line]:
    filled = [index for index, line in enumerate(lines) if not line.blank]
    return lines[filled[0] : filled[-1] + 1] if filled else []
