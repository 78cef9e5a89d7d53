"""Fields: what they show is text, what they compute is not. They open and close in the middle of runs, some of them paragraphs later."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from lxml import etree

from gilint.readers.docx import names

_CONTENTS: Final = "TOC"
_PAGE_FURNITURE: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})


class _Field:
    __slots__ = ("contents", "instruction", "shown", "silent")

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.shown = False
        self.silent = True
        self.contents = False


class Fields:
    """The fields that are open where the reading stands."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._open: list[_Field] = []
        self._opened_here: list[_Field] = []
        self._silent = 0
        self._contents = 0

    @property
    def silent(self) -> bool:
        """Whether text here belongs to an instruction, or is a page number."""
        return self._silent > 0

    @property
    def contents(self) -> bool:
        """Whether text here is an entry of a table of contents."""
        return self._contents > 0

    def mark(self, kind: str | None) -> None:
        """A field character of a run: begin, separate or end."""
        if kind == "begin":
            self._open.append(_Field())
            self._opened_here.append(self._open[-1])
            self._silent += 1
        elif kind == "separate" and self._open:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            self._quieten(self._open.pop())

    def instruct(self, text: str) -> None:
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction.append(text)

    def end_paragraph(self) -> None:
        """A field that was never closed must not swallow the rest of the text; only a table of contents goes on for paragraphs."""
        for field in self._opened_here:
            if not (field.contents and self._all_close):
                self._quieten(field)
        self._opened_here.clear()

    def _show(self, field: _Field) -> None:
        if field.shown:
            return
        field.shown = True
        words = "".join(field.instruction).split(maxsplit=1)
        name = words[0].upper() if words else ""
        if field.silent and name not in _PAGE_FURNITURE:
            field.silent = False
            self._silent -= 1
        if name == _CONTENTS:
            field.contents = True
            self._contents += 1

    def _quieten(self, field: _Field) -> None:
        self._silent -= field.silent
        self._contents -= field.contents
        field.silent = field.contents = False

    @cached_property
    def _all_close(self) -> bool:
        kinds = [mark.get(names.FIELD_KIND) for mark in self._root.iter(names.FIELD_CHARACTER)]
        return kinds.count("begin") <= kinds.count("end")
