"""The lines of a text with their numbers and pages; page numbers and the like are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAKS = re.compile(r"\r\n?|\v|\x85|\u2028|\u2029")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]+\s*(\d{1,3})\s*[-—–]+|第\s*(\d{1,3})\s*页(?:\s*+[，,/]?\s*共\s*\d{1,3}\s*页)?)\s*")
_BARE_NUMBER = re.compile(r"\s*[1-9]\d{0,2}\s*")
TOP_LEVEL = re.compile(r"\s*(?:[一二三四五六七八九十]+\s*、|第[一二三四五六七八九十]+部分)")
"""The number of a heading of the highest level."""


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
    sheets = _sheets(_BREAKS.sub("\n", text))
    paged = len(sheets) > 1
    numbers = _page_numbers(sheets) if paged else frozenset()
    lines: list[Line] = []
    margins: list[str] = []
    for sheet in sheets:
        marks = [line for line in sheet if line in numbers or _PAGE_NUMBER.fullmatch(line.text)]
        margins.extend(line.text.strip() for line in marks)
        taken = {line.number for line in marks}
        body = [line for line in sheet if line.number not in taken]
        lines.extend(_without_blank_edges(body) if paged else body)
    return lines, margins


def _sheets(text: str) -> list[list[Line]]:
    """The lines of each page."""
    paged = "\f" in text
    sheets: list[list[Line]] = []
    before = 0
    for page, sheet in enumerate(text.split("\f"), start=1):
        sheets.append([Line(line, before + index, page if paged else None) for index, line in enumerate(sheet.split("\n"), start=1)])
        before += len(sheets[-1]) - 1
    return sheets


def _page_numbers(sheets: list[list[Line]]) -> frozenset[Line]:
    """The lines at the edges of pages that hold nothing but a number that counts with most pages; other numbers are values of a table."""
    counts: dict[int, list[Line]] = {}
    filled_sheets = [filled for sheet in sheets if (filled := [line for line in sheet if not line.blank])]
    for page, filled in enumerate(filled_sheets):
        for line in filled:
            marked = _PAGE_NUMBER.fullmatch(line.text)
            if marked or (line in (filled[0], filled[-1]) and _BARE_NUMBER.fullmatch(line.text)):
                counts.setdefault(int(marked[1] or marked[2] if marked else line.text) - page, []).append(line)
    counting = max(counts.values(), key=len, default=[])
    return frozenset(counting) if len(counting) > 1 and 2 * len(counting) >= len(filled_sheets) else frozenset()


def _without_blank_edges(lines: list[Line]) -> list[Line]:
    filled = [index for index, line in enumerate(lines) if not line.blank]
    return lines[filled[0] : filled[-1] + 1] if filled else []
