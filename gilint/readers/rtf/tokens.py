"""Rich Text as tokens: braces, control words, bytes. Whatever the bytes are, there are tokens, and none is looked at twice."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from gilint.readers.unreadable import Unreadable

_MOST: Final = 600_000
"""Tokens of a file. A page of text has some two thousand, the three tables of a report together thirty thousand."""
_LARGEST: Final = 2**31 - 1
_LONGEST_NUMBER: Final = 11
_TOKEN: Final = re.compile(
    rb"(\{)|(\})|\\([A-Za-z]+)(-?[0-9]+)? ?|((?:\\'[0-9A-Fa-f]{2}){1,4000})|\\([^A-Za-z])|([^\\{}\r\n\x00]+)|[\r\n\x00]+|\\",
)
_OPEN, _CLOSE, _WORD, _NUMBERED, _HEX, _SYMBOL, _TEXT = range(1, 8)
_BRACE: Final = re.compile(rb"[{}]|\\(?:[{}\\]|bin(?![A-Za-z])(-?[0-9]+)? ?)")

Kind = Literal["open", "close", "word", "bytes", "text", "symbol"]


class Token(NamedTuple):
    r"""`data` is the name of a control word or symbol, or bytes of text: `bytes` are those written as \'xx, `text` those as they are."""

    kind: Kind
    data: bytes = b""
    number: int | None = None


class Tokens:
    """The tokens of a file in its order. `national` says that text as it is may hold double bytes whose second is a brace or backslash."""

    def __init__(self, data: bytes, *, national: bool) -> None:
        self._data = data
        self._national = national
        self._position = data.find(b"{")
        self._left = _MOST

    def __iter__(self) -> Iterator[Token]:
        """Goes on where the reading stands, so that several loops may take turns."""
        while (match := _TOKEN.match(self._data, self._position)) is not None:
            self._position = match.end()
            self._spend()
            kind = match.lastindex
            if kind == _TEXT:
                yield Token("text", self._completed(match[_TEXT]))
            elif kind in (_NUMBERED, _WORD):
                number = _number(match[_NUMBERED]) if kind == _NUMBERED else None
                if match[_WORD] == b"bin":
                    self._position += max(0, number or 0)
                yield Token("word", match[_WORD], number)
            elif kind == _HEX:
                yield Token("bytes", bytes.fromhex(match[_HEX].replace(b"\\'", b"").decode("ascii")))
            elif kind == _OPEN:
                yield Token("open")
            elif kind == _CLOSE:
                yield Token("close")
            elif kind == _SYMBOL:
                yield Token("symbol", match[_SYMBOL])

    def group(self) -> Iterator[Token]:
        """The rest of the group that the reading is in. The brace that closes it comes next."""
        depth = 0
        for token in self:
            if token.kind == "open":
                depth += 1
            elif token.kind == "close":
                depth -= 1
                if depth < 0:
                    self._position -= 1
                    return
            yield token

    def skip_group(self) -> None:
        """Leave out the rest of the group that the reading is in. The brace that closes it comes next."""
        depth = 0
        while (match := _BRACE.search(self._data, self._position)) is not None:
            self._position = match.end()
            self._spend()
            if match[0] == b"{":
                depth += 1
            elif match[0] == b"}":
                depth -= 1
                if depth < 0:
                    self._position -= 1
                    return
            elif match[0].startswith(b"\\bin"):
                self._position += max(0, _number(match[1] or b"0"))
        self._position = len(self._data)

    def rest(self) -> bytes:
        return self._data[self._position :]

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST} tokens")

    def _completed(self, text: bytes) -> bytes:
        """Text with the brace or backslash behind it that is the second half of its last character."""
        if not self._national or text[-1] < 0x80:
            return text
        decoder = codecs.getincrementaldecoder("gb18030")("replace")
        decoder.decode(text)
        after = self._data[self._position : self._position + 1]
        if decoder.getstate()[0] and after in (b"\\", b"{", b"}"):
            self._position += 1
            return text + after
        return text


def _number(digits: bytes) -> int:
    """The value of a parameter, which the format bounds to 32 bits."""
    if len(digits) > _LONGEST_NUMBER:
        return -_LARGEST if digits.startswith(b"-") else _LARGEST
    return max(-_LARGEST, min(int(digits), _LARGEST))
