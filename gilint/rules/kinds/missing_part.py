"""A part of the report without a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.form import Section
from gilint.report.model import Report
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """More than `most` missing parts have one cause and are one finding, of the variant `many`."""

    most: int


def check(params: Params, report: Report) -> Iterator[Hit]:
    missing = [section for section in report.form.sections if report.part(section.n) is None]
    if len(missing) > params.most:
        titles = Text("、".join(f"“{section.title}”" for section in missing), ", ".join(f"“{section.title}”" for section in missing))
        yield Hit(values={"titles": titles, "count": str(len(missing))}, variant="many")
    else:
        yield from (_missing(report, section) for section in missing)


def _missing(report: Report, section: Section) -> Hit:
    """The variant `heading` says that the part's table is there and merely its heading is not."""
    tables = (report.tables.get(table.key) for table in report.form.tables if table.section == section.n)
    table = next((table for table in tables if table is not None and table.state == "read"), None)
    values = {"title": section.title, "n": str(section.n)}
    if table is None:
        return Hit(Location(section=section.n), values, expected=section.title)
    return Hit(Location(table.place, section.n), values, variant="heading", expected=section.title)
