"""The visible text of one paragraph, and what is met on the way: revisions, hidden text, pictures, drawings, embedded files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from gilint.document import NoteKind
from gilint.readers.doc.content import Content
from gilint.readers.doc.formats import Look
from gilint.readers.doc.outline import Span
from gilint.readers.drafts.drafts import NoteDraft, ObjectDraft
from gilint.readers.drafts.fields import Fields

_FIELD_MARKS: Final = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_PICTURE: Final = "\x01"
_SYMBOL: Final = "("
_SIGNS: Final = re.compile("[\x01\x08\x13\x14\x15]")
_SEEN: Final = dict.fromkeys(range(0x20), "") | {0x09: "\t", 0x0A: " ", 0x0B: "\n", 0x0C: "\n", 0x1E: "-"}
"""What other signs of Word look like."""
_FIELD_CODE: Final = re.compile("\x13[^\x13-\x15]*\x14?|\x15")
_LONGEST_QUOTE: Final = 80


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture that stands in the text as a letter does; `offset` is its place in the data stream."""

    offset: int | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something drawn hangs on the text."""

    position: int


Graphic = InlinePicture | Anchor | ObjectDraft | NoteDraft


class Inline:
    """Reads a paragraph, or several that run together because the marks between them are deleted."""

    __slots__ = ("_content", "_fields", "_hidden", "_marked", "_pieces", "_revised", "_white", "contents", "graphics", "notes", "spans")

    def __init__(self, content: Content, fields: Fields) -> None:
        self.notes: list[tuple[NoteKind, str]] = []
        self.graphics: list[Graphic] = []
        self.spans: list[Span] = []
        self.contents = False
        self._content = content
        self._fields = fields
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._white: list[str] = []
        self._revised: list[str] = []
        self._marked: NoteKind | None = None

    def text(self) -> str:
        return plain("".join(self._pieces))

    def read(self, span: Span) -> None:
        """Take in what a paragraph shows."""
        self.spans.append(span)
        for begin, end, look in self._content.looks(span.begin, span.mark, span.format.style):
            self._revise("deletion" if look.deleted else "insertion" if look.inserted else None, self._content.text[begin:end])
            if not look.deleted:
                self._run(begin, end, look, lit=look.shaded or span.format.shaded)
        self._fields.end_paragraph()
        self._revise(None, "")
        self._note("hidden-text", self._hidden)
        self._note("invisible-colour", self._white)

    def _run(self, begin: int, end: int, look: Look, *, lit: bool) -> None:
        text = self._content.text
        for found in _SIGNS.finditer(text, begin, end):
            at = found.start()
            self._put(text[begin:at], look, lit)
            self._sign(text[at], at, look)
            begin = at + 1
        self._put(text[begin:end], look, lit)

    def _sign(self, sign: str, at: int, look: Look) -> None:
        if sign in _FIELD_MARKS:
            field = self._fields.mark(_FIELD_MARKS[sign])
            if field is not None and field.embeds:
                self.graphics.append(ObjectDraft(plain(field.target), "ObjectPool"))
            elif field is not None and field.links:
                self.graphics.append(NoteDraft("linked-content", plain(field.target)))
        elif look.special and not look.data and not look.hidden and not self._fields.silent:
            self.graphics.append(InlinePicture(look.picture) if sign == _PICTURE else Anchor(at))

    def _put(self, text: str, look: Look, lit: bool) -> None:
        if not text:
            return
        if self._fields.silent:
            self._fields.instruct(text)
            return
        if look.symbol:
            text = text.replace(_SYMBOL, look.symbol)
        if look.hidden:
            self._hidden.append(text)
            return
        if look.white and not lit:
            self._white.append(text)
        if self._fields.contents:
            self.contents = True
        self._pieces.append(text)

    def _revise(self, kind: NoteKind | None, text: str) -> None:
        """A revision ends where another begins; a run that is of the same one goes on."""
        if kind != self._marked:
            if self._marked is not None:
                self.notes.append((self._marked, quoted("".join(self._revised))))
            self._revised.clear()
            self._marked = kind
        if kind is not None:
            self._revised.append(text)

    def _note(self, kind: NoteKind, pieces: list[str]) -> None:
        if pieces and (told := quoted("".join(pieces))):
            self.notes.append((kind, told))
        pieces.clear()


def plain(text: str) -> str:
    """Text as people see it: halves of characters joined, signs of Word replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").translate(_SEEN)


def quoted(text: str) -> str:
    """Text as a note quotes it."""
    marked = re.sub("[\r\x07\x0b\x0c]+", " ", _FIELD_CODE.sub("", text[: 20 * _LONGEST_QUOTE]))
    told = plain(marked).strip()
    return told if len(told) <= _LONGEST_QUOTE else told[: _LONGEST_QUOTE - 1] + "…"
