"""The visible words of one paragraph, and what is met on the way: changes, hidden text, annotations, drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.document import NoteKind
from gilint.readers.docx.markup import whole_number
from gilint.readers.docx.text import clipped
from gilint.readers.odt import names
from gilint.readers.odt.budget import Budget
from gilint.readers.odt.changes import Changes
from gilint.readers.odt.comments import Comments
from gilint.readers.odt.styles import Look, Style, Styles

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 200


@dataclass(slots=True)
class Flow:
    """What goes on from one paragraph to the next. `dark`: the cell or the frame that is being read is painted so that white shows."""

    styles: Styles
    changes: Changes
    comments: Comments
    budget: Budget
    page: int = 1
    dark: bool = False


class Inline:
    """Reads the content of a paragraph, or of several that run together because the marks between them are deleted."""

    def __init__(self, flow: Flow) -> None:
        self.page = flow.page
        self.notes: list[tuple[NoteKind, str]] = []
        self.comments: dict[str, None] = {}
        self.graphics: list[etree._Element] = []
        self._flow = flow
        self._words: list[str] = []
        self._unseen: dict[NoteKind, list[str]] = {}
        self._after_blank = True
        self._all_hidden = False

    def text(self) -> str:
        return "".join(self._words)

    def read(self, paragraph: etree._Element, style: Style) -> None:
        """Take in what a paragraph shows."""
        self._after_blank, self._all_hidden = True, False
        shown = len(self._words)
        self._content(paragraph, Look(dark=self._flow.dark).within(style))
        if self._all_hidden:
            self._unseen.setdefault("hidden-text", []).extend(self._words[shown:])
            del self._words[shown:]
        for kind in self._going():
            self._unseen.setdefault(kind, [])
        for kind in tuple(self._unseen):
            self._note(kind)

    def _content(self, element: etree._Element, look: Look) -> None:
        self._literal(element.text, look)
        for child in element:
            self._flow.budget.steps(1)
            self._child(child, look)
            self._literal(child.tail, look)

    def _child(self, child: etree._Element, look: Look) -> None:
        tag = str(child.tag)
        if tag == names.SPAN:
            self._content(child, look.within(self._flow.styles.style("text", child.get(names.STYLE_NAME))))
        elif tag == names.SPACE:
            self._put(" " * min(_MOST_SPACES, max(1, whole_number(child.get(names.COUNT), 1, _MOST_SPACES))), look)
        elif tag in names.CHARACTERS:
            self._put(names.CHARACTERS[tag], look)
        elif tag == names.SOFT_PAGE_BREAK:
            self._flow.page += 1
            if not self._words:
                self.page = self._flow.page
        elif tag in names.CHANGE_MARKS:
            self._change(child)
        elif tag == names.ANNOTATION:
            self._comment(self._flow.comments.begin(child))
        elif tag == names.ANNOTATION_END:
            self._comment(self._flow.comments.end(child))
        elif tag == names.HIDDEN_TEXT and child.get(names.IS_HIDDEN) == "true":
            self._put(child.get(names.STRING_VALUE, ""), Look(hidden=True))
        elif tag == names.HIDDEN_PARAGRAPH and child.get(names.IS_HIDDEN) == "true":
            self._all_hidden = True
        elif tag.startswith(names.DRAW):
            if not self._flow.changes.deleting:
                self.graphics.append(child)
        elif tag.startswith(names.INLINE_SPACES) and tag not in names.UNSEEN and child.get(names.DISPLAY) != "none":
            self._content(child, look)

    def _change(self, mark: etree._Element) -> None:
        noted = self._flow.changes.mark(mark)
        if noted is not None:
            self.notes.append(noted)
        elif mark.tag == names.CHANGE_START:
            for kind in self._going():
                self._unseen.setdefault(kind, [])
        else:
            for kind in [kind for kind in ("deletion", "insertion") if kind in self._unseen and kind not in self._going()]:
                self._note(kind)

    def _going(self) -> Iterable[NoteKind]:
        if self._flow.changes.deleting:
            yield "deletion"
        if self._flow.changes.inserting:
            yield "insertion"

    def _note(self, kind: NoteKind) -> None:
        quoted = "".join(self._unseen.pop(kind)).strip()
        changed = kind in ("deletion", "insertion")
        # A change of the mark alone is noted, one with words has been.
        if quoted or (changed and all(noted != kind for noted, _ in self.notes)):
            self.notes.append((kind, clipped(quoted)))

    def _comment(self, identity: str | None) -> None:
        if identity is not None:
            self.comments[identity] = None

    def _literal(self, text: str | None, look: Look) -> None:
        """Words as they stand in the file, where any blanks in a row are one, and none at the beginning."""
        if not text:
            return
        text = _BLANKS.sub(" ", text)
        if self._after_blank and text.startswith(" "):
            text = text[1:]
        if text:
            self._put(text, look)
            self._after_blank = text.endswith(" ")

    def _put(self, text: str, look: Look) -> None:
        self._after_blank = False
        self._flow.budget.characters(len(text))
        if self._flow.changes.deleting:
            self._unseen.setdefault("deletion", []).append(text)
            return
        if look.hidden:
            self._unseen.setdefault("hidden-text", []).append(text)
            return
        if self._flow.changes.inserting:
            self._unseen.setdefault("insertion", []).append(text)
        if look.white and not look.dark:
            self._unseen.setdefault("invisible-colour", []).append(text)
        if text.strip():
            self.comments.update(dict.fromkeys(self._flow.comments.say(text)))
        self._words.append(text)
