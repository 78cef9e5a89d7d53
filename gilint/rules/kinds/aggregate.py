"""An area's figures that are not the sum of those of its organs, by the roster of who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from gilint.findings import Related, digest
from gilint.report.collection import Collection
from gilint.report.model import Number
from gilint.report.naming import Names
from gilint.rules.area.figures import Family, Sum, families
from gilint.rules.area.judging import Evidence, Judgement, judgements
from gilint.rules.kinds._cells import labels, listing, location
from gilint.rules.kinds._organs import publisher
from gilint.rules.model import Hit
from gilint.wording import Text, fill

NEEDS = "collection"
_CELLS = 3
"""So many cells are told with their numbers,"""
_ORGANS = 30
"""and so many organs with theirs of the first cell."""


@dataclass(frozen=True, slots=True)
class Params:
    """The cells of the `tables` are compared where the `evidence` tells that a report is about its whole area.

    `cell` tells one of them, from {row}, {column}, {value}, {sum} and {difference}; `joint` stands between two.
    Variants: what happened to an organ, `left-out`, `counted-twice`, `last-year`, `other-row`, `other-column`; `unbalanced`, an organ
    whose own table fails to add up by as much; `own`, where the area may have figures of its own (warning); `partial`, where organs are
    missing and the others have more already (warning); `smaller`, an organ that has more, where the report need not be the area's (info).
    """

    tables: tuple[str, ...]
    evidence: Evidence
    cell: Text
    joint: Text


def faults(params: Params) -> Iterator[tuple[str, str]]:
    unknown = params.cell.places() - {"row", "column", "value", "sum", "difference"}
    yield from (("cell", f"there is no value for {{{name}}}") for name in sorted(unknown))


def check(params: Params, collection: Collection) -> Iterator[Hit]:
    names = Names((member.report.agency.name for member in collection.reports), collection.roster)
    for family in families(collection, names, params.tables):
        own_office = _has_own_office(family, names)
        for judgement in judgements(family, params.evidence, own_office=own_office):
            yield _hit(params, family, judgement)


def _has_own_office(family: Family, names: Names) -> bool:
    own = publisher(family.parent.report.agency.name, names)
    return any(publisher(child.organ.name, names) == own for child in family.children)


def _hit(params: Params, family: Family, judgement: Judgement) -> Hit:
    report, sums = family.parent.report, judgement.sums
    first = sums[0]
    row, column = labels(report, first.address)
    names = [child.organ.name for child in family.children]
    values: dict[str, str | Text] = {
        "row": row,
        "column": column,
        "value": _told(first.value),
        "sum": _told(first.total),
        "difference": _told(first.gap),
        "count": str(len(names)),
        "cells": str(len(sums)),
        "found": _listed(params, family, sums),
        "all": digest(word for each in sums for word in (each.address, _told(each.value), _told(each.total))),
        "missing": listing([names[index] for index in _missing(sums)]),
    }
    if judgement.child is not None:
        values |= {"organ": names[judgement.child], "part": _told(first.parts[judgement.child] or 0)}
    parts = ((name, part) for name, part in zip(names, first.parts, strict=True) if part)
    return Hit(
        location(report, first.address, tuple(each.address for each in sums)),
        values,
        judgement.fault,
        expected=_told(first.total),
        actual=_told(first.value),
        related=tuple(Related(name, quote=_told(part)) for name, part in islice(parts, _ORGANS)),
        level=judgement.level,
        path=family.parent.path,
    )


def _listed(params: Params, family: Family, sums: tuple[Sum, ...]) -> Text:
    told: list[Text] = []
    for each in sums[:_CELLS]:
        row, column = labels(family.parent.report, each.address)
        difference = _told(each.gap)
        values = {"row": row, "column": column, "value": _told(each.value), "sum": _told(each.total), "difference": difference}
        told.append(Text(fill(params.cell.zh, values, "zh"), fill(params.cell.en, values, "en")))
    more = "…" * (len(sums) > _CELLS)
    return Text(params.joint.zh.join(each.zh for each in told) + more, params.joint.en.join(each.en for each in told) + more)


def _missing(sums: tuple[Sum, ...]) -> list[int]:
    """The organs of which some of these cells are not known."""
    return sorted({index for each in sums for index, part in enumerate(each.parts) if part is None})


def _told(number: Number) -> str:
    """An amount without the zeros that adding it to others left behind it."""
    return f"{number.normalize():f}" if isinstance(number, Decimal) else str(number)
