"""How much of what each element holds, counted once from the inside out; and which tables hold data, which merely lay out the page."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from gilint.readers.html.furniture import reads_like_furniture
from gilint.readers.html.links import embedded_file, link_kind, picture
from gilint.readers.html.tree import Element, Run

_PICTURE = 40
"""The text that a picture or an embedded file stands for."""
_STOP = "。"
_MANY_CELLS = 20
_LONG_CELL = 400
_MUCH_TEXT = 60


@dataclass(slots=True)
class Measure:
    """Characters that are no blanks: `text` outside of links to other pages, `linked` within; `prose` counts texts with a full stop.

    `rows`, `cells` and the `longest` cell are those that belong to no table within, `nested` is the text of the tables within; `tables`
    counts those that weigh enough to be a page's content. `grid` says that the element is a table of data, `marked` that some text in it
    is of the kind that stands around an article.
    """

    text: int = 0
    prose: int = 0
    linked: int = 0
    links: int = 0
    headings: int = 0
    rows: int = 0
    cells: int = 0
    longest: int = 0
    nested: int = 0
    tables: int = 0
    grid: bool = False
    marked: bool = False

    def take(self, inner: Measure) -> None:
        """Count in what a child holds."""
        self.text += inner.text
        self.prose += inner.prose
        self.linked += inner.linked
        self.links += inner.links
        self.headings += inner.headings
        self.rows += inner.rows
        self.cells += inner.cells
        self.longest = max(self.longest, inner.longest)
        self.nested += inner.nested
        self.tables += inner.tables
        self.marked = self.marked or inner.marked


def measure(root: Element, without: Container[Element] = ()) -> Mapping[Element, Measure]:
    """Measures of an element and all within it that can be seen, `without` some."""
    measures = {root: Measure()}
    walks: list[tuple[Element, Iterator[Element | Run]]] = [(root, iter(root.children))]
    linking = 0
    while walks:
        element, children = walks[-1]
        child = next(children, None)
        if isinstance(child, Run):
            if not child.hidden:
                size = sum(map(len, child.text.split()))
                measures[element].linked += size if linking else 0
                measures[element].text += 0 if linking else size
                measures[element].prose += not linking and _STOP in child.text
                measures[element].marked = measures[element].marked or reads_like_furniture(child.text.strip())
        elif child is None:
            walks.pop()
            linking -= _leads_away(element)
            _finish(element, measures[element])
            if walks:
                measures[walks[-1][0]].take(measures[element])
        elif child.display != "none" and child not in without:
            measures[child] = Measure(links=int(_leads_away(child)))
            linking += _leads_away(child)
            walks.append((child, iter(child.children)))
    return measures


def _leads_away(element: Element) -> bool:
    return element.tag == "a" and link_kind(element) == "page"


def _finish(element: Element, own: Measure) -> None:
    if (element.tag == "img" and picture(element)) or embedded_file(element):
        own.text += _PICTURE
    elif element.tag in ("h1", "h2", "h3"):
        own.headings += 1
    elif element.display == "cell":
        own.cells += 1
        own.longest = max(own.longest, own.text - own.nested)
    elif element.display == "row":
        own.rows += 1
    elif element.display == "table":
        own.grid = _is_grid(element, own)
        own.tables += own.grid and own.cells >= _MANY_CELLS and own.text >= _MUCH_TEXT
        own.rows = own.cells = own.longest = 0
        own.nested = own.text


def _is_grid(table: Element, own: Measure) -> bool:
    if table.attributes.get("role", "") in ("presentation", "none"):
        return False
    if own.cells <= max(own.rows, 2) or own.nested * 2 > own.text or own.linked > own.text:
        return False
    if own.headings and own.cells < _MANY_CELLS:
        return False
    return own.longest < _LONG_CELL or own.cells >= max(_MANY_CELLS, 3 * own.rows)
