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
    """The lines of the body, and those that only number a page."""
    paged = "\f" in text
    lines: list[Line] = []
    margins: list[str] = []
    number = 0
    for page, sheet in enumerate(_BREAKS.sub("\n", text).split("\f"), start=1):
        texts = sheet.split("\n")
        if page > 1 and number:
            number -= 1
        filled = [index for index, line in enumerate(texts) if line.strip()]
        edges = {filled[0], filled[-1]} if filled and paged else set()
        for index, line in enumerate(texts):
            number += 1
            if _PAGE_NUMBER.fullmatch(line) or (index in edges and _BARE_NUMBER.fullmatch(line)):
                margins.append(line.strip())
            else:
                lines.append(Line(line, number, page if paged else None))
    return lines, margins
