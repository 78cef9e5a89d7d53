"""What stands on a page beside its text: running headers and footers, page numbers, a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Final

from gilint.readers.paged.lines import Line
from gilint.readers.paged.prose import runs_on, setting

_SAME_HEIGHT: Final = 3.0
_DEEPEST: Final = 6
"""Lines of a header or footer."""
_FEWEST_PAGES: Final = 3
_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－~·•\s]+\d{1,3}[-—–－~·•\s]+|第\s*[\d一二三四五六七八九十]{1,3}\s*页(?:\s*[，,/（(]?\s*共\s*[\d一二三四五六七八九十]{1,3}\s*页[）)]?)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|[Pp]age\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
)
_BARE_NUMBER: Final = re.compile(r"\d{1,3}|[ivxⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]{1,5}|[IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,5}")
_MARGIN: Final = 0.13
"""The share of a page's height, above and below, in which a mere number may be that of the page."""
_NOTE: Final = re.compile(r"\d{1,3}(?!\d)|[\[［〔（(]\d{1,3}[\]］〕）)]|[①-⑳*＊※]|注")
_SMALLER: Final = 0.9
"""How large the letters of a footnote are at most, as a share of the text's."""
_ENTRY: Final = re.compile(r".{2,}?(?:[.．·・_﹒]{4,}|…{2,}|(?:\s*[.．·…]\s*){4,})\s*[-—]?\s*\d{1,3}\s*[-—]?")
"""A line of a table of contents: dots lead to the number of a page."""


def is_page_number(text: str) -> bool:
    """Whether a line says nothing but which page this is."""
    return _PAGE_NUMBER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page outside its tables, from top to bottom; `top` and `bottom` are those of its tables together, if it has any.

    `strokes` are the heights at which a short line is drawn, as above footnotes.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    top: float | None = None
    bottom: float | None = None
    strokes: tuple[float, ...] = ()


def parted(pages: Sequence[PageLines]) -> tuple[list[list[Line]], list[str]]:
    """The lines of each page that are text, and what the others say."""
    edges = [_Edge(page, index, from_top) for page in pages for from_top in (True, False) for index in _at_edge(page, from_top)]
    repeated = _repeated(edges) - _sentences(pages, edges)
    bodies: list[list[Line]] = []
    margins: list[str] = []
    for page in pages:
        aside = {index for from_top in (True, False) for index in _aside(page, from_top, repeated)}
        aside.update(index for index, line in enumerate(page.lines) if _ENTRY.fullmatch(line.text))
        aside.update(_footnotes(page, aside))
        bodies.append([line for index, line in enumerate(page.lines) if index not in aside])
        margins.extend(page.lines[index].text for index in sorted(aside))
    return bodies, margins


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the upper or lower end of a page."""

    page: PageLines
    index: int
    from_top: bool

    @property
    def line(self) -> Line:
        return self.page.lines[self.index]

    @property
    def distance(self) -> float:
        box = self.line.box
        return box.top if self.from_top else self.page.height - box.bottom

    @property
    def words(self) -> str:
        return _NUMBER.sub("0", self.line.text)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(int(number) for number in _NUMBER.findall(self.line.text[:200]) if len(number) < 12)


def _at_edge(page: PageLines, from_top: bool) -> Iterator[int]:
    """The first or last lines of a page, as far as its first or last table."""
    order = range(len(page.lines)) if from_top else range(len(page.lines) - 1, -1, -1)
    for index in order[:_DEEPEST]:
        box = page.lines[index].box
        if from_top and page.top is not None and box.bottom > page.top:
            return
        if not from_top and page.bottom is not None and box.top < page.bottom:
            return
        yield index


def _repeated(edges: Iterable[_Edge]) -> set[tuple[int, int]]:
    """The page and the index of each line that stands on several pages at one height and says the same, but for the number of the page."""
    alike: dict[tuple[bool, str], list[_Edge]] = {}
    for edge in edges:
        alike.setdefault((edge.from_top, edge.words), []).append(edge)
    found: set[tuple[int, int]] = set()
    for group in alike.values():
        ordered = sorted(group, key=lambda edge: (edge.distance, edge.page.number))
        for one, other in pairwise(ordered):
            if other.distance - one.distance <= _SAME_HEIGHT and one.page.number != other.page.number and _counts(one, other):
                found.update(((one.page.number, one.index), (other.page.number, other.index)))
    return found


def _sentences(pages: Sequence[PageLines], edges: Sequence[_Edge]) -> set[tuple[int, int]]:
    """The lines among them that are part of a sentence with the line above or below: text, unless half of the pages say the same."""
    usual = {width: setting(page.lines for page in pages if page.width == width) for width in {page.width for page in pages}}
    at_height = Counter((edge.from_top, edge.words, round(edge.distance)) for edge in edges)
    near = range(-round(_SAME_HEIGHT), round(_SAME_HEIGHT) + 1)
    found: set[tuple[int, int]] = set()
    for edge in edges:
        alike = sum(at_height[edge.from_top, edge.words, round(edge.distance) + more] for more in near)
        if alike >= max(_FEWEST_PAGES, len(pages) / 2):
            continue
        how, around = usual[edge.page.width], edge.page.lines
        pairs = pairwise(around[max(0, edge.index - 1) : edge.index + 2])
        if how and any(runs_on(above, below, how, parted=False) for above, below in pairs):
            found.add((edge.page.number, edge.index))
    return found


def _counts(one: _Edge, other: _Edge) -> bool:
    """Whether the numbers of two lines are the same, or differ as their pages do."""
    pages = other.page.number - one.page.number
    return all(second - first in (0, pages) for first, second in zip(one.numbers, other.numbers, strict=False))


def _aside(page: PageLines, from_top: bool, repeated: set[tuple[int, int]]) -> Iterator[int]:
    for index in _at_edge(page, from_top):
        line = page.lines[index]
        if (page.number, index) not in repeated and not _PAGE_NUMBER.fullmatch(line.text) and not _is_bare_number(line, page):
            return
        yield index


def _footnotes(page: PageLines, aside: Iterable[int]) -> Iterator[int]:
    """The lines below a short stroke that is the last thing on a page but for them, if they begin as notes do and are all smaller."""
    rest = [(index, line) for index, line in enumerate(page.lines) if index not in aside]
    for stroke in page.strokes:
        notes = [(index, line) for index, line in rest if line.box.top > stroke]
        above = [line.size for _, line in rest if line.box.bottom < stroke]
        if not notes or not above or (page.bottom is not None and page.bottom > stroke) or not _NOTE.match(notes[0][1].text):
            continue
        if max(line.size for _, line in notes) <= _SMALLER * median_low(above):
            yield from (index for index, _ in notes)
            return


def _is_bare_number(line: Line, page: PageLines) -> bool:
    in_margin = line.box.bottom < _MARGIN * page.height or line.box.top > (1 - _MARGIN) * page.height
    return in_margin and bool(_BARE_NUMBER.fullmatch(line.text))
