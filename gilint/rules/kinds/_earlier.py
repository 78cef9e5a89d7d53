"""How rules speak of the report of the year before: its figures, where they mean the same, and where it stands."""

from __future__ import annotations

from gilint.findings import Related
from gilint.report.collection import Pair
from gilint.report.model import Number, Report
from gilint.rules.kinds._cells import label, table_of


def figure(report: Report, address: str) -> Number | None:
    """The number of a cell; none of a table whose blanks may stand elsewhere than they seem to."""
    table = report.tables.get(table_of(address))
    return report.value(address) if table and table.sure else None


def figure_before(pair: Pair, address: str) -> Number | None:
    """The number of a cell in the report of the year before; none where its form prints other labels there, and so counts otherwise."""
    before = pair.previous.report
    same = pair.report.form.labels.get(address) == before.form.labels.get(address)
    return figure(before, address) if same else None


def cell_before(pair: Pair, address: str) -> Related:
    """What the report of the year before has in a cell. Neither place nor address, since both would be taken for this report's."""
    before = pair.previous.report
    return Related(f"{before.year} · {label(before, address)} ({pair.previous.file})", quote=str(before.value(address)))


def years(pair: Pair) -> dict[str, str]:
    """Values for messages. Not the name of the file: under another one the finding is the same."""
    return {"year": str(pair.report.year), "previous_year": str(pair.previous.report.year)}
