"""Finds the headings of the six parts, with or without numbers, and what stands below each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from gilint.document import Block, Paragraph, Table
from gilint.report.form import Form, Section
from gilint.report.labels import bare, likeness
from gilint.report.model import Heading

_NUMERALS = "一二三四五六七八九十"
_TOP = re.compile(rf"\s*(?:第([{_NUMERALS}])部分\s*[、：:．.]?|([{_NUMERALS}])\s*[、.．,，]|([1-9])\s*[、.．](?!\d))\s*")
_SUB = re.compile(rf"\s*[（(]\s*([{_NUMERALS}]|[1-9])\s*[)）]\s*[、.．]?\s*")
_LONGEST = 45
_RUN_IN = re.compile(r"[：:。\s]")
_CONTENTS = re.compile(r"(?:\.{3}\s*|…\s*|·{3}\s*|\t[^\S\t]*)\d+\s*$")
_BEHIND = re.compile(r"(?<!\s)\s+[\d０-９]")
_LEAST = 0.7
_FULL_LINE = 20
"""So many characters may be all that fits into a line."""


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A heading that announces part `n`, in the block with index `block`; `rest` is text that follows it in the same paragraph."""

    n: int
    heading: Heading
    likeness: float
    block: int
    rank: float
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of each part in the order of the document, further headings of the same parts, and all headings of the top level.

    `contents` holds the blocks of a table of contents, whose lines are none of these.
    """

    parts: tuple[FoundHeading, ...]
    duplicates: tuple[FoundHeading, ...]
    top: tuple[Heading, ...]
    contents: frozenset[int]


def unframed(block: Block) -> Block:
    """A paragraph instead of a table of one row with one text: a frame around a heading or a note."""
    if not isinstance(block, Table) or block.rows != 1:
        return block
    filled = [cell for cell in block.cells if cell.text.strip()]
    return Paragraph(filled[0].text, filled[0].place) if len(filled) == 1 else block


def find_headings(blocks: Sequence[Block], form: Form, row_labels: Collection[str]) -> Headings:
    """`row_labels` are bare labels of tables: a line that is one of them is no heading, whatever its number."""
    labels = frozenset(bare(label) for table in form.tables for _, row in table.rows() for label in row.path)
    beginnings = frozenset(label[:length] for label in row_labels for length in range(2, len(label) + 1))
    titles = [_Titles(section) for section in form.sections]
    candidates: list[FoundHeading] = []
    top: list[tuple[int, Heading]] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or _CONTENTS.search(block.text):
            continue
        heading = parse_heading(block)
        if bare(heading.title) in row_labels or _leads_values(heading.title, beginnings):
            continue
        found = _announced(heading, index, titles, labels)
        if found:
            candidates.append(found)
        if heading.style == "top" and len(block.text) <= _LONGEST and not block.text.rstrip().endswith(("。", "；", ";")):
            top.append((index, heading))
    contents = frozenset(found.block for found in _contents(candidates))
    body = [found for found in candidates if found.block not in contents]
    chosen = _chosen(body)
    taken = {found.block for found in chosen}
    doubled = [
        found for found in body if found.block not in taken and found.likeness == 1.0 and found.heading.style != "sub" and not found.rest
    ]
    at_top = {index: heading for index, heading in top if index not in contents} | {found.block: found.heading for found in chosen}
    return Headings(
        tuple(sorted(chosen, key=lambda found: found.block)),
        tuple(doubled),
        tuple(heading for _, heading in sorted(at_top.items(), key=lambda item: item[0])),
        contents,
    )


def parse_heading(paragraph: Paragraph) -> Heading:
    """A paragraph taken as a heading: its number, how this is written, and the rest as title."""
    text = paragraph.text.strip()
    auto = bool(paragraph.number)
    if match := _TOP.match(text):
        numeral = match[1] or match[2] or match[3]
        return Heading(text, text[match.end() :].strip(), _number(numeral), "top", paragraph.place, auto)
    if match := _SUB.match(text):
        return Heading(text, text[match.end() :].strip(), _number(match[1]), "sub", paragraph.place, auto)
    return Heading(text, text, None, "none", paragraph.place, auto)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _NUMERALS.index(numeral) + 1


def _leads_values(title: str, beginnings: Collection[str]) -> bool:
    """A line of a table's row in running text: a row's label with numbers behind it, or the first piece of one."""
    values = _BEHIND.search(title)
    words = bare(title[: values.start()] if values else title)
    return words in beginnings


class _Titles:
    """The title of a part in all its wordings, and the words by which it is known, as they stand in bare texts."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.wordings = tuple((wording, bare(wording)) for wording in (section.title, *section.accepted))
        self.signs = tuple(map(bare, section.signs))
        self.hints = tuple(map(bare, section.hints))
        self.length = len(bare(section.title))


