"""Letters out of tokens: bytes in the encoding of their font, numbers of Unicode without the bytes that stand in for them, named signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from gilint.readers.rtf.charsets import PICTORIAL, UNSAID, decoded
from gilint.readers.rtf.tokens import Token

SIGNS: Final = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"emdash": "—", b"endash": "–", b"emspace": "\u2003", b"enspace": "\u2002",
    b"qmspace": "\u2005", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
"""Control words that stand for a character."""
SYMBOLS: Final = {b"~": "\xa0", b"_": "-", b"\t": "\t"}
"""Control symbols that do."""
ESCAPED: Final = (b"\\", b"{", b"}")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MOST_SUBSTITUTES: Final = 1000


class Letters:
    r"""What is said, in the order in which it is put in.

    `page` is the encoding of bytes whose font does not tell another, `raw` that of bytes which are not written as \'xx, "" for the same.
    `replaced` counts the characters that could not be told.
    """

    def __init__(self, page: str, raw: str) -> None:
        self.page = page
        self.replaced = 0
        self._raw = raw
        self._bytes = bytearray()
        self._codec = UNSAID
        self._said: list[str] = []
        self._substitutes = 0
        self._halves = False

    def token(self, token: Token, codec: str) -> None:
        """Take in bytes of a font, leaving out those that stand in for a number of Unicode."""
        data = token.data
        if self._substitutes:
            left_out = min(self._substitutes, len(data))
            self._substitutes -= left_out
            data = data[left_out:]
        if not data:
            return
        if token.kind == "text" and self._raw and not data.isascii():
            codec = self._raw
        elif token.kind == "text" and codec == PICTORIAL:
            codec = UNSAID
        if codec != self._codec:
            self._settle()
            self._codec = codec
        self._bytes += data

    def put(self, text: str) -> None:
        if self._substitutes:
            self._substitutes -= 1
        else:
            self._settle()
            self._said.append(text)

    def unicode(self, number: int, substitutes: int) -> None:
        r"""\u, whose number may be negative; that many characters behind it are for programs that know no Unicode."""
        self._settle()
        unit = number & 0xFFFF
        self._halves = self._halves or 0xD800 <= unit < 0xE000
        self._said.append(chr(unit))
        self._substitutes = min(max(0, substitutes), _MOST_SUBSTITUTES)

    def passed(self) -> None:
        """A control word counts as one of the characters that are left out."""
        if self._substitutes:
            self._substitutes -= 1

    def bounded(self) -> None:
        """Braces end what stands in for a number of Unicode."""
        self._substitutes = 0

    def take(self) -> str:
        """All that was said since the last time; characters that nobody sees are kept, for numbers in lists have a use for them."""
        self._settle()
        text = "".join(self._said)
        self._said.clear()
        if self._halves:
            self._halves = False
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return text

    def _settle(self) -> None:
        if self._bytes:
            text, replaced = decoded(bytes(self._bytes), self._codec, self.page)
            self._bytes.clear()
            self.replaced += replaced
            self._said.append(text)


def visible(text: str) -> str:
    return _UNSEEN.sub("", text)


def words(tokens: Iterable[Token], letters: Letters, fonts: Mapping[int, str], codec: str = UNSAID) -> str:
    """The text of a group that holds nothing else, in the encodings of its fonts; `codec` is that of the font around it."""
    substitutes = 1
    for token in tokens:
        if token.kind in ("bytes", "text") or (token.kind == "symbol" and token.data in ESCAPED):
            letters.token(token, codec)
        elif token.kind == "symbol":
            letters.put(SYMBOLS.get(token.data, ""))
        elif token.kind != "word":
            letters.bounded()
        elif token.data == b"u":
            letters.unicode(token.number or 0, substitutes)
        elif token.data == b"uc":
            substitutes = token.number or 0
        elif token.data in SIGNS:
            letters.put(SIGNS[token.data])
        elif token.data == b"f":
            codec = fonts.get(token.number or 0, UNSAID)
        else:
            letters.passed()
    return letters.take()
