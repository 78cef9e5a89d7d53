"""Word's fields: what they show is text, what they compute is not. They may close paragraphs after they open."""

from __future__ import annotations

from typing import Final

CONTENTS: Final = "TOC"
PAGE_FURNITURE: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
LINKING: Final = frozenset({"INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK", "DDE", "DDEAUTO"})
"""Fields that take what they show from outside the file."""
_EMBEDDED: Final = "EMBED"
_LONGEST_CODE: Final = 2000


class Field:
    """`target` is what its code names first: a file, or the program of an embedded object."""

    __slots__ = ("code", "contents", "length", "name", "shown", "silent", "target")

    def __init__(self) -> None:
        self.code: list[str] = []
        self.length = 0
        self.name = ""
        self.target = ""
        self.shown = False
        self.silent = True
        self.contents = False

    @property
    def embeds(self) -> bool:
        return self.name == _EMBEDDED

    @property
    def links(self) -> bool:
        return self.name in LINKING and bool(self.target)

    def named(self) -> None:
        """Tell from the code, now that it is complete, which field it is."""
        words = "".join(self.code).split()
        self.name = words[0].upper() if words else ""
        self.target = next((word.strip('"') for word in words[1:] if not word.startswith("\\")), "")


class Fields:
    """The fields that are open where the reading stands. `closed` says that as many of the file are closed as opened."""

    def __init__(self, *, closed: bool) -> None:
        self._closed = closed
        self._open: list[Field] = []
        self._opened_here: list[Field] = []
        self._silent = 0
        self._contents = 0

    @property
    def silent(self) -> bool:
        """Whether text here belongs to a code, or is a page number."""
        return self._silent > 0

    @property
    def contents(self) -> bool:
        """Whether text here is an entry of a table of contents."""
        return self._contents > 0

    def mark(self, kind: str | None) -> Field | None:
        """`begin`, `separate` or `end` a field; the field that has ended is handed back."""
        if kind == "begin":
            self._open.append(Field())
            self._opened_here.append(self._open[-1])
            self._silent += 1
        elif kind == "separate" and self._open:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            return self._end(self._open.pop())
        return None

    def instruct(self, text: str) -> None:
        field = self._open[-1] if self._open else None
        if field is not None and not field.shown and field.length < _LONGEST_CODE:
            field.code.append(text)
            field.length += len(text)

    def end_paragraph(self) -> None:
        """A field that was never closed must not swallow the rest of the text; only a table of contents goes on for paragraphs."""
        for field in self._opened_here:
            if not (field.contents and self._closed):
                self._quieten(field)
        self._opened_here.clear()

    def _show(self, field: Field) -> None:
        if field.shown:
            return
        field.shown = True
        field.named()
        if field.silent and field.name not in PAGE_FURNITURE:
            field.silent = False
            self._silent -= 1
        if field.name == CONTENTS:
            field.contents = True
            self._contents += 1

    def _end(self, field: Field) -> Field:
        if not field.shown:
            field.named()
        self._quieten(field)
        return field

    def _quieten(self, field: Field) -> None:
        self._silent -= field.silent
        self._contents -= field.contents
        field.silent = field.contents = False
