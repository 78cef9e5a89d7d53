"""The annotations of an OpenDocument text: what they say, and the words that they are on."""

from __future__ import annotations

from typing import Final

from lxml import etree

from gilint.readers.docx.comments import Written, moment
from gilint.readers.odt import names
from gilint.readers.unreadable import Unreadable

_MOST_COVERED: Final = 500_000
"""Texts under annotations, counted once for each; ten annotations on the whole of a long report have a tenth of it."""
_LONGEST_QUOTE: Final = 2000
_LONGEST_THREAD: Final = 100


class Comments:
    """The annotations met so far, in the order of the file; they have ids of their own, since names need not differ."""

    def __init__(self, root: etree._Element) -> None:
        self.written: list[Written] = []
        self._ends = {mark.get(names.ANNOTATION_NAME, "") for mark in root.iter(names.ANNOTATION_END)}
        self._named: dict[str, Written] = {}
        self._open: dict[str, str] = {}
        self._quotes: dict[str, list[str]] = {}
        self._left = _MOST_COVERED

    def begin(self, annotation: etree._Element) -> str | None:
        """The id of an annotation that is on a point; one on a range is on the words that follow."""
        name = annotation.get(names.ANNOTATION_NAME, "")
        said = ("".join(map(str, paragraph.itertext())).strip() for paragraph in annotation.iter(*names.PARAGRAPHS))
        answered = self._named.get(annotation.get(names.ANSWERED, ""))
        asks = () if answered is None else (answered.id, *answered.asks)[:_LONGEST_THREAD]
        written = Written(
            str(len(self.written)),
            "\n".join(said),
            (annotation.findtext(names.CREATOR) or "").strip(),
            moment(annotation.findtext(names.DATE) or ""),
            asks,
        )
        self.written.append(written)
        self._named[name] = written
        if name not in self._ends:
            return written.id
        self._open[name] = written.id
        return None

    def end(self, mark: etree._Element) -> str | None:
        """The id of an annotation whose range ends without a word."""
        identity = self._open.pop(mark.get(names.ANNOTATION_NAME, ""), None)
        return None if identity in self._quotes else identity

    def say(self, text: str) -> list[str]:
        """The ids of the annotations that these words are under."""
        self._left -= len(self._open)
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_COVERED} texts under annotations")
        for identity in self._open.values():
            quote = self._quotes.setdefault(identity, [])
            if len(quote) < _LONGEST_QUOTE:
                quote.append(text[:_LONGEST_QUOTE])
        return list(self._open.values())

    def quote(self, identity: str) -> str:
        """The words that an annotation is on, the first two thousand characters of them."""
        return "".join(self._quotes.get(identity, ()))[:_LONGEST_QUOTE]
