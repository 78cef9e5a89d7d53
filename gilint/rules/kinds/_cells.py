"""How rules speak of the cells of the statutory tables: their labels, their places, and several of them in one breath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from gilint.document import Paragraph, Table
from gilint.findings import Location, Related
from gilint.report.labels import bare
from gilint.report.model import FormCell, Number, Report
from gilint.wording import Text

_NAMED = 5
"""A listing names so many cells or rows and leaves the others to the finding's location."""


def table_of(address: str) -> str:
    return address.partition(".")[0]


def row_of(address: str) -> str:
    return address.rpartition(".")[0]


def is_among(address: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(address, pattern) for pattern in patterns)


def cells_of(report: Report, table: str) -> tuple[FormCell, ...]:
    """The cells of a table that were read, in the order of the table."""
    return report.by_table[table]


def sums_of(report: Report, lists: Iterable[Sequence[str]]) -> set[Number]:
    """What the cells of each list add up to; a list with a cell that holds no number has no sum."""
    cells: Iterable[list[Number | None]] = ([report.value(address) for address in addresses] for addresses in lists)
    return {sum(value for value in values if value is not None) for values in cells if None not in values}


def printed(report: Report, section: int) -> tuple[str, ...]:
    """The bare texts of a part's paragraphs and cells, one by one; of the whole document where the part has no heading."""
    part = report.part(section)
    texts: list[str] = []
    for block in part.blocks if part else report.document.blocks:
        if isinstance(block, Paragraph):
            texts.append(bare(block.text))
        elif isinstance(block, Table):
            texts.extend(bare(cell.text) for cell in block.cells)
    return tuple(texts)


def labels(report: Report, address: str) -> tuple[str, str]:
    """Row and column as the form prints them; of a sum that has no cell of its own, what the labels of its cells have in common."""
    form = report.form
    if address in form.labels:
        return form.labels[address]
    members = form.derived[address]
    paths = {f"{table_of(address)}.{row.key}": row.path for _, row in form.table(table_of(address)).rows()}
    shared = _shared([paths[row_of(member)] for member in members])
    columns = dict.fromkeys(form.labels[member][1] for member in members)
    return shared[-1] if shared else form.labels[members[0]][0], "、".join(columns)


def label(report: Report, address: str) -> str:
    return "·".join(labels(report, address))


def flat(text: str) -> str:
    """Words of a cell without the blanks and line breaks that its width gave them."""
    return "".join(text.split())


def listing(names: Sequence[str]) -> Text:
    """The first few names, joined as each language joins them; where there are more, it says so."""
    quoted = [f"“{name}”" for name in names[:_NAMED]]
    more = len(names) > _NAMED
    return Text("、".join(quoted) + "等" * more, ", ".join(quoted) + ", …" * more)


def part_number(n: int) -> Text:
    return Text("零一二三四五六七八九"[n], str(n))


def location(report: Report, cell: str, cells: tuple[str, ...] = ()) -> Location:
    """The place of a cell, or of a whole table where `cell` is a table's key."""
    table = table_of(cell)
    found = report.cells.get(cell)
    place = found.place if found else report.tables[table].place
    return Location(place, report.form.table(table).section, table, cell, cells)


def related(report: Report, address: str) -> Related:
    """A cell that a finding rests on, with what is printed in it."""
    cell = report.cells[address]
    return Related(label(report, address), address, cell.text, cell.place)


def _shared(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The beginning that all paths have in common."""
    shared: list[str] = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return tuple(shared)
