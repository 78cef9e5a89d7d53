"""Drawings: shapes and what is in them, as Office keeps them for all its programs ([MS-ODRAW])."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from gilint.readers.little import u16, u32

_HEADER: Final = 8
_CONTAINER: Final = 0xF
_GROUP: Final = 0xF003
_SHAPE: Final = 0xF004
_IDENTITY: Final = 0xF00A
_PROPERTIES: Final = 0xF00B
_PICTURE: Final = 0x0104
_PICTURE_NAME: Final = 0x0105
_PICTURE_FLAGS: Final = 0x0106
_NAME: Final = 0x0380
_DESCRIPTION: Final = 0x0381
_LINKED: Final = 0x0A
"""A picture that is shown from a file or an address outside."""
_CODE: Final = 0x3FFF
_COMPLEX: Final = 0x8000
_PROPERTY: Final = 6
_LONGEST_NAME: Final = 500
_MOST_RECORDS: Final = 200_000
_DEEPEST: Final = 60
_PAGES: Final = 2
"""One for the text, one for headers and footers."""


@dataclass(slots=True)
class Shape:
    """`anchor` is the identity by which the text knows it: its own, or that of the outermost group that it is in."""

    identity: int = 0
    anchor: int = 0
    picture: bool = False
    linked: str = ""
    names: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.names.get(_DESCRIPTION) or self.names.get(_NAME) or self.names.get(_PICTURE_NAME) or ""


@dataclass(slots=True)
class _Open:
    """A container that is being read; a group is known by the first shape in it."""

    kind: int
    end: int
    first: int = 0


def shapes(data: bytes) -> Iterator[Shape]:
    """The shapes of a run of records, in the order in which they are drawn."""
    stack: list[_Open] = []
    shape: Shape | None = None
    at = 0
    for _ in range(_MOST_RECORDS):
        while stack and at >= stack[-1].end:
            if stack.pop().kind == _SHAPE and shape is not None:
                yield shape
                shape = None
        if at + _HEADER > len(data):
            break
        version, kind, size = u16(data, at), u16(data, at + 2), u32(data, at + 4)
        end = at + _HEADER + size
        at += _HEADER
        if version & 0xF == _CONTAINER and len(stack) < _DEEPEST:
            stack.append(_Open(kind, min(end, len(data))))
            shape = Shape() if kind == _SHAPE else shape
            continue
        if shape is not None and kind == _IDENTITY:
            _identify(shape, u32(data, at), [each for each in stack if each.kind == _GROUP])
        elif shape is not None and kind == _PROPERTIES:
            _describe(shape, data[at : min(end, len(data))], version >> 4)
        at = end
    if shape is not None:
        yield shape


def _identify(shape: Shape, identity: int, groups: list[_Open]) -> None:
    """All shapes of a page are in one group, which is none that the text knows."""
    shape.identity = shape.anchor = identity
    if len(groups) > 1:
        groups[1].first = groups[1].first or identity
        shape.anchor = groups[1].first


def _describe(shape: Shape, data: bytes, count: int) -> None:
    behind = _PROPERTY * count
    flags = 0
    for at in range(0, min(behind, len(data)), _PROPERTY):
        code, value = u16(data, at), u32(data, at + 2)
        if code & _CODE == _PICTURE:
            shape.picture = True
        elif code & _CODE == _PICTURE_FLAGS:
            flags = value
        if code & _COMPLEX:
            if code & _CODE in (_PICTURE_NAME, _NAME, _DESCRIPTION):
                told = data[behind : behind + min(value, _LONGEST_NAME)]
                shape.names[code & _CODE] = told.decode("utf-16-le", "ignore").split("\x00")[0].strip()
            behind += value
    if flags & _LINKED:
        shape.linked = shape.names.get(_PICTURE_NAME, "")
        shape.picture = True


def drawings(data: bytes) -> Iterator[Shape]:
    """The shapes of a document: behind what all drawings share, each page of drawings has a byte of its own in front."""
    at = _HEADER + u32(data, 4)
    for _ in range(_PAGES):
        end = at + 1 + _HEADER + u32(data, at + 5)
        yield from shapes(data[at + 1 : end])
        at = end
