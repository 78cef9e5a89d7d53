"""Automatic numbers: counts the items of lists and the headings of the outline as LibreOffice does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.readers.docx.markup import whole_number
from gilint.readers.odt import names
from gilint.readers.odt.levels import DEEPEST, MOST, Level, levels_of, printed
from gilint.readers.odt.names import STYLE
from gilint.readers.odt.styles import Styles

_OUTLINE: Final = ""
"""The counter of the outline; lists have the names that they are counted by."""


@dataclass(slots=True)
class Listing:
    """A list that is being read. `counter` is what it counts with, shared by the lists that continue one another.

    `anew`: it begins at its start once more, and so do the lists in it, until one of their paragraphs has been numbered.
    """

    counter: str
    style: str
    depth: int
    above: Listing | None = None
    anew: bool = False


@dataclass(slots=True)
class Item:
    """An item of a list. `waiting`: its number still waits for a paragraph; `lists` counts those that it holds."""

    listing: Listing
    style: str
    start: int | None
    waiting: bool
    lists: int = 0


class Lists:
    """Holds how far each list has counted. Ask once for each paragraph, in the order of the text."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._outline_name = "" if styles.outline is None else styles.outline.get(STYLE + "name", "")
        self._levels: dict[str, dict[int, Level]] = {_OUTLINE: {} if styles.outline is None else levels_of(styles.outline)}
        self._counts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, str] = {}
        self._latest: tuple[str, str] = ("", "")

    def listing(self, element: etree._Element, around: Item | None) -> Listing:
        """Begin a list; one in an item goes on counting below that item."""
        goes_on = element.get(names.CONTINUE_NUMBERING)
        style = element.get(names.STYLE_NAME)
        if around is None:
            style = self._named(style if style is not None else self._style_within(element))
            return Listing(self._counter(element, style, goes_on == "true"), style, 0)
        around.lists += 1
        around.waiting = False
        anew = around.listing.anew or around.lists > 1 if goes_on is None else goes_on != "true"
        own = around.listing.style if style is None else self._named(style)
        return Listing(around.listing.counter, own, min(around.listing.depth + 1, DEEPEST), around.listing, anew)

    def item(self, element: etree._Element, listing: Listing) -> Item:
        override = element.get(names.STYLE_OVERRIDE)
        style = listing.style if override is None else self._named(override)
        return Item(listing, style, _start(element), element.tag == names.LIST_ITEM)

    def numbered(self, element: etree._Element) -> Item:
        """The item that a `text:numbered-paragraph` is for itself."""
        style = self._named(element.get(names.STYLE_NAME, ""))
        depth = max(0, whole_number(element.get(names.LEVEL), 1, DEEPEST + 1) - 1)
        listing = Listing("numbered " + element.get(names.LIST_ID, ""), style, depth)
        return Item(listing, style, _start(element), waiting=True)

    def number(self, item: Item) -> str:
        """The number of the paragraph that an item has waited for."""
        item.waiting = False
        listing = item.listing
        number = self._counted(listing.counter, listing.style, item.style, listing.depth, item.start, listing.anew)
        above: Listing | None = listing
        while above is not None:
            above.anew = False
            above = above.above
        return number

    def heading(self, element: etree._Element, level: int) -> str:
        """The number of a heading that stands in no list, whose level is counted from 1."""
        if not self._levels[_OUTLINE] or element.get(names.IS_LIST_HEADER) == "true":
            return ""
        anew = element.get(names.RESTART_NUMBERING) == "true"
        return self._counted(_OUTLINE, _OUTLINE, _OUTLINE, level - 1, _start(element) if anew else None, anew)

    def _counted(self, counter: str, counting: str, printing: str, depth: int, start: int | None, anew: bool) -> str:
        counts = self._counts.setdefault(counter, {})
        if start is not None:
            counts[depth] = start
        elif anew or depth not in counts:
            counts[depth] = self._begin(printing, depth)
        else:
            counts[depth] = min(counts[depth] + 1, MOST)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        # A list that begins further in makes the levels above it begin as well.
        for higher in range(depth):
            counts.setdefault(higher, self._begin(counting, higher))
        return printed(self._levels_of(printing), [counts[each] for each in range(depth + 1)])

    def _begin(self, style: str, depth: int) -> int:
        level = self._levels_of(style).get(depth)
        return 1 if level is None else level.start

    def _levels_of(self, style: str) -> dict[int, Level]:
        if style not in self._levels:
            element = self._styles.lists.get(style)
            self._levels[style] = {} if element is None else levels_of(element)
        return self._levels[style]

    def _counter(self, element: etree._Element, style: str, goes_on: bool) -> str:
        """What a list counts with: that of the list it continues, which is the one before where only the style is the same."""
        if style == _OUTLINE:
            return _OUTLINE
        own = element.get(names.XML_ID) or f"list {len(self._counters)}"
        continued = element.get(names.CONTINUE_LIST)
        if continued is None and goes_on and self._latest[1] == style:
            continued = self._latest[0]
        counter = self._counters.get(continued or "", own)
        self._counters[own] = counter
        self._latest = (own, style)
        return counter

    def _style_within(self, element: etree._Element) -> str:
        """The list style that the first paragraph of a list has from its own style."""
        paragraph = next(element.iter(*names.PARAGRAPHS), None)
        style = None if paragraph is None else paragraph.get(names.STYLE_NAME)
        return self._styles.style("paragraph", style).list_style or "?"

    def _named(self, style: str) -> str:
        return _OUTLINE if style and style == self._outline_name else style or "?"


def _start(element: etree._Element) -> int | None:
    value = element.get(names.START_VALUE)
    return None if value is None else whole_number(value, 1, MOST)
