"""Finds words in texts whatever their width and case, as fast as the texts can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_PLAIN = ((0x3400, 0xA000), (0xAC00, 0xD7A4), (0xD800, 0xF900))
"""Ranges whose characters have no other form: the common Chinese ones, Hangul, surrogates and what is for private use."""
_JOINING = ((0x0900, 0x1200), (0x1B00, 0x1B80))
"""Ranges with characters that join the one before them, as Indic vowels and the parts of Hangul do."""


def fold(text: str) -> str:
    """The text as it is compared: width, case and compatible forms (㎡, ①) do not count."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def finder(word: str) -> Callable[[str], bool]:
    """Tells whether a text holds the word, as `fold(word) in fold(text)` does.

    Folding every text would take ten times as long. The word is searched in all its forms instead; only texts with a character that
    is more than another form of a single one are folded.
    """
    folded = fold(word)
    forms, special = _forms()
    pattern = re.compile("".join(f"[{re.escape(''.join(sorted({sign, *forms.get(sign, ())})))}]" for sign in folded))
    if not any(sign in forms for sign in folded):
        return lambda text: folded in (fold(text) if special.search(text) else text)
    return lambda text: folded in fold(text) if special.search(text) else pattern.search(text) is not None


@cache
def _forms() -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """For a folded character its other forms, and a pattern of the characters that cannot be told one by one."""
    forms: dict[str, list[str]] = {}
    special: list[str] = []
    for sign in map(chr, range(0x10000)):
        if _within(sign, _PLAIN):
            continue
        folded = fold(sign)
        if len(folded) != 1 or unicodedata.combining(sign) or unicodedata.combining(folded) or _within(folded, _JOINING):
            special.append(sign)
        elif folded != sign:
            forms.setdefault(folded, []).append(sign)
    return forms, re.compile(f"[{re.escape(''.join(special))}\U00010000-\U0010ffff]")


def _within(sign: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(sign) < last for first, last in ranges)
