"""Which paragraphs a review comment is on, and the words in them: all that its range covers, else where its reference stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from lxml import etree

from gilint.readers.docx import names
from gilint.readers.unreadable import Unreadable

_MOST_COVERED: Final = 500_000
"""Paragraphs and texts under comments, counted once for each comment; ten comments on the whole of a long report have a tenth of it."""
_LONGEST_QUOTE: Final = 2000


class Ranges:
    """The ranges of the comments with these ids. Ids that nobody wrote a comment for cost nothing."""

    def __init__(self, root: etree._Element, comments: Collection[str]) -> None:
        self._left = _MOST_COVERED
        self._quotes: dict[str, str] = {}
        self._covered: dict[str, dict[etree._Element, bool]] = {}
        self._blank: dict[etree._Element, bool] = {}
        if comments:
            self._walk(root, comments)
        self._on: dict[etree._Element, list[str]] = {}
        for comment, paragraphs in self._covered.items():
            for paragraph in self._chosen(paragraphs):
                self._on.setdefault(paragraph, []).append(comment)

    def on(self, paragraph: etree._Element) -> list[str]:
        """The ids of the comments on a paragraph of the body."""
        return self._on.get(paragraph, [])

    def quote(self, comment: str) -> str:
        """The words that a comment is on, the first two thousand characters of them."""
        return self._quotes.get(comment, "")

    def _walk(self, root: etree._Element, comments: Collection[str]) -> None:
        """In the order of the file. Each paragraph that a comment reaches is kept with whether any of its words are among the commented."""
        reaching: set[str] = set()
        hanging: dict[str, etree._Element] = {}
        for element in root.iter(names.PARAGRAPH, names.TEXT, names.RANGE_START, names.RANGE_END, names.COMMENT_REFERENCE):
            tag = element.tag
            if tag == names.PARAGRAPH:
                for comment in reaching:
                    self._cover(comment, element)
            elif tag == names.TEXT:
                if reaching and (text := element.text or "").strip():
                    self._say(reaching, element, text)
            elif (comment := element.get(names.ID, "")) in comments:
                paragraph = next(element.iterancestors(names.PARAGRAPH), None)
                if tag == names.RANGE_END:
                    reaching.discard(comment)
                elif tag == names.RANGE_START:
                    reaching.add(comment)
                    self._covered.setdefault(comment, {})
                    if paragraph is not None:
                        self._cover(comment, paragraph)
                elif paragraph is not None:
                    hanging.setdefault(comment, paragraph)
        for comment, paragraph in hanging.items():
            if not self._covered.get(comment):
                self._covered[comment] = {paragraph: False}

    def _cover(self, comment: str, paragraph: etree._Element, worded: bool = False) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_COVERED} paragraphs under comments")
        paragraphs = self._covered[comment]
        paragraphs[paragraph] = worded or paragraphs.get(paragraph, False)

    def _say(self, reaching: set[str], element: etree._Element, text: str) -> None:
        paragraph = next(element.iterancestors(names.PARAGRAPH), None)
        if paragraph is None:
            return
        for comment in reaching:
            self._cover(comment, paragraph, worded=True)
            quoted = self._quotes.get(comment, "")
            if len(quoted) < _LONGEST_QUOTE:
                self._quotes[comment] = (quoted + text)[:_LONGEST_QUOTE]

    def _chosen(self, paragraphs: dict[etree._Element, bool]) -> list[etree._Element]:
        """Without those that the range only touches, at their very end or beginning; blank ones stay."""
        kept = [paragraph for paragraph, worded in paragraphs.items() if worded or self._is_blank(paragraph)]
        return kept or list(paragraphs)

    def _is_blank(self, paragraph: etree._Element) -> bool:
        if paragraph not in self._blank:
            self._blank[paragraph] = not any((text.text or "").strip() for text in paragraph.iter(names.TEXT))
        return self._blank[paragraph]
