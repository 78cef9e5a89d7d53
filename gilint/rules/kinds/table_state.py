"""A statutory table that could not be read because it is not there, or because a picture stands in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.document import Attachment, Block, Image
from gilint.findings import Related
from gilint.report.model import Report
from gilint.rules.kinds._cells import location, part_number
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The `state` of the table. An absent table may be in a file or picture beside the text: that is a warning of the variant `elsewhere`.

    An absent table whose part is missing as well is passed over, since the part is what is missing.
    """

    state: Literal["absent", "image"]


def check(params: Params, report: Report) -> Iterator[Hit]:
    for key, found in report.tables.items():
        where = location(report, key)
        section = where.section or 0
        if found.state != params.state or (found.state == "absent" and report.part(section) is None):
            continue
        values: dict[str, str | Text] = {"part": part_number(section), "title": report.form.section(section).title}
        elsewhere = _elsewhere(report, section) if found.state == "absent" else ()
        if elsewhere:
            others = tuple(Related("", quote=block.name, place=block.place) for block in elsewhere)
            yield Hit(where, {**values, "name": elsewhere[0].name}, "elsewhere", related=others, level="warning")
        else:
            yield Hit(where, values)


def _elsewhere(report: Report, section: int) -> tuple[Attachment | Image, ...]:
    """What may hold the table: any linked file, and a picture in the table's own part or behind the text of the last one."""
    attachments: tuple[Attachment | Image, ...] = tuple(report.document.attachments())
    own = report.part(section)
    last = report.parts[-1]
    blocks: list[Block] = [*(own.blocks if own else ()), *(last.blocks if last is not own else ())]
    return (*attachments, *(block for block in blocks if isinstance(block, Image)))
