"""Elements and attributes of WordprocessingML, whatever a file wrote into them."""

from __future__ import annotations

from lxml import etree

from gilint.readers.docx.names import STRICT, VAL
from gilint.readers.markup import parse


def transitional(root: etree._Element, name: str) -> etree._Element:
    """A tree in the namespaces that most files use; those of a strict file are replaced."""
    if not any(space in STRICT for space in root.nsmap.values()):
        return root
    plain = etree.tostring(root, encoding="utf-8")
    for strict, usual in STRICT.items():
        plain = plain.replace(strict.encode(), usual.encode())
    return parse(plain, name)


def leading(element: etree._Element, *tags: str) -> etree._Element | None:
    """The properties of an element, which stand before all else in it. Neither a search nor `len`, which takes time with each child."""
    try:
        child = element[0]
    except IndexError:
        return None
    return child if child.tag in tags else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def whole_number(text: str | None, default: int, most: int) -> int:
    """A number from 0 to `most`, whatever a file claims."""
    try:
        return max(0, min(int(text or ""), most))
    except ValueError:
        return default
