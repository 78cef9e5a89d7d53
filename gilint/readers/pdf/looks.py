"""Whether a reader of the page sees a letter, and takes it for a part of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from gilint.readers.pdf import pdfium
from gilint.readers.pdf.drawing import Drawn
from gilint.readers.pdf.geometry import Area
from gilint.readers.pdf.letters import Letter
from gilint.readers.pdf.pictures import area_of, fills
from gilint.readers.pdf.ruling import ground_of

_SMALLEST: Final = 1.0
_WHITE: Final = 250
_MOST_GROUNDS: Final = 60
_WATERMARK_SIZE: Final = 36.0
_WATERMARK_LIGHTNESS: Final = 150
_WATERMARK_ALPHA: Final = 200

Look = Literal["plain", "invisible", "white", "aside", "out of sight"]
"""`aside` are words that run across the page, and large pale ones: stamps and watermarks."""


class Looks:
    """Knows the letters of one page by the objects that they are of. `turns` is the direction of its words."""

    def __init__(self, drawn: Sequence[Drawn], shown: Area, turns: int) -> None:
        self._drawn = drawn
        self._turns = turns
        self._texts = {pdfium.address_of(each.object): each for each in drawn if each.kind == pdfium.TEXT}
        self._covered_before = _covered_before(drawn, shown)
        self._grounds: Sequence[tuple[int, Area]] | None = None
        self._known: dict[tuple[int, int | None], Look] = {}

    def of(self, letter: Letter) -> Look:
        text = self._texts.get(letter.object)
        if text is None or not text.clip.holds(*letter.area.middle):
            return "out of sight"
        key = (letter.object, letter.turns)
        if key not in self._known:
            self._known[key] = self._look(letter, text)
        return self._known[key]

    def _look(self, letter: Letter, text: Drawn) -> Look:
        if letter.size < _SMALLEST or pdfium.is_invisible(text.object) or text.order < self._covered_before:
            return "invisible"
        if letter.turns != self._turns:
            return "aside"
        fill = pdfium.fill_of(text.object)
        if fill is None or not pdfium.is_plainly_filled(text.object):
            return "plain"
        if not fill.alpha:
            return "invisible"
        if fill.lightness >= _WHITE and not self._has_ground(text.order, *letter.area.middle):
            return "white"
        pale = fill.lightness >= _WATERMARK_LIGHTNESS or fill.alpha < _WATERMARK_ALPHA
        return "aside" if pale and letter.size >= _WATERMARK_SIZE else "plain"

    def _has_ground(self, order: int, x: float, y: float) -> bool:
        if self._grounds is None:
            self._grounds = _grounds(self._drawn)
        return any(below < order and area.holds(x, y) for below, area in self._grounds)


def _covered_before(drawn: Sequence[Drawn], shown: Area) -> int:
    """The order before which nothing is seen, because a picture of the whole page was laid over it: scanners do so to recognised words."""
    covers = (
        each.order
        for each in drawn
        if each.kind == pdfium.PICTURE and (area := area_of(each)) and fills([area], shown) and not pdfium.is_transparent(each.object)
    )
    return max(covers, default=0)


def _grounds(drawn: Sequence[Drawn]) -> list[tuple[int, Area]]:
    found: list[tuple[int, Area]] = []
    for each in drawn:
        area = ground_of(each) if each.kind == pdfium.PATH else area_of(each) if each.kind == pdfium.PICTURE else None
        if area:
            found.append((each.order, area))
    return sorted(found, key=lambda ground: ground[1].width * ground[1].height, reverse=True)[:_MOST_GROUNDS]
