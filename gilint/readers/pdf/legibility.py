"""Whether the letters of a page are those that a reader sees, or codes that only its own fonts understand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gilint.readers.pdf.letters import Letter

_FEWEST: Final = 10
_UNKNOWN: Final = 0.3
_CHINESE: Final = 20
_RARE: Final = 0.5
_FIRST_LEVEL: Final = range(0xB0, 0xD8)
"""The first bytes of the 3755 characters that GB 2312 counts as common; in running Chinese nearly all are of these."""


def are_legible(letters: Sequence[Letter]) -> bool:
    """Letters that show ink; a few unknown signs, or a rare name, make no page illegible."""
    if len(letters) >= _FEWEST and sum(not letter.known for letter in letters) > _UNKNOWN * len(letters):
        return False
    chinese = [letter.text for letter in letters if "\u4e00" <= letter.text <= "\u9fff"]
    return len(chinese) < _CHINESE or sum(map(_is_rare, chinese)) <= _RARE * len(chinese)


def _is_rare(character: str) -> bool:
    return character.encode("gb2312", "replace")[0] not in _FIRST_LEVEL
