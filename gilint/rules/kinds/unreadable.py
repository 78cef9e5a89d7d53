"""The file, or some cells of its tables, could not be read: said as such, so that nothing unread is taken for missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from gilint.readers.unreadable import Reason
from gilint.report.model import Report
from gilint.rules.kinds._cells import location, part_number
from gilint.rules.model import Hit, Subject
from gilint.wording import Text

NEEDS = "file"


@dataclass(frozen=True, slots=True)
class Params:
    """`reasons` says each of the readers' reasons in words. The variant `detail` is used where the reader also tells what it met.

    The variants `table` and `cells` tell of a table of which nothing, or not everything, could be read; the latter is a warning.
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
        yield Hit(values={"reason": said, "detail": subject.detail}, variant="detail" if subject.detail else "")
    elif subject.report:
        yield from _unread(subject.report)


def _unread(report: Report) -> Iterator[Hit]:
    for key in report.tables:
        unread = [unread for unread in report.unread if unread.addresses[0].startswith(f"{key}.")]
        lost = tuple(address for item in unread for address in item.addresses)
        if not lost:
            continue
        where = replace(location(report, key, lost), place=unread[0].place)
        everything = not any(cell.startswith(f"{key}.") for cell in report.cells)
        values: dict[str, str | Text] = {"part": part_number(where.section or 0), "count": str(len(lost))}
        yield Hit(where, values, "table") if everything else Hit(where, values, "cells", level="warning")
