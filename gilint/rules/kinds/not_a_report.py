"""A document in which no report was recognised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.rules.model import Hit, Subject

NEEDS = "file"


@dataclass(frozen=True, slots=True)
class Params:
    """`quoted` characters of the first paragraph show what the file holds instead."""

    quoted: int


def check(params: Params, subject: Subject) -> Iterator[Hit]:
    if subject.document is None or subject.report is not None:
        return
    first = next((paragraph for paragraph in subject.document.paragraphs() if paragraph.text.strip()), None)
    if first is None:
        yield Hit(variant="blank")
    else:
        opening = first.text.strip()[: params.quoted]
        yield Hit(Location(first.place, quote=opening, context=first.text), {"opening": opening})
