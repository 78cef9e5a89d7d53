"""The parts stand in another order than the form's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gilint.findings import Location, Related
from gilint.report.model import Report
from gilint.rules.kinds._cells import part_number
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """No keys."""


def check(params: Params, report: Report) -> Iterator[Hit]:
    found = [part.n for part in report.parts]
    for early, late in pairwise(report.parts):
        if early.n > late.n:
            yield Hit(
                Location(early.heading.place, early.n, quote=early.heading.text),
                {"early": report.form.section(early.n).title, "late": report.form.section(late.n).title},
                expected="、".join(part_number(n).zh for n in sorted(found)),
                actual="、".join(part_number(n).zh for n in found),
                related=(Related(report.form.section(late.n).title, quote=late.heading.text, place=late.heading.place),),
            )
            return
