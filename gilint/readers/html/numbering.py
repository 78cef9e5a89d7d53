"""The automatic numbers of ordered lists, which a page's source does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gilint.readers.html.tree import Element

_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STYLE_OF_TYPE: Mapping[str, str] = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal", "chinese")
_MOST = 999


@dataclass(slots=True)
class Counter:
    """Counts the items of one list."""

    style: str
    next: int

    def number(self, item: Element) -> str:
        """The number of the next item, with its stop; empty where the list shows none."""
        own = item.attributes.get("value", "").strip()
        if own.isascii() and own.isdigit():
            self.next = int(own[:6])
        value = self.next
        self.next += 1
        style = _style(item) or self.style
        if style == "none" or not 0 < value <= _MOST:
            return ""
        if style.startswith(_CHINESE):
            return f"{_chinese(value)}、"
        if style.endswith(("alpha", "latin")) and value <= 26:
            return f"{chr(ord('A' if style.startswith('upper') else 'a') + value - 1)}."
        if style.endswith("roman"):
            return f"{_roman(value).upper() if style.startswith('upper') else _roman(value)}."
        return "" if style in ("disc", "circle", "square") else f"{value}."


def counter(ordered: Element) -> Counter:
    """A counter for an `ol` element."""
    start = ordered.attributes.get("start", "").strip()
    style = _style(ordered) or _STYLE_OF_TYPE.get(ordered.attributes.get("type", "").strip(), "decimal")
    return Counter(style, int(start[:6]) if start.isascii() and start.isdigit() else 1)


def _style(element: Element) -> str:
    return next((word for word in element.list_style.split() if word not in ("inside", "outside")), "")


def _chinese(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        text += letters * count
    return text
