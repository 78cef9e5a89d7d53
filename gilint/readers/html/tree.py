"""A parsed page as plain elements and runs of text, without what no reader of the page sees or reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gilint.readers.html.bombs import refuse_bombs
from gilint.readers.html.style import Display, Look, declarations, display, look, table_classes
from gilint.readers.limits import Limits

_DROPPED = frozenset(
    "head title script style template noscript svg math canvas video audio select option textarea button input rp rt link meta".split()
)
_LONGEST_META = 1000
"""What a page says of itself is compared with each of its lines."""


@dataclass(frozen=True, slots=True)
class Run:
    """A text node and how it looks."""

    text: str
    hidden: bool = False
    pale: bool = False


@dataclass(slots=True, eq=False)
class Element:
    """An element; compared and hashed by identity."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    display: Display = "inline"
    list_style: str = ""
    preserves: bool = False
    children: list[Element | Run] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        return (child for child in self.children if isinstance(child, Element))

    def runs(self) -> Iterator[Run]:
        """All text within, in reading order."""
        walks = [iter(self.children)]
        while walks:
            child = next(walks[-1], None)
            if child is None:
                walks.pop()
            elif isinstance(child, Run):
                yield child
            else:
                walks.append(iter(child.children))


@dataclass(frozen=True, slots=True)
class Page:
    """`metas` holds the content of each named meta element, by its name in small letters."""

    body: Element
    title: str
    metas: Mapping[str, str]


def parse(text: str, limits: Limits) -> Page:
    """Raises Unreadable for pages that would take a parser too long."""
    refuse_bombs(text, limits)
    parser = LexborHTMLParser(text, scripting=True)
    metas: dict[str, str] = {}
    for meta in parser.css("meta"):
        attributes = _attributes(meta)
        name = attributes.get("name") or attributes.get("property") or ""
        metas.setdefault(name.strip().lower(), attributes.get("content", "")[:_LONGEST_META].strip())
    title = parser.css_first("title")
    sheets = "\n".join(sheet.text() for sheet in parser.css("style"))
    top = parser.body or parser.root
    body = _build(top, table_classes(sheets)) if top is not None else Element("body", display="block")
    return Page(body, re.sub(r"\s+", " ", title.text()[:_LONGEST_META]).strip() if title is not None else "", metas)


def _build(top: LexborNode, classes: Mapping[str, str]) -> Element:
    body, plain = _element(top, Look(), classes)
    waiting: list[tuple[Element, Look, LexborNode | None]] = [(body, plain, top.first_child)]
    while waiting:
        parent, seen, node = waiting.pop()
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                parent.children.append(Run(node.text_content or "", seen.hidden, seen.pale))
            elif not tag.startswith(("-", "!")) and tag not in _DROPPED:
                child, inside = _element(node, seen, classes)
                parent.children.append(child)
                waiting.append((child, inside, node.first_child))
            node = node.next
    return body


def _element(node: LexborNode, inherited: Look, classes: Mapping[str, str]) -> tuple[Element, Look]:
    tag = (node.tag or "").lower()
    attributes = _attributes(node)
    style = declarations(attributes.get("style", ""))
    for name in attributes.get("class", "").split() if classes else ():
        if name in classes:
            style.setdefault("display", classes[name])
    shown = display(tag, attributes, style)
    list_style = style.get("list-style-type") or style.get("list-style", "")
    preserves = tag == "pre" or style.get("white-space", "").startswith("pre")
    return Element(tag, attributes, shown, list_style, preserves), look(inherited, shown, attributes, style)


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
