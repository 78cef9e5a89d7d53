"""Colours of letters and of the ground that they stand on ([MS-DOC] 2.9.43, 2.9.118, 2.9.247)."""

from __future__ import annotations

from typing import Final

from gilint.readers.little import u16, u32

_WHITE: Final = 8
_LIGHT: Final = frozenset({0, _WHITE, 16})
"""Of the sixteen old colours: that of the page, white, and a light grey."""
_NEARLY_WHITE: Final = 0xFA
_DARK: Final = 0xC0
_AUTO: Final = 0xFF
_CLEAR: Final = 0
_NO_PATTERN: Final = 0xFFFF
_NO_OLD_PATTERN: Final = 0x3F


def is_old_white(colour: int) -> bool:
    return colour == _WHITE


def is_white(colour: bytes) -> bool:
    """`colour` is red, green, blue, and whether the ground decides."""
    return len(colour) == 4 and colour[3] != _AUTO and min(colour[:3]) >= _NEARLY_WHITE


def is_old_dark(colour: int) -> bool:
    return colour not in _LIGHT


def has_dark_shading(shading: bytes) -> bool:
    """`shading` is the colour of a pattern, that below it, and the pattern."""
    pattern = u16(shading, 8)
    if len(shading) < 10 or pattern in (_CLEAR, _NO_PATTERN):
        return _is_dark(shading[4:8])
    return u32(shading, 0) >> 24 == _AUTO or _is_dark(shading[:4]) or _is_dark(shading[4:8])


def has_old_dark_shading(shading: int) -> bool:
    """`shading` is both colours of the old ones and the pattern, in sixteen bits."""
    letters, ground, pattern = shading & 0x1F, shading >> 5 & 0x1F, shading >> 10
    if pattern in (_CLEAR, _NO_OLD_PATTERN):
        return is_old_dark(ground)
    return not letters or is_old_dark(letters) or is_old_dark(ground)


def _is_dark(colour: bytes) -> bool:
    return len(colour) == 4 and colour[3] != _AUTO and sum(colour[:3]) < 3 * _DARK
