"""Walks the tokens: keeps what is in force in each group, and hands what is said to the flow that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from gilint.readers.drafts.drafts import Draft
from gilint.readers.limits import Limits
from gilint.readers.rtf.comments import Comments
from gilint.readers.rtf.flow import Flow
from gilint.readers.rtf.header import Colours, Styles
from gilint.readers.rtf.letters import ESCAPED, SIGNS, SYMBOLS, Letters, visible, words
from gilint.readers.rtf.lists import Lists
from gilint.readers.rtf.state import Layout, Look, State
from gilint.readers.rtf.tokens import Token, Tokens
from gilint.readers.unreadable import Unreadable

_MOST_DRAFTS: Final = 300_000
"""Paragraphs, cells and drawings; a thousand pages have a tenth of it."""
_NOTHING: Final = Token("text")

Meaning = Callable[["Walk", int | None], None]
"""What a control word does, given its number."""


@dataclass(frozen=True, slots=True)
class Language:
    r"""What control words do, anywhere or only where they begin a group. A group that begins with \* and an unknown word is left out."""

    anywhere: Mapping[bytes, Meaning]
    first: Mapping[bytes, Meaning]


@dataclass(slots=True)
class _Group:
    """What a group gives back when it ends, and what is to be done then."""

    state: State
    flow: Flow
    end: Callable[[], None] | None = None


class Walk:
    """One walk over one file; `title` and `margins` are known at its end."""

    def __init__(self, tokens: Tokens, letters: Letters, language: Language, limits: Limits) -> None:
        self.title = ""
        self.margins: list[str] = []
        self.comments = Comments()
        self.tokens = tokens
        self.letters = letters
        self.fonts: dict[int, str] = {}
        self.default_font = 0
        self.colours = Colours()
        self.styles = Styles()
        self.lists = Lists()
        self.state = State()
        self.pictured = self.property = self.object = ""
        self._language = language
        self._deepest = limits.depth
        self._left = _MOST_DRAFTS
        self._groups: list[_Group] = []
        self._look = Look()
        self._layout = Layout()
        self.flow = self._new_flow(self.comments)

    def story(self) -> list[Draft]:
        """The body. Raises Unreadable: damaged where a group does not end, bomb, too-deep."""
        body = self.flow
        first = starred = False
        for token in self.tokens:
            kind = token.kind
            if kind == "open":
                self._open()
                first = True
                continue
            if kind == "close":
                self._close()
                if not self._groups:
                    break
            elif kind == "word":
                self._word(token, first, starred)
            elif kind != "symbol":
                self._letters(token)
            elif token.data == b"*" and first:
                starred = True
                continue
            else:
                self._symbol(token)
            first = starred = False
        if self._groups:
            raise Unreadable("damaged", f"{len(self._groups)} × {{")
        self.flush()
        return body.close()

    def put(self, text: str) -> None:
        """Say something that the file does not spell."""
        if not self.state.mute:
            self._letters(_NOTHING)
            self.letters.put(text)

    def flush(self) -> None:
        """Hand what was said to the flow, before something else comes of it."""
        if text := visible(self.letters.take()):
            self.flow.put(text, self._look, self._layout)

    def group_text(self) -> str:
        """The rest of a group that holds nothing but text; nobody sees it in the flow."""
        self.flush()
        return words(self.tokens.group(), self.letters, self.fonts, self.state.codec)

    def at_end(self, end: Callable[[], None]) -> None:
        """Do something when the group ends that the reading is in."""
        if self._groups:
            self._groups[-1].end = end

    def read_apart(self, end: Callable[[list[Draft]], None], comments: Comments | None = None) -> None:
        """Read the rest of the group as a flow of its own, and do something with all of it."""
        self.flush()
        flow = self.flow = self._new_flow(comments)
        self.state = State(self.state.codec, self.state.substitutes)
        self.at_end(lambda: end(flow.close()))

    def _new_flow(self, comments: Comments | None) -> Flow:
        return Flow(self._spend, self.styles, self.lists.number, comments)

    def _open(self) -> None:
        if len(self._groups) >= self._deepest:
            raise Unreadable("too-deep", f"> {self._deepest} × {{")
        self.letters.bounded()
        self._groups.append(_Group(self.state, self.flow))

    def _close(self) -> None:
        self.letters.bounded()
        group = self._groups.pop()
        if group.end is not None:
            self.flush()
            group.end()
        self.state, self.flow = group.state, group.flow

    def _word(self, token: Token, first: bool, starred: bool) -> None:
        word, number = token.data, token.number
        if word == b"u":
            if not self.state.mute:
                self._letters(_NOTHING)
                self.letters.unicode(number or 0, self.state.substitutes)
        elif word in SIGNS:
            self.put(SIGNS[word])
        elif meaning := self._language.anywhere.get(word) or (self._language.first.get(word) if first else None):
            self.letters.passed()
            meaning(self, number)
        elif starred:
            self.tokens.skip_group()
        else:
            self.letters.passed()

    def _symbol(self, token: Token) -> None:
        if token.data in ESCAPED:
            self._letters(token)
        elif token.data in (b"\n", b"\r"):
            self._language.anywhere[b"par"](self, None)
        elif token.data in SYMBOLS:
            self.put(SYMBOLS[token.data])
        else:
            self.letters.passed()

    def _letters(self, token: Token) -> None:
        if self.state.mute:
            return
        look, layout = self.state.look, self.state.layout
        if (look is not self._look and look != self._look) or (layout is not self._layout and layout != self._layout):
            self.flush()
        self._look, self._layout = look, layout
        self.letters.token(token, self.state.codec)

    def _spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_DRAFTS} paragraphs, cells and drawings")


def mute(walk: Walk, _: int | None = None) -> None:
    """What follows in the group is no text of the document."""
    walk.state = replace(walk.state, mute=True)


def speak(walk: Walk, _: int | None = None) -> None:
    walk.state = replace(walk.state, mute=False)
