"""What the styles of an OpenDocument text say about its words, its ancestors included: hidden, white, on a dark ground, on a new page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from gilint.readers.docx.colour import is_dark, is_white
from gilint.readers.docx.markup import whole_number
from gilint.readers.odt import names
from gilint.readers.odt.names import DRAW, FO, LOEXT, STYLE, TEXT

Family = Literal["paragraph", "text", "table", "table-row", "table-cell", "graphic", "section"]

_STYLE: Final = STYLE + "style"
_NAME: Final = STYLE + "name"
_FAMILY: Final = STYLE + "family"
_PARENT: Final = STYLE + "parent-style-name"
_LIST_STYLE: Final = STYLE + "list-style-name"
_DEFAULT_LEVEL: Final = STYLE + "default-outline-level"
_MASTER_PAGE: Final = STYLE + "master-page-name"
_WINDOW_COLOUR: Final = STYLE + "use-window-font-color"
_COLOUR: Final = FO + "color"
_GROUND: Final = FO + "background-color"
_FILL: Final = DRAW + "fill"
_FILL_COLOUR: Final = DRAW + "fill-color"
_BREAKS: Final = (FO + "break-before", FO + "break-after")
_CHANGES_ONLY: Final = LOEXT + "text-changes-only"
_PROPERTIES: Final = re.compile(r"\{.*\}[a-z-]+-properties")
_CONTENTS_NAME: Final = re.compile(r"contents(?:_20_| )(?:\d+|heading)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What is `None` is left to others to say.

    `level` is the outline level, `list_style` the list style; `own_list` is the one that an automatic style names itself, "" for none.
    `before` and `after`: a page ends there. `tracked`: of a row that was inserted or deleted. `contents`: of a table of contents.
    """

    hidden: bool | None = None
    white: bool | None = None
    dark: bool = False
    level: int | None = None
    own_list: str | None = None
    list_style: str | None = None
    before: bool = False
    after: bool = False
    tracked: bool = False
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How words look in the end."""

    hidden: bool = False
    white: bool = False
    dark: bool = False

    def within(self, style: Style) -> Look:
        """The look of words in a style inside of words with this look."""
        return Look(
            self.hidden if style.hidden is None else style.hidden,
            self.white if style.white is None else style.white,
            self.dark or style.dark,
        )


PLAIN: Final = Style()


class Styles:
    """Looks styles up by family and name; each is worked out once. Of two with one name the one in the later container counts."""

    def __init__(self, *containers: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for container in containers:
            for element in container if container is not None else ():
                name = element.get(_NAME, "")
                if element.tag == _STYLE:
                    self._elements[element.get(_FAMILY, ""), name] = element
                elif element.tag == TEXT + "list-style":
                    self.lists[name] = element
                elif element.tag == TEXT + "outline-style":
                    self.outline = element

    def style(self, family: Family, name: str | None) -> Style:
        """What a style comes to; one that is not there says nothing, and of styles in a loop each stands on those after it once."""
        chain: list[str] = []
        named = name or ""
        while (family, named) in self._elements and (family, named) not in self._known:
            # Marks it as met as well, for a chain that comes back to it.
            self._known[family, named] = PLAIN
            chain.append(named)
            named = self._elements[family, named].get(_PARENT, "")
        style = self._known.get((family, named), PLAIN)
        for each in reversed(chain):
            style = self._known[family, each] = _refined(style, self._elements[family, each], family)
        return style


def _refined(parent: Style, element: etree._Element, family: Family) -> Style:
    """A style that stands on another."""
    properties = _properties(element)
    holder = element.getparent()
    shown = _first(properties, names.DISPLAY)
    white = next((white for found in properties if (white := _white(found)) is not None), parent.white)
    level = element.get(_DEFAULT_LEVEL)
    before, after = (_first(properties, attribute) for attribute in _BREAKS)
    return Style(
        hidden=parent.hidden if shown is None else shown == "none",
        white=white,
        dark=any(map(_dark, properties)) or (parent.dark and family != "graphic"),
        level=parent.level if level is None else whole_number(level, 0, 10) or None,
        own_list=element.get(_LIST_STYLE) if holder is not None and holder.tag == names.AUTOMATIC_STYLES else None,
        list_style=element.get(_LIST_STYLE, parent.list_style),
        before=bool(element.get(_MASTER_PAGE)) or (parent.before if before is None else before == "page"),
        after=parent.after if after is None else after == "page",
        tracked=_first(properties, _CHANGES_ONLY) == "false",
        contents=parent.contents or bool(_CONTENTS_NAME.fullmatch(element.get(_NAME, ""))),
    )


def _properties(style: etree._Element) -> list[dict[str, str]]:
    """What a style itself sets: for its words, its paragraphs, its cells each."""
    found = (child for child in style if _PROPERTIES.fullmatch(str(child.tag)))
    return [{str(name): str(value) for name, value in child.attrib.items()} for child in found]


def _first(properties: list[dict[str, str]], attribute: str) -> str | None:
    return next((found[attribute] for found in properties if attribute in found), None)


def _white(properties: dict[str, str]) -> bool | None:
    if properties.get(_WINDOW_COLOUR) == "true":
        return False
    colour = properties.get(_COLOUR)
    return None if colour is None else is_white(colour.lstrip("#"))


def _dark(properties: dict[str, str]) -> bool:
    fill = properties.get(_FILL, "none")
    painted = is_dark(properties.get(_FILL_COLOUR, "").lstrip("#")) if fill == "solid" else fill != "none"
    return painted or is_dark(properties.get(_GROUND, "").lstrip("#"))
