"""A screen as text that a person can compare: what stands on it, below it how each cell looks, at the end what the letters mean.

Textual's own pictures are SVG, ten times as large, with numbers that change from run to run; a difference in one says nothing to a reader.
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

_LETTERS = string.ascii_lowercase + string.ascii_uppercase + string.digits
_MANNERS = ("bold", "dim", "italic", "underline", "blink", "reverse", "strike")
_RULE = "─" * 20


def drawn(lines: Sequence[Strip]) -> str:
    """Blanks at the ends of lines are left out, and so are cells at the ends that look like most of the screen, which are dots."""
    looks = [[look(segment.style) for segment in line for _ in range(cell_len(segment.text))] for line in lines]
    counts = Counter(each for line in looks for each in line)
    ground = min(counts, key=lambda each: (-counts[each], each))
    letters = {ground: ".", **_letters(set(counts) - {ground})}
    parts = [
        *("".join(segment.text for segment in line).rstrip() for line in lines),
        _RULE,
        *("".join(letters[each] for each in line).rstrip(".") for line in looks),
        _RULE,
        *sorted(f"{letter} {each}" for each, letter in letters.items()),
    ]
    return "\n".join(parts) + "\n"


def look(style: Style | None) -> str:
    """Colours and manners of a cell in words."""
    if style is None:
        return "plain"
    manners = [manner for manner in _MANNERS if getattr(style, manner)]
    return " ".join([*manners, _colour(style.color), "on", _colour(style.bgcolor)])


def _colour(colour: Color | None) -> str:
    return colour.get_truecolor().hex if colour is not None and not colour.is_default else "default"


def _letters(looks: Iterable[str]) -> Mapping[str, str]:
    """A letter for each look, by its checksum: a look more does not change the letters of the others, unless two want the same."""
    letters: dict[str, str] = {}
    for each in sorted(looks):
        at = crc32(each.encode())
        wanted = (_LETTERS[(at + step) % len(_LETTERS)] for step in range(len(_LETTERS)))
        letters[each] = next(letter for letter in wanted if letter not in letters.values())
    return letters
