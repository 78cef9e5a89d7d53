"""One document of an OFD file; a file may hold several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from gilint.document import Comment, Note
from gilint.readers.limits import Limits
from gilint.readers.ofd.annotations import Annotations
from gilint.readers.ofd.drawing import MILLIMETRE, drawn
from gilint.readers.ofd.elements import child, children, text
from gilint.readers.ofd.numbers import numbers
from gilint.readers.ofd.package import Package
from gilint.readers.ofd.pages import page_of, unseen
from gilint.readers.ofd.resources import Resources
from gilint.readers.ofd.sheet import Sheet
from gilint.readers.paged.lines import lines
from gilint.readers.paged.marks import Marks
from gilint.readers.paged.page import Page

_A4: Final = (210.0, 297.0)
_LARGEST: Final = 5000.0
"""Millimetres; no page has a longer side."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page, and what is noted on it."""

    page: Page
    notes: tuple[Note, ...]
    comments: tuple[Comment, ...]


class Body:
    """The document whose Document.xml is the part `name`. Raises Unreadable("damaged") for a part that is missing, and what parts raise."""

    def __init__(self, package: Package, name: str, limits: Limits, marks: Marks) -> None:
        self._package, self._name, self._limits, self._marks = package, name, limits, marks
        root = package.required(name, "Document")
        self._common = child(root, "CommonData")
        self._size = _size(child(self._common, "PageArea"), _A4)
        self._parts: dict[str, etree._Element] = {}
        self._shared = [*self._resource_parts(self._common, name, "PublicRes", "DocumentRes")]
        self._resources = Resources(self._shared)
        self._annotations = Annotations(package, package.located(text(root, "Annotations"), name), marks)
        self._templates = {page.get("ID", ""): page.get("BaseLoc", "") for page in children(self._common, "TemplatePage")}
        self._outside: dict[str, tuple[str, ...]] = {}
        self._pages = list(children(child(root, "Pages"), "Page"))

    def __len__(self) -> int:
        return len(self._pages)

    def read(self, first: int) -> Iterator[Read]:
        """The pages in order; the first one gets the number `first`."""
        for number, listed in enumerate(self._pages, start=first):
            name = self._package.located(listed.get("BaseLoc", ""), self._name)
            root = self._package.required(name, "Page")
            templates = dict.fromkeys(template.get("TemplateID", "") for template in children(root, "Template"))
            outside = tuple(line for template in templates for line in self._drawn_by(template))
            self._marks.count(len(outside))
            sheet = self._sheet(root, name)
            page = page_of(sheet, number, outside)
            yield Read(page, unseen(sheet, page), tuple(self._annotations.comments(listed.get("ID", ""), number)))

    def _drawn_by(self, template: str) -> tuple[str, ...]:
        """The text of a template, which pages share: headers and footers, forms and pictures behind the text."""
        if template not in self._outside:
            self._outside[template] = ()
            name = self._package.located(self._templates.get(template, ""), self._name)
            if (root := self._package.optional(name)) is not None:
                glyphs = [glyph for words in self._sheet(root, name).seen for glyph in words.glyphs]
                self._outside[template] = tuple(line.text for line in lines(glyphs))
        return self._outside[template]

    def _sheet(self, root: etree._Element, name: str) -> Sheet:
        width, height = _size(child(root, "Area"), self._size)
        sheet = Sheet(width * MILLIMETRE, height * MILLIMETRE)
        sheet.draw(drawn(child(root, "Content"), self._resources_of(root, name), self._limits, self._marks), self._marks)
        return sheet

    def _resources_of(self, page: etree._Element, name: str) -> Resources:
        """Those of the document, and the page's own if it has any."""
        own = [*self._resource_parts(page, name, "PageRes")]
        for part in (*self._shared, *own) if own else ():
            self._marks.count(1 + sum(1 for _ in part.iter()))
        return Resources([*self._shared, *own]) if own else self._resources

    def _resource_parts(self, element: etree._Element | None, base: str, *kinds: str) -> Iterator[etree._Element]:
        for name in dict.fromkeys(self._package.located(text(listed), base) for listed in children(element, *kinds)):
            if name not in self._parts and (root := self._package.optional(name)) is not None:
                self._parts[name] = root
            if name in self._parts:
                yield self._parts[name]


def _size(area: etree._Element | None, default: tuple[float, float]) -> tuple[float, float]:
    """Width and height in millimetres."""
    box = numbers(text(area, "PhysicalBox"), 4)
    return (box[2], box[3]) if box and 0 < box[2] <= _LARGEST and 0 < box[3] <= _LARGEST else default
