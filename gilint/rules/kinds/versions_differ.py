"""Two files of one report that do not say the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from gilint.document import Place
from gilint.findings import Location, Related, digest
from gilint.report.collection import Collection, Member
from gilint.report.model import FormCell, Report
from gilint.report.statements import Statement, said, statements
from gilint.rules.kinds._cells import flat, label, location, row_of, table_of
from gilint.rules.kinds._passages import sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "collection"
_MOST_COMPARED = 50
_MOST_RELATED = 20
_LONGEST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Params:
    """The message names `shown` cells, and so many characters (`quoted`) of a sentence; `blank` is what a cell without a number is called.

    Of a paragraph that `unless` matches no sentence is compared, nor is one of fewer than `shortest` characters. A file whose cells
    differ is told with these; one whose text alone does, as a warning, of the variant `changed` where each has a sentence that the
    other has in other words, `added` or `dropped` where only one has sentences more.
    """

    blank: Text
    unless: tuple[str, ...] = ()
    shown: int = 3
    quoted: int = 40
    shortest: int = 4


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Those that only the further file has, and those that only the first one has."""

    here: tuple[Statement, ...]
    there: tuple[Statement, ...]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("unless", params.unless)
    if min(params.shown, params.quoted, params.shortest) < 1:
        yield "shown", "shown, quoted and shortest are at least 1"


def check(params: Params, collection: Collection) -> Iterator[Hit]:
    for first, *others in collection.versions:
        # Two files of one format may well be two drafts.
        for other in (member for member in others if member.report.document.format != first.report.document.format):
            cells = tuple(_differing(first.report, other.report))
            own = _sentences(first.report, other.report, params)
            if cells:
                yield _of_cells(params, first, other, cells, own)
            elif own.here or own.there:
                yield _of_text(params, first, other, own)


def _differing(one: Report, other: Report) -> Iterator[str]:
    """The cells that were read in both with another content; where it is not sure which cell of a row is blank, the row is passed over."""
    unread = {address for report in (one, other) for found in report.unread for address in found.addresses}
    tables = {key for key, table in one.tables.items() if table.edition and table.edition == other.tables[key].edition}
    sure = {key for key in tables if one.tables[key].sure and other.tables[key].sure}
    blanks = {row_of(address) for report in (one, other) for address, cell in report.cells.items() if cell.blank}
    for address, cell in one.cells.items():
        table, beside = table_of(address), other.cells.get(address)
        if beside is None or address in unread or table not in tables or (table not in sure and row_of(address) in blanks):
            continue
        if not _same(cell, beside):
            yield address


def _same(one: FormCell, other: FormCell) -> bool:
    if one.value is not None and other.value is not None:
        return one.value == other.value
    return _plain(one.text) == _plain(other.text)


def _plain(text: str) -> str:
    return flat(unicodedata.normalize("NFKC", text))


def _sentences(one: Report, other: Report, params: Params) -> _Sentences:
    """None where pages of a file could not be read: what stands there is not missing."""
    if one.document.noted("unread-page") or other.document.noted("unread-page"):
        return _Sentences((), ())
    return _Sentences(_only_in(other, one, params), _only_in(one, other, params))


def _only_in(one: Report, other: Report, params: Params) -> tuple[Statement, ...]:
    whole = said(other)
    found = {each.plain: each for each in statements(one) if len(each.plain) >= params.shortest and each.plain not in whole}
    return tuple(each for each in found.values() if not any_matches(params.unless, one.texts[each.place]))


def _of_cells(params: Params, first: Member, other: Member, cells: tuple[str, ...], own: _Sentences) -> Hit:
    mine, theirs = other.report.cells, first.report.cells
    pairs = [(label(other.report, cell), mine[cell].text, theirs[cell].text) for cell in cells[: params.shown]]
    more = len(cells) > params.shown
    listed = Text(
        "、".join(f"“{name}”{here or params.blank.zh}（{there or params.blank.zh}）" for name, here, there in pairs) + "等" * more,
        ", ".join(f"“{name}” {here or params.blank.en} ({there or params.blank.en})" for name, here, there in pairs) + ", …" * more,
    )
    beside = tuple(
        Related(f"{first.file} {label(first.report, cell)}", quote=theirs[cell].text) for cell in cells[: _MOST_RELATED - len(own.there)]
    )
    return Hit(
        location(other.report, cells[0], cells),
        {
            "file": first.file,
            "count": str(len(cells)),
            "cells": listed,
            "all": digest(word for cell in cells for word in (cell, mine[cell].text, theirs[cell].text)),
        },
        related=(*beside, *_beside(first, own.there)),
        path=other.path,
    )


def _of_text(params: Params, first: Member, other: Member, own: _Sentences) -> Hit:
    pair = _closest(own)
    here = pair[0] if pair else next(iter(own.here), None)
    there = pair[1] if pair else next(iter(own.there), None)
    variant = "changed" if here and there else "added" if here else "dropped"
    values = {
        "file": first.file,
        "count": str(max(len(own.here), len(own.there))),
        "here": _shown(here, params.quoted),
        "there": _shown(there, params.quoted),
        "all": digest(each.plain for side in (own.here, own.there) for each in side),
    }
    ordered = sorted(own.there, key=lambda each: each is not there)
    return Hit(_where(other.report, here, there), values, variant, related=tuple(_beside(first, ordered)), level="warning", path=other.path)


def _closest(own: _Sentences) -> tuple[Statement, Statement] | None:
    """The first sentence that the other file has in other words."""
    for here in own.here[:_MOST_COMPARED]:
        matcher = SequenceMatcher(None, b=here.plain[:_LONGEST_COMPARED], autojunk=False)
        for there in own.there[:_MOST_COMPARED]:
            matcher.set_seq1(there.plain[:_LONGEST_COMPARED])
            if matcher.quick_ratio() >= 0.5 and matcher.ratio() >= 0.5:
                return here, there
    return None


def _where(report: Report, here: Statement | None, there: Statement | None) -> Location:
    """Where the further file says it, or the part in which it does not."""
    if here:
        text = report.texts[here.place]
        at = text.find(here.text)
        return Location(here.place, here.section, quote=here.text, context=sentence(text, at, at + len(here.text)))
    part = report.part(there.section) if there else None
    return Location(part.heading.place if part else Place(), there.section if there else None)


def _beside(first: Member, sentences: Iterable[Statement]) -> Iterator[Related]:
    yield from (Related(first.file, quote=each.text) for each, _ in zip(sentences, range(_MOST_RELATED), strict=False))


def _shown(found: Statement | None, most: int) -> str:
    text = found.text if found else ""
    return text if len(text) <= most else text[:most] + "…"
