"""Counts in cells that an organ of this sort has nothing to count in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from gilint.findings import Location
from gilint.report.model import Agency, AgencyKind, Level, Report
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Organs:
    """A sort of organ; what is empty does not restrict. `names` are ends of names."""

    levels: tuple[Level, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()
    names: tuple[str, ...] = ()

    def has(self, agency: Agency) -> bool:
        return (
            (not self.levels or agency.level in self.levels)
            and (not self.kinds or agency.kind in self.kinds)
            and (not self.names or agency.name.endswith(self.names))
        )


@dataclass(frozen=True, slots=True)
class Params:
    """`cells` (with wildcards) are for the organs `allowed`. For those `doubtful`, and where only `weak_cells` hold a count, it is an info.

    Where there is no doubt, the variant is the organ's kind: `government`, `department`, `unknown`.
    """

    cells: tuple[str, ...]
    allowed: tuple[Organs, ...]
    doubtful: tuple[Organs, ...] = ()
    weak_cells: tuple[str, ...] = ()


def check(params: Params, report: Report) -> Iterator[Hit]:
    agency = report.agency
    if any(organs.has(agency) for organs in params.allowed):
        return
    counted = [cell for cell in report.cells.values() if _among(cell.address, params.cells) and (cell.value or 0) > 0]
    if not counted:
        return
    first = counted[0]
    weak = all(_among(cell.address, params.weak_cells) for cell in counted)
    doubtful = weak or any(organs.has(agency) for organs in params.doubtful)
    labels = report.form.labels
    counts = "、".join(f"{labels[cell.address][1]}{cell.text}" for cell in counted)
    table = first.address.partition(".")[0]
    yield Hit(
        Location(first.place, report.form.table(table).section, table, first.address, tuple(cell.address for cell in counted)),
        {"agency": agency.name, "row": labels[first.address][0], "counts": counts},
        "" if doubtful else agency.kind,
        expected="0",
        actual=first.text,
        level="info" if doubtful else None,
    )


def _among(address: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(address, pattern) for pattern in patterns)
