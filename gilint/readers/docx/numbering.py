"""The lists of a Word file, and which of them the next paragraph is counted in."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from gilint.readers.docx import names
from gilint.readers.docx.markup import is_on, whole_number
from gilint.readers.docx.names import W
from gilint.readers.docx.styles import Style, Styles, value_of
from gilint.readers.drafts.counting import LONGEST_TEXT, MOST_COUNTED, Counting, Level, List

_ABSTRACT: Final = W + "abstractNum"
_ABSTRACT_ID: Final = W + "abstractNumId"
_STYLE_LINK: Final = W + "numStyleLink"
_NUM: Final = W + "num"
_NUM_ID: Final = W + "numId"
_OVERRIDE: Final = W + "lvlOverride"
_START_OVERRIDE: Final = W + "startOverride"
_LEVEL: Final = W + "lvl"
_LEVEL_INDEX: Final = W + "ilvl"
_START: Final = W + "start"
_FORMAT: Final = W + "numFmt"
_TEXT: Final = W + "lvlText"
_LEGAL: Final = W + "isLgl"
_RESTART: Final = W + "lvlRestart"
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_OFF: Final = "0"
_NO_LIST: Final = List("", {}, {})


class Numbering:
    """Ask once for each paragraph, in the order of the text."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        children = list(root) if root is not None else []
        self._abstracts = {child.get(_ABSTRACT_ID, ""): child for child in children if child.tag == _ABSTRACT}
        self._nums = {child.get(_NUM_ID, ""): child for child in children if child.tag == _NUM}
        self._styles = styles
        self._lists: dict[str, List] = {}
        self._counting = Counting()

    def number(self, style: Style, identity: str | None, depth: int | None) -> str:
        """The number of the next paragraph, which names a list and a depth itself or leaves them to its style; "" for none."""
        named = identity if identity is not None else style.numbering
        if named is None or named == _OFF or not self._nums:
            return ""
        found = self._list(named)
        if depth is None:
            depth = 0 if identity is not None else _depth_of(style, found)
        return self._counting.number(named, found, depth)

    def _list(self, identity: str) -> List:
        if identity not in self._lists:
            self._lists[identity] = self._resolved(identity)
        return self._lists[identity]

    def _resolved(self, identity: str) -> List:
        num = self._nums.get(identity)
        if num is None:
            return _NO_LIST
        counter = self._abstract_of(num, set())
        levels = _levels(self._abstracts[counter]) if counter in self._abstracts else {}
        starts: dict[int, int] = {}
        for override in num.iterchildren(_OVERRIDE):
            depth = whole_number(override.get(_LEVEL_INDEX), 0, 8)
            start = value_of(override, _START_OVERRIDE)
            if start is not None:
                starts[depth] = whole_number(start, 1, MOST_COUNTED)
            levels.update(_levels(override))
        return List(counter, levels, starts)

    def _abstract_of(self, num: etree._Element, seen: set[str]) -> str:
        """The definition of a list, which may lie behind a numbering style."""
        identity = value_of(num, _ABSTRACT_ID) or ""
        abstract = self._abstracts.get(identity)
        style = value_of(abstract, _STYLE_LINK) if abstract is not None else None
        linked = self._nums.get(self._styles.numbering_of(style) or "") if style is not None and style not in seen else None
        return identity if style is None or linked is None else self._abstract_of(linked, seen | {style})


def _depth_of(style: Style, found: List) -> int:
    """A level that names the style counts its paragraphs, whatever depth the style itself asks for."""
    for name in style.chain:
        for depth, level in found.levels.items():
            if level.style == name:
                return depth
    return style.numbering_level or 0


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.iterchildren(_LEVEL):
        depth = whole_number(element.get(_LEVEL_INDEX), 0, 8)
        formats = element.find(_FORMAT)
        if formats is None:
            formats = element.find(f"{names.ALTERNATIVES}/{names.FALLBACK}/{_FORMAT}")
        properties = element.find(names.RUN_PROPERTIES)
        levels[depth] = Level(
            start=whole_number(value_of(element, _START), 0, MOST_COUNTED),
            format=formats.get(names.VAL, "decimal") if formats is not None else "decimal",
            text=_PLACEHOLDER.sub(_named, (value_of(element, _TEXT) or "")[:LONGEST_TEXT]),
            legal=is_on(element.find(_LEGAL)),
            restart=whole_number(value_of(element, _RESTART), depth, depth),
            style=value_of(element, names.PARAGRAPH_STYLE),
            hidden=properties is not None and is_on(properties.find(names.VANISH)),
        )
    return levels


def _named(placeholder: re.Match[str]) -> str:
    return chr(int(placeholder[1]) - 1)
