"""Labels of rows and columns that are worded otherwise than on the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gilint.findings import Location, Related
from gilint.report.labels import bare
from gilint.report.model import PrintedLabel, Report
from gilint.rules.kinds._cells import flat, is_among, listing, location, part_number
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """`accepted` gives for words of a prescribed label the shorter or other words that say the same.

    More than `most` altered labels of a table are one finding, of the variant `many`. `least` is the likeness below which a label is not
    the prescribed one reworded, but a piece of a broken line.
    """

    most: int
    least: float
    accepted: Mapping[str, tuple[str, ...]]


def check(params: Params, report: Report) -> Iterator[Hit]:
    for key, table in report.tables.items():
        altered: dict[tuple[str, str], list[PrintedLabel]] = {}
        for label in table.labels:
            if _is_altered(params, label):
                altered.setdefault((flat(label.printed), label.prescribed), []).append(label)
        if len(altered) > params.most:
            yield _many(report, key, altered)
        else:
            yield from (_one(report, key, printed, labels) for (printed, _), labels in altered.items())


def _is_altered(params: Params, label: PrintedLabel) -> bool:
    printed, prescribed = bare(label.printed), bare(label.prescribed)
    if not printed or printed == prescribed or not params.least <= label.likeness < 1:
        return False
    return not any(bare(part) in prescribed and bare(word) == printed for part, words in params.accepted.items() for word in words)


def _one(report: Report, table: str, printed: str, labels: list[PrintedLabel]) -> Hit:
    first, *others = labels
    cells = tuple(dict.fromkeys(address for label in labels for address in _cells_of(report, label.key)))
    where = Location(first.place, report.form.table(table).section, table, table, cells, quote=printed)
    again = tuple(Related(label.prescribed, quote=label.printed, place=label.place) for label in others)
    return Hit(where, {"printed": printed, "prescribed": first.prescribed}, expected=first.prescribed, actual=printed, related=again)


def _many(report: Report, table: str, altered: Mapping[tuple[str, str], list[PrintedLabel]]) -> Hit:
    where = location(report, table)
    return Hit(
        where,
        {"part": part_number(where.section or 0), "count": str(len(altered)), "labels": listing([printed for printed, _ in altered])},
        "many",
        related=tuple(Related(label.prescribed, quote=label.printed, place=label.place) for labels in altered.values() for label in labels),
    )


def _cells_of(report: Report, key: str) -> list[str]:
    """The cells that a label heads; the key of a column is that of its table or of its first row, with the column behind a colon."""
    above, colon, column = key.partition(":")
    return [address for address in report.cells if is_among(address, (f"{above}*.{column}" if colon else f"{key}.*",))]
