"""Lays a whole document out in reading order, and knows where on its lines each place of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gilint.checking import Checked
from gilint.document import Attachment, Block, Image, Paragraph, Place, Table
from gilint.preview.drawing import ALONE, Key, Piece, shown
from gilint.preview.grid import draw_table
from gilint.preview.paragraphs import Kind, draw_paragraph
from gilint.preview.straight import straightened
from gilint.report.model import Report
from gilint.wording import Language, say

_NARROWEST = 12
"""Cells; nothing is laid out narrower than this."""


class Spot(NamedTuple):
    """A text of a piece; with no key the whole piece."""

    piece: int
    key: Key | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as drawn: a piece for each of its `blocks`. `spots` has the texts by their places, `addresses` the cells read there.

    Where there is no report the pieces say why, and there are no blocks.
    """

    checked: Checked
    width: int
    lang: Language
    ascii: bool
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    spots: Mapping[Place, Spot]
    addresses: Mapping[Place, Sequence[str]]

    def at(self, place: Place) -> Spot | None:
        """The text at a place, else what stands closest to it: its row, its table, its paragraph, the line before it, its page."""
        if place in self.spots:
            return self.spots[place]
        for is_close in (_in_row, _in_table, _in_paragraph, _above, _on_page):
            found = None
            for known, spot in self.spots.items():
                if is_close(known, place):
                    found = spot
                    if is_close is not _above:
                        break
            if found is not None:
                return Spot(found.piece, None) if is_close is _in_table else found
        return None

    def picture(self, place: Place) -> Spot | None:
        """The picture at a place."""
        pictures = (index for index, block in enumerate(self.blocks) if isinstance(block, Image) and block.place == place)
        return next((Spot(index, ALONE) for index in pictures), None)


def lay_out(checked: Checked, width: int, lang: Language, ascii: bool = False) -> Layout:
    """The whole document, without any finding; costly, and the same for all findings of a file at a width."""
    width = max(width, _NARROWEST)
    report = checked.report
    if report is None:
        why = [shown(text) for text in _why(checked, lang) if text]
        pieces = tuple(draw_paragraph(text, width, "prose" if index else "heading") for index, text in enumerate(why))
        return Layout(checked, width, lang, ascii, (), pieces, {}, {})
    addresses: dict[Place, list[str]] = {}
    for address, cell in report.cells.items():
        addresses.setdefault(cell.place, []).append(address)
    drawing = _Drawing(report, {place: found[0] for place, found in addresses.items()}, _kinds(report), width, lang, ascii)
    pieces = tuple(drawing.piece(block) for block in report.document.blocks)
    spots: dict[Place, Spot] = {}
    for index, (block, piece) in enumerate(zip(report.document.blocks, pieces, strict=True)):
        if piece.table is None:
            spots.setdefault(block.place, Spot(index, ALONE))
        else:
            spots.update((cell.place, Spot(index, (cell.row, cell.column))) for cell in piece.table.cells)
            spots.setdefault(block.place, Spot(index, None))
    return Layout(checked, width, lang, ascii, report.document.blocks, pieces, spots, addresses)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What blocks of a report are drawn with; `kinds` are those of paragraphs by their places."""

    report: Report
    addresses: Mapping[Place, str]
    kinds: Mapping[Place, Kind]
    width: int
    lang: Language
    ascii: bool

    def piece(self, block: Block) -> Piece:
        match block:
            case Table():
                return draw_table(straightened(block, self.report, self.addresses), self.width, ascii=self.ascii)
            case Image():
                return self._beside(say("preview.picture", self.lang, name=block.name))
            case Attachment():
                return self._beside(say("preview.attachment", self.lang, name=block.name or block.target))
            case Paragraph():
                kind: Kind = self.kinds.get(block.place, "heading" if block.level is not None else "prose")
                return draw_paragraph(shown(block.text).strip(), self.width, kind, above=int(kind == "heading"))

    def _beside(self, words: str) -> Piece:
        return draw_paragraph(shown(words), self.width, "beside")


def _kinds(report: Report) -> Mapping[Place, Kind]:
    kinds: dict[Place, Kind] = {heading.place: "heading" for heading in report.headings}
    if report.title is not None:
        kinds[report.title.place] = "title"
    return kinds


def _why(checked: Checked, lang: Language) -> Iterator[str]:
    """What there is to say of a file that nothing was read from."""
    if checked.crash:
        yield say("preview.failed", lang)
        return
    yield say("preview.unreadable" if checked.fault else "preview.no-report", lang)
    for finding in checked.outcome.findings:
        reason = finding.values.get("reason", finding.location.quote)
        yield reason if isinstance(reason, str) else reason.in_language(lang)
    yield checked.detail


def _in_row(known: Place, place: Place) -> bool:
    same = known.table is not None and (known.table, known.row) == (place.table, place.row)
    return same and known.column is not None and known.column >= (place.column or 0)


def _in_table(known: Place, place: Place) -> bool:
    return known.table is not None and known.table == place.table


def _in_paragraph(known: Place, place: Place) -> bool:
    return known.paragraph is not None and known.paragraph == place.paragraph


def _above(known: Place, place: Place) -> bool:
    return known.line is not None and place.line is not None and known.line <= place.line


def _on_page(known: Place, place: Place) -> bool:
    return known.page is not None and known.page == place.page
