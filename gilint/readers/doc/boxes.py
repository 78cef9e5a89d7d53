"""What is drawn on the text: which paragraph a drawing hangs on, its pictures, and the text in its boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gilint.readers.doc.drawings import Shape, drawings, shapes
from gilint.readers.doc.fib import Fib, Slot, Story
from gilint.readers.doc.plex import ascending, plex
from gilint.readers.drafts.drafts import NoteDraft, PictureDraft
from gilint.readers.little import u16, u32

_ANCHOR: Final = 26
_BOX: Final = 22
_REUSABLE: Final = 8
_IDENTITY: Final = 14
_LARGEST_PICTURE_HEAD: Final = 0x1000
_MOST_NAMED: Final = 2000
"""Pictures whose names are looked for; those behind them have none."""


@dataclass(frozen=True, slots=True)
class Box:
    """The text in a box, from one position to another."""

    begin: int
    end: int


Drawn = Box | PictureDraft | NoteDraft


class Boxes:
    """The drawings of the main text; each is handed out once."""

    def __init__(self, fib: Fib) -> None:
        self._data = fib.data
        self._named = _MOST_NAMED
        self._anchors = {begin: u32(record, 0) for begin, _, record in plex(fib.table(Slot.ANCHORS), _ANCHOR)}
        self._boxes = dict(_boxes(fib))
        self._shapes: dict[int, list[Shape]] = {}
        for shape in drawings(fib.table(Slot.DRAWINGS)):
            self._shapes.setdefault(shape.anchor, []).append(shape)

    def drawn(self, position: int) -> Iterator[Drawn]:
        """What hangs on a position of the text."""
        anchor = self._anchors.pop(position, None)
        if anchor is None:
            return
        for shape in self._shapes.pop(anchor, []) or [Shape(anchor, anchor)]:
            yield from _seen(shape)
            box = self._boxes.pop(shape.identity, None)
            if box is not None:
                yield box

    def left(self) -> list[Box]:
        """Boxes that hang on nothing."""
        return list(self._boxes.values())

    def inline(self, offset: int | None) -> Iterator[Drawn]:
        """A picture that stands in the text: a header, and the one shape with it."""
        self._named -= 1
        if offset is None or not 0 <= offset < len(self._data) or self._named < 0:
            yield PictureDraft("")
            return
        head = offset + u16(self._data, offset + 4)
        size = min(u32(self._data, offset), _LARGEST_PICTURE_HEAD)
        found = next(shapes(self._data[head : offset + size]), Shape())
        found.picture = True
        yield from _seen(found)


def _seen(shape: Shape) -> Iterator[Drawn]:
    if shape.picture:
        yield PictureDraft(shape.name)
    if shape.linked:
        yield NoteDraft("linked-content", shape.linked)


def _boxes(fib: Fib) -> Iterator[tuple[int, Box]]:
    """Boxes by the shape that each is in; those that a file keeps for later hold nothing."""
    base, limit = fib.range(Story.BOXES)
    boxes = plex(fib.table(Slot.BOXES), _BOX)
    records = {begin: record for begin, _, record in boxes}
    for begin, end in ascending(boxes.positions):
        record = records.get(begin, b"")
        if record and not u16(record, _REUSABLE) and end <= limit - base:
            yield u32(record, _IDENTITY), Box(base + begin, base + end)
