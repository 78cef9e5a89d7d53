"""A statutory table that could not be read because it is not there, or because a picture stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gilint.document import Attachment, Block, Image
from gilint.findings import Related
from gilint.report.labels import bare
from gilint.report.model import Report
from gilint.rules.kinds._cells import location, part_number, printed
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The `state` of the table. An absent one whose part is missing as well is passed over, since the part is what is missing.

    An absent table is a warning where it may have been lost on the way: of the variant `labels` where at least so many of its labels stand
    in the part, of the variant `elsewhere` where a file or picture beside the text may hold it.
    """

    state: Literal["absent", "image"]
    labels: int = 3


def check(params: Params, report: Report) -> Iterator[Hit]:
    for key, found in report.tables.items():
        where = location(report, key)
        section = where.section or 0
        if found.state != params.state or (found.state == "absent" and report.part(section) is None):
            continue
        values: dict[str, str | Text] = {"part": part_number(section), "title": report.form.section(section).title}
        elsewhere = _elsewhere(report, section) if found.state == "absent" else ()
        if found.state == "absent" and _labels(report, key, section) >= params.labels:
            yield Hit(where, values, "labels", level="warning")
        elif elsewhere:
            others = tuple(Related("", quote=block.name, place=block.place) for block in elsewhere)
            yield Hit(where, {**values, "name": elsewhere[0].name}, "elsewhere", related=others, level="warning")
        else:
            yield Hit(where, values)


def _labels(report: Report, table: str, section: int) -> int:
    """How many labels of the table stand in the part, in lines or cells that hold nothing else."""
    form = report.form.table(table)
    wanted = {bare(label) for block, row in form.rows() for label in (*row.path, *(column.label for column in block.columns))}
    labels = re.compile("|".join(sorted(wanted, key=len, reverse=True)))
    return len({label for text in printed(report, section) if not labels.sub("", text) for label in labels.findall(text)})


def _elsewhere(report: Report, section: int) -> tuple[Attachment | Image, ...]:
    """What may hold the table: any linked file, and a picture in the table's own part or behind the text of the last one."""
    attachments: tuple[Attachment | Image, ...] = tuple(report.document.attachments())
    own = report.part(section)
    last = report.parts[-1]
    blocks: list[Block] = [*(own.blocks if own else ()), *(last.blocks if last is not own else ())]
    return (*attachments, *(block for block in blocks if isinstance(block, Image)))
