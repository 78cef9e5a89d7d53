"""Tracked changes: what was deleted is stored apart, or stands in the text between two marks, as what was inserted does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final, Literal

from lxml import etree

from gilint.readers.docx.text import clipped
from gilint.readers.odt import names
from gilint.readers.odt.names import XML_ID

_LONGEST_QUOTE: Final = 100

Kind = Literal["deletion", "insertion"]


class Changes:
    """The changes of one body of text. `deleting` and `inserting` hold those that are open where the reading stands."""

    def __init__(self, root: etree._Element) -> None:
        self.deleting: set[str] = set()
        self.inserting: set[str] = set()
        self._kinds: dict[str, Kind] = {}
        self._quotes: dict[str, str] = {}
        for region in root.iter(names.CHANGED_REGION):
            self._learn(region)
        self._closed = _closed(root) if self._kinds else set()

    def mark(self, element: etree._Element) -> tuple[Kind, str] | None:
        """Take in a mark; where it stands for text that is stored apart, the note on it."""
        identity = element.get(names.CHANGE_ID, "")
        kind = self._kinds.get(identity)
        if kind is None:
            return None
        if element.tag == names.CHANGE:
            return ("deletion", self._quotes[identity]) if kind == "deletion" else None
        going = self.deleting if kind == "deletion" else self.inserting
        # A change without an end must not swallow the rest of the text.
        if element.tag == names.CHANGE_START and identity in self._closed:
            going.add(identity)
        elif element.tag == names.CHANGE_END:
            going.discard(identity)
        return None

    def leaves(self, element: etree._Element) -> str | None:
        """What was deleted in an element, `None` where some of its words are left or nothing was deleted."""
        deleting = set(self.deleting)
        deleted: list[str] = []
        met = bool(deleting)
        for event, each in etree.iterwalk(element, events=("start", "end")):
            if event == "start" and each.tag in names.CHANGE_MARKS:
                identity = each.get(names.CHANGE_ID, "")
                if self._kinds.get(identity) == "deletion":
                    met = True
                    if each.tag == names.CHANGE:
                        deleted.append(self._quotes[identity])
                    elif each.tag == names.CHANGE_END:
                        deleting.discard(identity)
                    elif identity in self._closed:
                        deleting.add(identity)
            words = each.text if event == "start" else each.tail if each is not element else None
            if words and words.strip():
                if not deleting:
                    return None
                deleted.append(words)
        return clipped(" ".join(filter(None, deleted))) if met else None

    def _learn(self, region: etree._Element) -> None:
        identity = region.get(XML_ID) or region.get(names.TEXT_ID) or ""
        for change in region.iterchildren(names.DELETION, names.INSERTION):
            self._kinds[identity] = "deletion" if change.tag == names.DELETION else "insertion"
            self._quotes[identity] = quoted(child for child in change if child.tag != names.CHANGE_INFO)


def quoted(elements: Iterable[etree._Element]) -> str:
    """The text inside of elements as a note quotes it."""
    pieces: list[str] = []
    length = 0
    for text in map(str, chain.from_iterable(chain(element.itertext(), " ") for element in elements)):
        pieces.append(text)
        length += len(text)
        if length > _LONGEST_QUOTE:
            break
    return clipped(" ".join("".join(pieces).split()))


def _closed(root: etree._Element) -> set[str]:
    """The changes whose mark of an end comes after that of their beginning."""
    begun: set[str] = set()
    closed: set[str] = set()
    for mark in root.iter(names.CHANGE_START, names.CHANGE_END):
        identity = mark.get(names.CHANGE_ID, "")
        if mark.tag == names.CHANGE_START:
            begun.add(identity)
        elif identity in begun:
            closed.add(identity)
    return closed
