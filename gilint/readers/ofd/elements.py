"""Elements of OFD by their local names: producers write the namespace of 2016, older ones, or none."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Those children of an element, if it is there, that have one of the names."""
    if element is not None:
        yield from (child for child in element if local(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of the first child, by name."""
    for name in path:
        element = next(children(element, name), None)
    return element


def text(element: etree._Element | None, *path: str) -> str:
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def is_off(value: str | None) -> bool:
    """Whether an attribute that is true by default says otherwise."""
    return value is not None and value.strip().lower() in ("false", "0")


def is_on(value: str | None) -> bool:
    """The same of one that is false by default."""
    return value is not None and value.strip().lower() in ("true", "1")
