"""Finds the article of a page: the smallest element that holds nearly all of what is left when menus and the like are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from gilint.readers.html.furniture import dense_in_links, named_furniture, short
from gilint.readers.html.measure import Measure, measure
from gilint.readers.html.tree import Element

_MUCH = 0.3
_NEARLY_ALL = 0.9
_WHOLE = frozenset("p li ol ul dl dt dd pre blockquote h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True)
class Content:
    """Where the article is; `furniture` are the outermost elements that belong to the page around it, `grids` the tables of data."""

    article: Element
    furniture: frozenset[Element]
    grids: frozenset[Element]

    @cached_property
    def apart(self) -> frozenset[Element]:
        """What is no running text of the article."""
        return self.furniture | self.grids


def find_content(body: Element) -> Content:
    """Split a page into its article and what stands around it; nothing that weighs much, no sentence and no large table, is left out."""
    measures = measure(body)
    furniture = _furniture(body, measures)
    measures = measure(body, furniture)
    grids = frozenset(element for element, own in measures.items() if own.grid)
    whole = measures[body]
    article: Element | None = body
    found = body
    while article is not None:
        found = article
        article = next((child for child in found.elements() if child in measures and _holds(child, measures[child], whole)), None)
    return Content(found, furniture, grids)


def _holds(element: Element, own: Measure, whole: Measure) -> bool:
    if own.grid or element.tag in _WHOLE or own.tables < whole.tables or own.prose < whole.prose:
        return False
    return own.text > 0 and own.text >= _NEARLY_ALL * whole.text


def _furniture(body: Element, measures: Mapping[Element, Measure]) -> frozenset[Element]:
    much = _MUCH * measures[body].text
    found: set[Element] = set()
    waiting = [body]
    while waiting:
        for child in waiting.pop().elements():
            own = measures.get(child)
            if own is None:
                if named_furniture(child):
                    found.add(child)
            elif not own.grid:
                # A header that only holds the article's title has no ways to other pages.
                weighs = own.text > much or own.tables or (own.headings and not own.links)
                if not weighs and (named_furniture(child) or _behaves_like_furniture(child, own)):
                    found.add(child)
                else:
                    waiting.append(child)
    return frozenset(found)


def _behaves_like_furniture(element: Element, own: Measure) -> bool:
    if element.display == "inline":
        return False
    return dense_in_links(own.links, own.linked, own.text) or (own.marked and short(own.linked + own.text))
