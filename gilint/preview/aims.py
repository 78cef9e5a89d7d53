"""From a finding to the texts of a laid out document that it is about, and those that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from gilint.document import Paragraph, Place
from gilint.findings import Finding, Location, Related
from gilint.output.quoting import occurrences
from gilint.output.window import drawn
from gilint.preview.drawing import Key, shown
from gilint.preview.layout import Layout, Spot
from gilint.report.model import Report

_CODE = re.compile(r"<U\+([0-9A-F]{4,5})>")
"""How a finding spells a sign that nobody can see."""
_MOST_BROKEN = 8
"""Paragraphs over which a quote may go on, where a text was cut at its margin."""


class Aim(NamedTuple):
    """A text of a piece, or the words of it from `start` to `end`; with no key the whole piece."""

    piece: int
    key: Key | None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Aims:
    """What a finding is about, what else it involves, and each of its related places. `near` says that the first only stand close to it.

    `inset` is the piece below which the table is drawn as it was recognised, where its cells stand in no table of the document.
    """

    primary: tuple[Aim, ...] = ()
    others: tuple[Aim, ...] = ()
    related: tuple[Aim | None, ...] = ()
    inset: int | None = None
    near: bool = False


def aims(layout: Layout, finding: Finding) -> Aims:
    report = layout.checked.report
    if report is None:
        return Aims(related=tuple(None for _ in finding.related))
    location = finding.location
    involved = [address for address in report.form.addresses if address in drawn(report, location)]
    primary = _about(layout, report, location)
    near = not primary
    if near:
        primary = _close(layout, report, location)
    cells = _cells(layout, report, involved)
    related = tuple(_related(layout, report, each) for each in finding.related)
    others = dict.fromkeys(aim for aim in (*cells, *related) if aim is not None and aim not in primary)
    drawn_as_table = any(layout.pieces[aim.piece].table is not None and aim.key is not None for aim in cells)
    beside = [*(aim for aim in primary if aim in cells), *cells, *primary]
    return Aims(tuple(primary), tuple(others), related, beside[0].piece if involved and beside and not drawn_as_table else None, near)


def _about(layout: Layout, report: Report, location: Location) -> list[Aim]:
    """The words quoted, else the cell, else the cells that make it up or that are at fault, else the table, else what stands there."""
    if location.quote and (found := _quoted(layout, location.place, location.quote, location.context)):
        return found
    members = report.form.derived.get(location.cell, (location.cell,))
    cells = _cells(layout, report, members) or ([] if "." in location.cell else _cells(layout, report, location.cells))
    tables = [key for key in dict.fromkeys((location.cell, location.table, *location.cells)) if key in report.tables]
    if cells or tables:
        return cells or [aim for key in tables for aim in _table(layout, report, key)]
    spot = layout.at(location.place)
    return [Aim(*spot)] if spot else []


def _close(layout: Layout, report: Report, location: Location) -> list[Aim]:
    """The heading of the part; where it is missing, the one that it should stand before; without a part, the title."""
    headings = [(part.n, part.heading.place) for part in report.parts]
    places = [place for n, place in headings if location.section is not None and n >= location.section]
    if location.section is not None and not places:
        places = [place for _, place in headings[-1:]]
    if report.title is not None:
        places.append(report.title.place)
    spot = next((spot for place in places if (spot := layout.at(place))), None)
    return [Aim(*spot)] if spot else []


def _table(layout: Layout, report: Report, key: str) -> Iterator[Aim]:
    found = report.tables[key]
    spot = layout.picture(found.place) if found.state == "image" else None
    spot = spot or layout.at(found.place)
    if spot is not None:
        yield Aim(spot.piece, None if layout.pieces[spot.piece].table else spot.key)


def _cells(layout: Layout, report: Report, addresses: Iterable[str]) -> list[Aim]:
    found = (_cell(layout, report, address) for address in addresses)
    return list(dict.fromkeys(aim for aim in found if aim is not None))


def _cell(layout: Layout, report: Report, address: str) -> Aim | None:
    """The cell of an address; a line of text that holds a row has its values at the end, in the order of the form."""
    cell = report.cells.get(address)
    spot = layout.spots.get(cell.place) if cell else None
    if cell is None or spot is None or spot.key is None or layout.pieces[spot.piece].table is not None:
        return Aim(*spot) if spot and spot.key is not None else None
    held = layout.addresses[cell.place]
    values = list(re.finditer(r"\S+", _text(layout, spot)))[-len(held) :]
    value = values[held.index(address)] if len(values) == len(held) else None
    return Aim(*spot, *value.span()) if value and value.group() == shown(cell.text) else Aim(*spot)


def _related(layout: Layout, report: Report, related: Related) -> Aim | None:
    cell = _cell(layout, report, related.cell)
    if cell is not None or related.place == Place():
        return cell
    words = _quoted(layout, related.place, related.quote, "") if related.quote else []
    spot = layout.at(related.place)
    return words[0] if words else Aim(*spot) if spot else None


def _quoted(layout: Layout, place: Place, quote: str, context: str) -> list[Aim]:
    """The words where they stand at a place, in its table, or from there on; without a place, wherever they stand first."""
    spots: Sequence[Spot] = list(layout.spots.values())
    if place != Place():
        spot = layout.at(place)
        if spot is None:
            return []
        spots = [spot, *(Spot(spot.piece, key) for key in layout.pieces[spot.piece].areas)]
    words = shown(_CODE.sub(lambda code: chr(int(code[1], 16)), quote))
    for spot in spots:
        text = _text(layout, spot)
        first, last = next(occurrences(text, shown(context)), (0, len(text)))
        for begin, end in ((first, last), (0, len(text))):
            found = next(occurrences(text[begin:end], words, masked="*" in words), None)
            if found is not None:
                return [Aim(*spot, begin + found[0], begin + found[1])]
    return _broken(layout, spots[0], words) if place != Place() else []


def _broken(layout: Layout, spot: Spot, words: str) -> list[Aim]:
    """Words that begin in one paragraph and go on in the next ones."""
    following = range(spot.piece, len(layout.blocks))
    paragraphs = list(islice((index for index in following if isinstance(layout.blocks[index], Paragraph)), _MOST_BROKEN))
    texts = [_text(layout, Spot(index, spot.key)) for index in paragraphs] if spot.piece in paragraphs else []
    start, end = next(occurrences("".join(texts), words), (0, 0))
    found: list[Aim] = []
    before = 0
    for index, text in zip(paragraphs, texts, strict=False):
        first, last = max(start - before, 0), min(end - before, len(text))
        if first < last:
            found.append(Aim(index, spot.key, first, last))
        before += len(text)
    return found


def _text(layout: Layout, spot: Spot) -> str:
    area = layout.pieces[spot.piece].areas.get(spot.key) if spot.key is not None else None
    return area.text if area else ""
