"""Review comments: what they are on, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from gilint.document import Comment, Place
from gilint.readers.drafts.arrange import Arrangement
from gilint.readers.unreadable import Unreadable

_MOST_COVERED: Final = 500_000
"""Pieces of text under comments, counted once for each comment; ten comments on the whole of a long report have a tenth of it."""
_LONGEST_QUOTE: Final = 2000


@dataclass(slots=True)
class _Written:
    id: str
    text: str
    author: str
    when: str


class Comments:
    """Gathers comments while the text is read. A range that nobody wrote a comment for is of no use, and does no harm."""

    def __init__(self) -> None:
        self._open: dict[str, None] = {}
        self._quotes: dict[str, list[str]] = {}
        self._lengths: dict[str, int] = {}
        self._written: list[_Written] = []
        self._author = self._when = self._next = ""
        self._left = _MOST_COVERED

    def begin(self, comment: str) -> None:
        self._open[comment] = None

    def end(self, comment: str) -> None:
        """The comment whose words end here is the next that is written, unless it names another."""
        self._open.pop(comment, None)
        self._next = comment

    def refer(self, comment: str) -> None:
        """Tell which is being written."""
        self._next = comment

    def date(self, stamp: str) -> None:
        """Tell when it was written."""
        self._when = _moment(stamp)

    def on(self, text: str) -> dict[str, None]:
        """Those whose range the text is in, which quote it."""
        if self._open and text.strip():
            self._left -= len(self._open)
            if self._left < 0:
                raise Unreadable("bomb", f"> {_MOST_COVERED} pieces of text under comments")
            for comment in self._open:
                if self._lengths.get(comment, 0) < _LONGEST_QUOTE:
                    self._quotes.setdefault(comment, []).append(text)
                    self._lengths[comment] = self._lengths.get(comment, 0) + len(text)
            return self._open
        return {}

    def sign(self, author: str) -> None:
        """Tell who wrote the next one."""
        self._author = author.strip()

    def write(self, text: str) -> str:
        """Take in a comment. Returns its name where it has no words to be on, so that it is on the paragraph that it stands in."""
        name = self._next or f"#{len(self._written)}"
        self._written.append(_Written(name, text, self._author, self._when))
        self._author = self._when = self._next = ""
        return "" if name in self._quotes else name

    def placed(self, arrangement: Arrangement) -> Iterator[Comment]:
        """In the order of the file."""
        for each in self._written:
            places: tuple[Place, ...] = arrangement.commented(each.id)
            quote = "".join(self._quotes.get(each.id, ()))[:_LONGEST_QUOTE]
            yield Comment(each.text, each.author, each.when, places, quote)


def _moment(stamp: str) -> str:
    """The time that Word packs into one number: minutes, hours, days, months and years since 1900 in 6, 5, 5, 4 and 9 bits."""
    with suppress(ValueError):
        packed = int(stamp[:20]) & 0xFFFFFFFF
        when = datetime(1900 + (packed >> 20 & 0x1FF), packed >> 16 & 0xF, packed >> 11 & 0x1F, packed >> 6 & 0x1F, packed & 0x3F)
        return f"{when.isoformat()}Z"
    return ""
