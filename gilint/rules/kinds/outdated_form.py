"""Tables that carry the labels of an earlier edition of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.labels import bare
from gilint.report.model import FoundTable, Report
from gilint.rules.kinds._cells import flat, listing, location, part_number
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """A table is outdated when it prints labels that only an earlier form has, or when it has all the rows of one of `editions`.

    `spared` are labels of an earlier form that are no sign of it, since they come of rewording the current one as well.
    """

    editions: tuple[str, ...]
    spared: tuple[str, ...]


def check(params: Params, report: Report) -> Iterator[Hit]:
    marks = {table.key: _marks(params, table) for table in report.tables.values()}
    outdated = [
        table for table in report.tables.values() if marks[table.key] or (table.edition in params.editions and not table.missing_rows)
    ]
    if outdated:
        named = list(dict.fromkeys(flat(mark) for table in outdated for mark in marks[table.key]))
        numbers = [part_number(report.form.table(table.key).section) for table in outdated]
        parts = Text("、".join(number.zh for number in numbers), ", ".join(number.en for number in numbers))
        yield Hit(
            location(report, outdated[0].key, tuple(table.key for table in outdated)),
            {"year": str(report.year or ""), "parts": parts, "marks": listing(named)},
            "marks" if named else "",
        )


def _marks(params: Params, table: FoundTable) -> list[str]:
    spared = {bare(label) for label in params.spared}
    return [mark for mark in table.old_marks if bare(mark) not in spared]
