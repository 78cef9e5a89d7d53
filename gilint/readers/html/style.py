"""What inline styles and old attributes make of an element: a block, a table or nothing, with text that can be seen or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Display = Literal["none", "inline", "block", "table", "group", "row", "cell", "caption"]

_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary ul xmp"
).split()
_OF_TAG: Mapping[str, Display] = {
    **dict.fromkeys(_BLOCKS, "block"),
    "table": "table",
    **dict.fromkeys(("thead", "tbody", "tfoot"), "group"),
    "tr": "row",
    **dict.fromkeys(("td", "th"), "cell"),
    "caption": "caption",
    **dict.fromkeys(("col", "colgroup"), "none"),
}
_OF_STYLE: Mapping[str, Display] = {
    "none": "none",
    **dict.fromkeys(("block", "flex", "grid", "list-item", "flow-root"), "block"),
    **dict.fromkeys(("inline", "inline-block", "inline-flex", "contents"), "inline"),
    **dict.fromkeys(("table", "inline-table"), "table"),
    **dict.fromkeys(("table-header-group", "table-row-group", "table-footer-group"), "group"),
    "table-row": "row",
    "table-cell": "cell",
    "table-caption": "caption",
}
_DECLARATION = re.compile(r"(?<![a-z-])([a-z-]++)\s*+:\s*([^;]*)")
_CLASS_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_ZERO = re.compile(r"0+(?:\.0+)?(?:[a-z]+|%)?(?![\d.])")
_WHITE = re.compile(r"(?:white|#fff|#ffffff|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\))(?![\w#])")
_NO_BACKGROUND = re.compile(r"(?:none|transparent|inherit|initial|unset|auto|window)?\s*")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as it is inherited. `veiled`, `tiny` and `white` can be undone by an element further in, `gone` cannot."""

    gone: bool = False
    veiled: bool = False
    tiny: bool = False
    white: bool = False
    backed: bool = False

    @property
    def hidden(self) -> bool:
        return self.gone or self.veiled or self.tiny

    @property
    def pale(self) -> bool:
        """White on nothing that is known to be dark."""
        return self.white and not self.backed


def declarations(style: str) -> dict[str, str]:
    """The properties of a style attribute; of one that is given twice the last counts."""
    return {name: value.strip() for name, value in _DECLARATION.findall(style.lower())} if style else {}


def table_classes(sheet: str) -> dict[str, str]:
    """Of a style sheet, the classes that make a table, a row or a cell of any element."""
    shown = ((name, declarations(body).get("display", "")) for name, body in _CLASS_RULE.findall(sheet))
    return {name: display for name, display in shown if "table" in display}


def display(tag: str, attributes: Mapping[str, str], style: Mapping[str, str]) -> Display:
    """What kind of box an element makes; `style` holds its declarations."""
    by_tag = _OF_TAG.get(tag, "inline")
    shown = _OF_STYLE.get(style.get("display", "").removesuffix("!important").strip())
    if "hidden" in attributes and shown is None:
        return "none"
    if by_tag == "row" and style.get("visibility", "").startswith("collapse"):
        return "none"
    if shown is None or (by_tag in ("table", "group", "row", "cell") and shown != "none"):
        return by_tag
    return shown


def look(inherited: Look, shown: Display, attributes: Mapping[str, str], style: Mapping[str, str]) -> Look:
    """How an element's text looks inside of what it inherits."""
    if not style and not attributes and shown != "none":
        return inherited
    visibility = style.get("visibility", "")
    size = style.get("font-size", "")
    colour = style.get("color") or attributes.get("color", "").strip().lower()
    backgrounds = [style.get("background", ""), style.get("background-color", ""), style.get("background-image", "")]
    backgrounds.append(attributes.get("bgcolor", "").strip().lower())
    gone = shown == "none" or style.get("mso-hide", "").startswith("all") or bool(_ZERO.fullmatch(style.get("opacity", "")))
    return Look(
        gone=inherited.gone or gone,
        veiled=visibility.startswith(("hidden", "collapse")) if visibility and visibility != "inherit" else inherited.veiled,
        tiny=bool(_ZERO.match(size)) if size and size != "inherit" else inherited.tiny,
        white=bool(_WHITE.match(colour)) if colour and colour != "inherit" else inherited.white,
        backed=inherited.backed or "background" in attributes or any(map(_paints, backgrounds)),
    )


def _paints(background: str) -> bool:
    return not _NO_BACKGROUND.fullmatch(background) and not _WHITE.match(background)
