"""What a style says about its text, its ancestors included: number, outline level, hidden, white."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.readers.docx import names
from gilint.readers.docx.colour import has_dark_shading, is_white
from gilint.readers.docx.markup import is_on, whole_number
from gilint.readers.docx.names import W

_STYLE: Final = W + "style"
_STYLE_ID: Final = W + "styleId"
_TYPE: Final = W + "type"
_DEFAULT: Final = W + "default"
_NAME: Final = W + "name"
_BASED_ON: Final = W + "basedOn"
_OUTLINE: Final = f"{names.PARAGRAPH_PROPERTIES}/{names.OUTLINE_LEVEL}"
_NUMBERING_ID: Final = f"{names.PARAGRAPH_PROPERTIES}/{names.NUMBERING_PROPERTIES}/{names.NUMBERING_ID}"
_NUMBERING_LEVEL: Final = f"{names.PARAGRAPH_PROPERTIES}/{names.NUMBERING_PROPERTIES}/{names.NUMBERING_LEVEL}"
_VANISH: Final = f"{names.RUN_PROPERTIES}/{names.VANISH}"
_COLOUR: Final = f"{names.RUN_PROPERTIES}/{names.COLOUR}"
_LONGEST_CHAIN: Final = 50
"""Word allows eleven; a chain without end would cost its length for each style of it."""
_CONTENTS_NAME: Final = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)
_HEADING_NAME: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """`chain` names the style and its ancestors; what is `None` is left to others to say. `contents`: of a table of contents."""

    chain: tuple[str, ...] = ()
    level: int | None = None
    numbering: str | None = None
    numbering_level: int | None = None
    hidden: bool = False
    white: bool | None = None
    contents: bool = False


PLAIN: Final = Style()


class Styles:
    """Looks styles up by id; each is worked out once, when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._shading: dict[str, bool] = {}
        self._default = ""
        self.conspicuous = False
        """Whether any paragraph or character style hides text or makes it white."""
        for element in root if root is not None else ():
            if element.tag == _STYLE:
                identity = element.get(_STYLE_ID, "")
                self._elements[identity] = element
                if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on"):
                    self._default = identity
        if root is not None:
            self.conspicuous = any(_type_of(found) != "table" for found in conspicuous_formats(root))

    def paragraph(self, identity: str | None) -> Style:
        """A paragraph's style; one that names none, or none there is, has the default style."""
        return self._style(identity if identity in self._elements else self._default)

    def character(self, identity: str | None) -> Style:
        return PLAIN if identity is None else self._style(identity)

    def shades(self, identity: str | None) -> bool:
        """Whether a table style paints a ground on which white text shows."""
        identity = identity or ""
        if identity not in self._shading:
            self._shading[identity] = any(has_dark_shading(self._elements[name]) for name in self._chain(identity))
        return self._shading[identity]

    def numbering_of(self, identity: str) -> str | None:
        """The list that a numbering style stands for."""
        return self._style(identity).numbering

    def _style(self, identity: str) -> Style:
        style = self._known.get(identity)
        if style is None:
            style = self._known[identity] = self._resolved(identity)
        return style

    def _chain(self, identity: str) -> list[str]:
        chain: list[str] = []
        while identity in self._elements and identity not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(identity)
            parent = self._elements[identity].find(_BASED_ON)
            identity = parent.get(names.VAL, "") if parent is not None else ""
        return chain

    def _resolved(self, identity: str) -> Style:
        chain = self._chain(identity)
        printed = [value_of(self._elements[name], _NAME) or "" for name in chain]
        outline = self._first(chain, _OUTLINE)
        headings = [int(heading[1]) for heading in map(_HEADING_NAME.fullmatch, printed) if heading]
        depth = self._first(chain, _NUMBERING_LEVEL)
        numbering = self._first(chain, _NUMBERING_ID)
        colour = self._first(chain, _COLOUR)
        return Style(
            chain=tuple(chain),
            level=outline_level(outline.get(names.VAL)) if outline is not None else next(iter(headings), None),
            numbering=None if numbering is None else numbering.get(names.VAL),
            numbering_level=None if depth is None else whole_number(depth.get(names.VAL), 0, 8),
            hidden=is_on(self._first(chain, _VANISH)),
            white=None if colour is None else is_white(colour.get(names.VAL)),
            contents=any(map(_CONTENTS_NAME.match, printed)),
        )

    def _first(self, chain: list[str], path: str) -> etree._Element | None:
        """What the style itself or else its nearest ancestor sets."""
        return next((found for name in chain if (found := self._elements[name].find(path)) is not None), None)


def outline_level(value: str | None) -> int | None:
    """Word counts outline levels from 0 and takes 9 for body text."""
    level = whole_number(value, 9, 9)
    return None if level == 9 else level + 1


def value_of(parent: etree._Element, tag: str) -> str | None:
    """The value of a property, `None` where it is not set."""
    element = parent.find(tag)
    return None if element is None else element.get(names.VAL)


def conspicuous_formats(root: etree._Element) -> list[etree._Element]:
    """Formats below `root` that take text out of sight: hidden, or white."""
    hiding = [element for element in root.iter(names.VANISH) if is_on(element)]
    return hiding + [element for element in root.iter(names.COLOUR) if is_white(element.get(names.VAL))]


def _type_of(found: etree._Element) -> str | None:
    style = next(found.iterancestors(_STYLE), None)
    return None if style is None else style.get(_TYPE)
