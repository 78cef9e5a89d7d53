"""Reads an OFD file: finds its documents, draws their pages, and gathers what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from gilint.document import Document, Note
from gilint.readers.limits import Limits
from gilint.readers.ofd.body import Body
from gilint.readers.ofd.elements import child, children, is_on, local, text
from gilint.readers.ofd.package import ENTRY, Package
from gilint.readers.paged.compose import compose
from gilint.readers.paged.marks import Marks
from gilint.readers.unreadable import Unreadable


def read_ofd(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees; raises Unreadable with the reason.

    The date in the file is that of its making, often a conversion years later, so nothing is said about when the report was published.
    Signatures and attached files are left alone.
    """
    package = Package(data, limits)
    if ENTRY not in package:
        raise Unreadable("not-the-format", f"no {ENTRY}")
    entry = package.tree(ENTRY)
    if local(entry) != "OFD":
        raise Unreadable("not-the-format", str(entry.tag))
    marks = Marks(limits.marks)
    bodies = [Body(package, name, limits, marks) for name in _roots(package, entry, limits)]
    count = sum(map(len, bodies))
    if not count:
        raise Unreadable("damaged", "0 pages")
    if count > limits.pages:
        raise Unreadable("too-large", f"{count} pages")
    read = [each for first, body in _numbered(bodies) for each in body.read(first)]
    comments = tuple(comment for each in read for comment in each.comments)
    noted = (Note("comment", comment.text, comment.places[0]) for comment in comments)
    document = compose([each.page for each in read], "ofd", text(entry, "DocBody", "DocInfo", "Title"))
    notes = (*document.notes, *(note for each in read for note in each.notes), *noted)
    return replace(document, notes=notes, comments=comments)


def _numbered(bodies: list[Body]) -> Iterator[tuple[int, Body]]:
    """Each document with the number of its first page; they are counted through."""
    first = 1
    for body in bodies:
        yield first, body
        first += len(body)


def _roots(package: Package, entry: etree._Element, limits: Limits) -> list[str]:
    """The parts with which the documents begin, of several versions of one the current."""
    roots: dict[str, None] = {}
    listed = list(children(entry, "DocBody"))
    if len(listed) > limits.pages:
        raise Unreadable("too-large", f"{len(listed)} documents")
    for body in listed:
        versions = children(child(body, "Versions"), "Version")
        current = next((version for version in versions if is_on(version.get("Current"))), None)
        location, base = text(body, "DocRoot"), ENTRY
        if current is not None:
            name = package.located(current.get("BaseLoc", ""), ENTRY)
            location, base = text(package.optional(name), "DocRoot") or location, name
        roots[package.located(location, base)] = None
    return list(roots)