def _announced(heading: Heading, index: int, titles: Sequence[_Titles], labels: Collection[str]) -> FoundHeading | None:
    """The part that a line announces, if it does."""
    title, rest = _run_in(heading, titles, labels)
    if not rest and len(heading.text) > _LONGEST:
        return None
    if rest:
        heading = replace(heading, text=heading.text[: len(heading.text) - len(rest)].rstrip("：:。 　"), title=title)
    words = bare(title)
    best: tuple[float, Section] | None = None
    for each in titles:
        score = _score(words, title, each) or _hinted(heading, words, each)
        if score and (best is None or score > best[0]):
            best = (score, each.section)
    like_a_sentence = heading.style == "sub" or (not rest and title.rstrip().endswith("。"))
    if best is None or (like_a_sentence and best[0] < 0.95):
        return None
    score, section = best
    rank = score + {"top": 0.5, "none": 0.2, "sub": 0.0}[heading.style] + (0.1 if heading.number == section.n else 0.0)
    return FoundHeading(section.n, heading, 1.0 if score >= 1.0 else score, index, rank - (0.05 if rest else 0.0), rest)


def _run_in(heading: Heading, titles: Sequence[_Titles], labels: Collection[str]) -> tuple[str, str]:
    """The title of a heading, and the text that goes on behind it in the same paragraph, which only a numbered heading has.

    Where text was cut at a margin, a heading that fills its line may go on with what stands below it.
    """
    for each in titles if heading.style == "top" else ():
        for title, _ in each.wordings:
            after = heading.title[len(title) :]
            fills_its_line = len(title) >= _FULL_LINE and after.rstrip().endswith("。")
            if heading.title.startswith(title) and (_RUN_IN.match(after) or fills_its_line or bare(after) in labels):
                rest = after.lstrip("：:。 　\n")
                if bare(rest):
                    return title, rest
    return heading.title, ""


def _score(words: str, title: str, titles: _Titles) -> float:
    if not words:
        return 0.0
    likest = 0.0
    for wording, plain in titles.wordings:
        if words == plain:
            exact = re.sub(r"[\s　]", "", title) == re.sub(r"\s", "", wording)
            return 1.0 if exact or wording in titles.section.accepted else 0.99
        likest = max(likest, likeness(words, plain))
    if len(words) <= titles.length + 10 and any(sign in words for sign in titles.signs):
        return max(0.72, min(likest, 0.98))
    return likest if likest >= max(_LEAST, 0.8 if len(words) < 6 else _LEAST) else 0.0


def _hinted(heading: Heading, words: str, titles: _Titles) -> float:
    """The least likeness for a short heading that has the part's number and a word of its title."""
    numbered = heading.style == "top" and heading.number == titles.section.n
    return _LEAST if numbered and len(words) <= titles.length and any(hint in words for hint in titles.hints) else 0.0


def _contents(candidates: list[FoundHeading]) -> list[FoundHeading]:
    """The lines of a table of contents: headings in a row, with nothing but a page's number between, all of which come again later."""
    inside: set[int] = set()
    later: set[int] = set()
    first = end = behind = len(candidates)
    for at in reversed(range(len(candidates))):
        if at + 1 < behind and candidates[at + 1].block > candidates[at].block + 2:
            later |= inside
            inside = set()
            behind = at + 1
        inside.add(candidates[at].n)
        if behind - at >= 4 and inside <= later:
            first, end = at, behind
    return candidates[first:end]


def _chosen(candidates: list[FoundHeading]) -> list[FoundHeading]:
    best: dict[int, FoundHeading] = {}
    for found in candidates:
        if found.n not in best or found.rank > best[found.n].rank:
            best[found.n] = found
    return list(best.values())


def between(blocks: Sequence[Block], found: Sequence[FoundHeading]) -> Iterator[tuple[FoundHeading, range]]:
    """Each heading with the indexes of the blocks below it."""
    for here, after in zip_longest(found, found[1:]):
        yield here, range(here.block + 1, after.block if after else len(blocks))
