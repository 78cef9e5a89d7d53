"""The file, or some cells of its tables, could not be read: said as such, so that nothing unread is taken for missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from gilint.choosing import ARCHIVES, PACKED, suffix_of
from gilint.document import Document
from gilint.findings import Severity
from gilint.readers.unreadable import Reason
from gilint.report.gaps import UNREAD_PAGE
from gilint.report.model import Report, Unread
from gilint.rules.kinds._cells import location, part_number
from gilint.rules.model import Hit, Subject
from gilint.wording import Text

NEEDS = "file"
_UNOPENED: Final[frozenset[Reason]] = frozenset(("not-a-file", "no-permission"))
"""Nobody knows what is in these."""


@dataclass(frozen=True, slots=True)
class Params:
    """`reasons` says each of the readers' reasons in words. The variant `detail` is used where the reader also tells what it met.

    The variants `table` and `cells` tell of a table of which nothing, or not everything, could be read; the latter is a warning.
    `unruled` is used for either where a format that draws characters on pages does not draw the lines of its tables.
    Advice is asked for by the reader's reason, for an `archive` that does not open, for `cells`, and for those that are `unruled`.
    """

    reasons: Mapping[str, Text]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for reason in sorted(set(get_args(Reason)) - set(params.reasons)):
        yield "reasons", f"no words for the reason {reason!r}"
    for reason in sorted(set(params.reasons) - set(get_args(Reason))):
        yield "reasons", f"{reason!r} is no reason that a reader gives"


def check(params: Params, subject: Subject) -> Iterator[Hit]:
    if subject.fault:
        said = params.reasons.get(subject.fault, subject.fault)
        archive = suffix_of(subject.path) in ARCHIVES | PACKED and subject.fault not in _UNOPENED
        advice = "archive" if archive else subject.fault
        yield Hit(values={"reason": said, "detail": subject.detail}, variant="detail" if subject.detail else "", advice=advice)
    elif subject.report:
        yield from _unread(subject.report)


def _unread(report: Report) -> Iterator[Hit]:
    for key in report.tables:
        # What stands on pages that could not be read is told of these pages.
        unread = [item for item in report.unread if item.addresses[0].startswith(f"{key}.") and item.why != UNREAD_PAGE]
        lost = tuple(address for item in unread for address in item.addresses)
        if not lost:
            continue
        where = replace(location(report, key, lost), place=unread[0].place)
        everything = not any(cell.startswith(f"{key}.") for cell in report.cells)
        values: dict[str, str | Text] = {"part": part_number(where.section or 0), "count": str(len(lost))}
        level: Severity | None = None if everything else "warning"
        if _is_unruled(report.document, unread):
            yield Hit(where, {**values, "format": report.document.format.upper()}, "unruled", level=level, advice="unruled")
        else:
            yield Hit(where, values, "table" if everything else "cells", level=level, advice="cells")


def _is_unruled(document: Document, unread: Sequence[Unread]) -> bool:
    """Whether cells could not be told since no lines are drawn around them, rather than since a page holds no text."""
    if not document.drawn or document.noted("unread-page"):
        return False
    return any(each.place.table is None for each in unread) or not all(table.ruled for table in document.tables())
