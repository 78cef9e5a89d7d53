"""What the parts of a report say, sentence by sentence, without what differs from file to file of one report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document import Place
from gilint.report.labels import simplified
from gilint.report.model import Report

_PIECE = re.compile(r"([^。！？；：!?;:\n]+)([。！？；：!?;:\n]?)")
_CLOSING = frozenset("。！？；!?;")
_NUMBERING = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．]|\d{1,2}\s*[、.．)）](?!\d)|[①-⑳●■◆·•▪])\s*"
)
_IDLE = re.compile(r"[^\w.%]|_|(?<!\d)\.|\.(?!\d)")
_PAGE = re.compile(r"第?\d{1,3}(?:页(?:共\d{1,3}页)?)?")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence as printed, and `plain`, what it says: letters, digits and Chinese characters alone, without a number in front."""

    text: str
    plain: str
    section: int
    place: Place


def statements(report: Report) -> Iterator[Statement]:
    """The sentences of the six parts. What no mark closes is no sentence: headings, lists of links, what a page prints around a text."""
    for part in report.parts:
        for paragraph in part.prose:
            for text, plain, closed in _pieces(paragraph.text):
                if closed and plain:
                    yield Statement(text, plain, part.n, paragraph.place)


def said(report: Report) -> str:
    """Everything that stands in the document, plain and without its page numbers: one long text in which sentences can be looked up."""
    texts = (*(passage.text for passage in report.passages), *report.document.margins)
    plain = ("".join(plain for _, plain, _ in _pieces(text)) for text in texts)
    return "".join(text for text in plain if not _PAGE.fullmatch(text))


def _pieces(text: str) -> Iterator[tuple[str, str, bool]]:
    """Each piece of a text between two marks: as printed, plain, and whether the mark behind it closes a sentence."""
    for match in _PIECE.finditer(text):
        words, mark = match.groups()
        number = _NUMBERING.match(words)
        plain = unicodedata.normalize("NFKC", simplified(words[number.end() :] if number else words))
        yield words.strip(), _IDLE.sub("", plain).casefold(), mark in _CLOSING
