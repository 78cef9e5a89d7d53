"""Whether text in some colour can be seen on the ground it stands on."""

from __future__ import annotations

from itertools import islice
from typing import Final

from lxml import etree

from gilint.readers.docx import names
from gilint.readers.docx.markup import leading
from gilint.readers.docx.names import W

_NEARLY_WHITE: Final = 0xFA
_DARK: Final = 0xC0
_MOST_PROPERTIES: Final = 60
"""The schema knows fewer; those of one paragraph are looked at again for each of its runs."""
_FILL: Final = W + "fill"
_COLOUR_OF_PATTERN: Final = W + "color"
_GROUND_HOLDERS: Final = (names.RUN_PROPERTIES, names.PARAGRAPH_PROPERTIES, names.CELL_PROPERTIES, names.TABLE_PROPERTIES)
_VML_SHAPES: Final = frozenset("{urn:schemas-microsoft-com:vml}" + name for name in ("shape", "rect", "roundrect", "oval"))


def is_white(colour: str | None) -> bool:
    """`colour` as in `w:color`; "auto" follows the ground and is never white."""
    channels = _channels(colour)
    return channels is not None and min(channels) >= _NEARLY_WHITE


def stands_on_dark(run: etree._Element) -> bool:
    """Whether a run, its paragraph, cell, table or text box is shaded, so that white text shows."""
    for element in (run, *run.iterancestors()):
        if element.tag == names.SHAPE:
            shape = next((child for child in islice(element, _MOST_PROPERTIES) if child.tag == names.SHAPE_PROPERTIES), None)
            return shape is not None and next(shape.iterchildren(*names.SHAPE_FILLS), None) is not None
        if element.tag in _VML_SHAPES and is_dark((element.get("fillcolor") or "").split(" ")[0].lstrip("#")):
            return True
        properties = leading(element, *_GROUND_HOLDERS)
        if properties is not None and any(map(_is_dark_ground, islice(properties, _MOST_PROPERTIES))):
            return True
    return False


def has_dark_shading(element: etree._Element) -> bool:
    """Whether anything inside, such as a conditional format of a table style, is shaded."""
    return any(_is_dark_shading(shading) for shading in element.iter(names.SHADING))


def _is_dark_ground(property_: etree._Element) -> bool:
    if property_.tag == names.SHADING:
        return _is_dark_shading(property_)
    return property_.tag == names.HIGHLIGHT and property_.get(names.VAL) not in ("none", "white", None)


def _is_dark_shading(shading: etree._Element) -> bool:
    pattern = shading.get(names.VAL, "clear")
    if pattern in ("clear", "nil"):
        return is_dark(shading.get(_FILL))
    colour = shading.get(_COLOUR_OF_PATTERN, "auto")
    return colour == "auto" or is_dark(colour) or is_dark(shading.get(_FILL))


def is_dark(colour: str | None) -> bool:
    channels = _channels(colour)
    return channels is not None and sum(channels) < 3 * _DARK


def _channels(colour: str | None) -> tuple[int, int, int] | None:
    if colour is None or len(colour) != 6:
        return None
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return None
    return red, green, blue
