"""The visible text of one paragraph, and what is met on the way: revisions, hidden text, comments, pictures, text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.document import NoteKind
from gilint.readers.docx import names
from gilint.readers.docx.colour import is_white, stands_on_dark
from gilint.readers.docx.markup import is_on, leading
from gilint.readers.docx.names import W
from gilint.readers.docx.ranges import Ranges
from gilint.readers.docx.styles import PLAIN, Style, Styles, value_of
from gilint.readers.drafts.fields import Fields

_BREAK_KIND: Final = W + "type"
_CHARACTER: Final = W + "char"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LONGEST_QUOTE: Final = 80


@dataclass(slots=True)
class Flow:
    """What goes on from one paragraph to the next. `conspicuous`: some format or style of the file hides text or makes it white.

    `ranges` are those of the review comments.
    """

    fields: Fields
    styles: Styles
    conspicuous: bool
    ranges: Ranges
    page: int = 1


class Inline:
    """Reads the content of a paragraph, or of several that run together because the marks between them are deleted."""

    __slots__ = (
        *("comments", "contents", "graphics", "notes", "page"),
        *("_fields", "_flow", "_hidden", "_pieces", "_run_is_hidden", "_run_is_white", "_style", "_white"),
    )

    def __init__(self, flow: Flow) -> None:
        self.page = flow.page
        self.notes: list[tuple[NoteKind, str]] = []
        self.comments: list[str] = []
        self.graphics: list[etree._Element] = []
        self.contents = False
        self._flow = flow
        self._fields = flow.fields
        self._pieces: list[str] = []
        self._hidden: list[str] = []
        self._white: list[str] = []
        self._style = PLAIN
        self._run_is_hidden = False
        self._run_is_white = False

    def text(self) -> str:
        return "".join(self._pieces)

    def read(self, paragraph: etree._Element, style: Style) -> None:
        """Take in what a paragraph shows."""
        self._style = style
        self.comments.extend(self._flow.ranges.on(paragraph))
        self._content(paragraph)
        self._fields.end_paragraph()
        self._note("hidden-text", self._hidden)
        self._note("invisible-colour", self._white)

    def _note(self, kind: NoteKind, pieces: list[str]) -> None:
        if pieces and (quoted := "".join(pieces).strip()):
            self.notes.append((kind, clipped(quoted)))
        pieces.clear()

    def _content(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == names.RUN:
                if self._flow.conspicuous:
                    self._see(child)
                self._run(child)
            elif tag in names.WRAPPERS:
                self._content(child)
            elif tag in names.INSERTED:
                self.notes.append(("insertion", quote(child, names.TEXT)))
                self._content(child)
            elif tag in names.DELETED:
                self.notes.append(("deletion", quote(child, names.TEXT, names.DELETED_TEXT)))
            elif tag == names.SIMPLE_FIELD:
                self._fields.mark("begin")
                self._fields.instruct(child.get(names.SIMPLE_FIELD_INSTRUCTION, ""))
                self._fields.mark("separate")
                self._content(child)
                self._fields.mark("end")
            elif tag in names.MATH:
                self._put("".join(text.text or "" for text in child.iter(names.MATH_TEXT, names.TEXT)))
            elif tag == names.ALTERNATIVES:
                self._content(alternative(child))

    def _run(self, run: etree._Element) -> None:
        for child in run:
            tag = child.tag
            if tag == names.TEXT:
                self._put(_words(child))
            elif tag == names.BREAK:
                if child.get(_BREAK_KIND, "textWrapping") == "textWrapping":
                    self._put("\n")
            elif tag in names.CHARACTERS:
                self._put(names.CHARACTERS[tag])
            elif tag == names.RENDERED_PAGE_BREAK:
                self._flow.page += 1
                if not self._pieces:
                    self.page = self._flow.page
            elif tag == names.FIELD_CHARACTER:
                self._fields.mark(child.get(names.FIELD_KIND))
            elif tag == names.FIELD_INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif tag in names.GRAPHICS:
                self.graphics.append(child)
            elif tag == names.SYMBOL:
                self._put(_symbol(child))
            elif tag == names.RUBY:
                for base in child.iterchildren(names.RUBY_BASE):
                    self._content(base)
            elif tag == names.ALTERNATIVES:
                self._run(alternative(child))

    def _put(self, text: str) -> None:
        if not text or self._fields.silent:
            return
        if self._run_is_hidden:
            self._hidden.append(text)
            return
        if self._run_is_white:
            self._white.append(text)
        if self._fields.contents:
            self.contents = True
        self._pieces.append(text)

    def _see(self, run: etree._Element) -> None:
        """Work out whether what a run says is to be seen."""
        properties = leading(run, names.RUN_PROPERTIES)
        vanish = colour = named = None
        if properties is not None:
            vanish = properties.find(names.VANISH)
            colour = properties.find(names.COLOUR)
            named = properties.find(names.RUN_STYLE)
        style = self._flow.styles.character(None if named is None else named.get(names.VAL))
        # Hiding is a toggle: a character style inside a paragraph style that hides shows the text again.
        self._run_is_hidden = is_on(vanish) if vanish is not None else style.hidden != self._style.hidden
        white = style.white if style.white is not None else self._style.white
        if colour is not None:
            white = is_white(colour.get(names.VAL))
        self._run_is_white = bool(white) and not self._run_is_hidden and not self._is_shaded(run)

    def _is_shaded(self, run: etree._Element) -> bool:
        properties = (leading(table, names.TABLE_PROPERTIES) for table in run.iterancestors(names.TABLE))
        styles = (value_of(each, names.TABLE_STYLE) for each in properties if each is not None)
        return stands_on_dark(run) or any(map(self._flow.styles.shades, styles))


def alternative(alternatives: etree._Element) -> etree._Element:
    """The one of several drawings of the same thing that is read: the first, unless only the fallback says anything."""
    choice = next(alternatives.iterchildren(names.CHOICE), None)
    fallback = next(alternatives.iterchildren(names.FALLBACK), None)
    if choice is None or (fallback is not None and not quote(choice, names.TEXT) and quote(fallback, names.TEXT)):
        return alternatives if fallback is None else fallback
    return choice


def quote(element: etree._Element, *tags: str) -> str:
    """The text inside an element as a note quotes it."""
    pieces: list[str] = []
    length = 0
    for text in element.iter(*tags):
        pieces.append(text.text or "")
        length += len(pieces[-1])
        if length > _LONGEST_QUOTE:
            break
    return clipped("".join(pieces))


def clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _words(element: etree._Element) -> str:
    """Blanks at the edges count only where the file says so, and a line break inside is a blank to Word."""
    text = element.text or ""
    if (text[:1].isspace() or text[-1:].isspace()) and element.get(_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\n", " ") if "\n" in text else text


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(_CHARACTER, ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
