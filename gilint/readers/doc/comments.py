"""The review comments of a Word file: what they say, by whom, when, and which words they are on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from gilint.readers.doc.content import Content
from gilint.readers.doc.fib import Fib, Slot, Story
from gilint.readers.doc.outline import Span
from gilint.readers.doc.plex import plex
from gilint.readers.doc.text import plain
from gilint.readers.little import u16, u32
from gilint.readers.unreadable import Unreadable

_REFERENCE: Final = 30
_AUTHOR: Final = 20
_MARK: Final = 26
_NO_MARK: Final = 0xFFFF_FFFF
_TIME: Final = 18
_BEGIN: Final = 4
_MARK_ENTRY: Final = 12
_MARKS: Final = 6
_LONGEST_QUOTE: Final = 2000
_LONGEST_TEXT: Final = 20_000
_MOST: Final = 5000
_MOST_COVERED: Final = 500_000
"""Paragraphs under comments, counted once for each comment; ten comments on the whole of a long report have a tenth of it."""
_FIRST_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Written:
    """A comment before its place is known; `when` is as in Comment. It is on what stands from `begin` to `end`, or hangs at `begin`."""

    id: str
    text: str
    author: str
    when: str
    begin: int
    end: int


class Comments:
    """The comments of the main text, in the order of their references. Raises Unreadable: bomb."""

    def __init__(self, fib: Fib, content: Content) -> None:
        self._text = content.text
        self.written = list(_written(fib, content))
        self._end = fib.range(Story.MAIN)[1]
        self._left = _MOST_COVERED
        self._begun = 0
        self._by_begin = sorted(self.written, key=lambda comment: comment.begin)
        self._reaching: list[Written] = []

    def on(self, span: Span) -> list[str]:
        """The ids of the comments on a paragraph. Ask for one after the other, in the order of the text."""
        if span.mark >= self._end:
            return []
        while self._begun < len(self._by_begin) and self._by_begin[self._begun].begin <= span.mark:
            self._reaching.append(self._by_begin[self._begun])
            self._begun += 1
        self._left -= len(self._reaching)
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_COVERED} paragraphs under comments")
        found = [comment.id for comment in self._reaching if self._covers(comment, span)]
        self._reaching = [comment for comment in self._reaching if comment.end > span.mark]
        return found

    def quote(self, comment: Written) -> str:
        """The words that it is on, the first two thousand characters of them."""
        return plain(self._text[comment.begin : min(comment.end, comment.begin + _LONGEST_QUOTE)].replace("\r", "").replace("\x07", ""))

    def _covers(self, comment: Written, span: Span) -> bool:
        """A comment on words is on the paragraphs of these words, not on those that it only touches."""
        if comment.end <= comment.begin:
            return span.begin <= comment.begin <= span.mark
        words = self._text[max(span.begin, comment.begin) : min(span.mark, comment.end)]
        blank = not self._text[span.begin : span.mark].strip()
        return bool(words.strip()) or (blank and comment.begin <= span.begin and span.mark < comment.end)


def _written(fib: Fib, content: Content) -> Iterator[Written]:
    references = plex(fib.table(Slot.COMMENT_PLACES), _REFERENCE)
    if len(references) > _MOST:
        raise Unreadable("bomb", f"{len(references)} comments")
    texts = plex(fib.table(Slot.COMMENT_TEXTS), 0).positions
    authors = _authors(fib.table(Slot.COMMENT_AUTHORS))
    times = fib.table(Slot.COMMENT_TIMES)
    ranges = _ranges(fib)
    base, limit = fib.range(Story.COMMENTS)
    for index, (at, _, record) in enumerate(references):
        begin, end = ranges.get(u32(record, _MARK), (at, at)) if u32(record, _MARK) != _NO_MARK else (at, at)
        told = content.text[base + texts[index] : min(base + texts[index + 1], limit)] if index + 1 < len(texts) else ""
        author = u16(record, _AUTHOR)
        yield Written(
            id=str(index),
            text=plain(told[:_LONGEST_TEXT].replace("\r", "\v")).strip(),
            author=authors[author] if author < len(authors) else "",
            when=_moment(u32(times, _TIME * index)),
            begin=begin if begin < end else at,
            end=end if begin < end else at,
        )


def _authors(data: bytes) -> list[str]:
    """Names one after the other, each behind its length."""
    names: list[str] = []
    at = 0
    while at + 2 <= len(data) and len(names) < _MOST:
        size = 2 * u16(data, at)
        names.append(plain(data[at + 2 : at + 2 + size].decode("utf-16-le", "replace")).strip())
        at += 2 + size
    return names


def _ranges(fib: Fib) -> dict[int, tuple[int, int]]:
    """Where the words that comments are on begin and end, by the mark that the comment names."""
    marks = fib.table(Slot.COMMENT_MARKS)
    begins = plex(fib.table(Slot.COMMENT_BEGINS), _BEGIN)
    ends = plex(fib.table(Slot.COMMENT_ENDS), 0).positions
    ranges: dict[int, tuple[int, int]] = {}
    for index, (begin, _, record) in enumerate(begins):
        end = u16(record, 0)
        if end < len(ends):
            ranges[u32(marks, _MARKS + _MARK_ENTRY * index + 4)] = (begin, ends[end])
    return ranges


def _moment(told: int) -> str:
    """Word writes the local time and calls it UTC in its newer files, so it is taken for that here as well."""
    minute, hour, day, month, year = told & 0x3F, told >> 6 & 0x1F, told >> 11 & 0x1F, told >> 16 & 0xF, told >> 20 & 0x1FF
    with suppress(ValueError):
        return f"{datetime(_FIRST_YEAR + year, month, day, hour, minute).isoformat()}Z" if told else ""
    return ""
