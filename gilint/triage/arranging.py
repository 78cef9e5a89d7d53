"""The findings as they are listed: those that a query asks for, in order, under heads that can be folded; and ways among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import Literal

from gilint.findings import SEVERITIES
from gilint.output.telling import part_name
from gilint.triage.desk import Desk
from gilint.triage.rows import Key, Row
from gilint.triage.searching import fold
from gilint.triage.staged import Staged
from gilint.triage.tally import Stage, Tally
from gilint.triage.terms import Query
from gilint.wording import Language, say

Order = Literal["severity", "place", "rule", "state", "report"]
Grouping = Literal["report", "rule", "part", "none"]

_STAGES: Mapping[Stage, int] = {
    **{"open": 0, "unwaivable": 1, "changed": 2, "expired": 3},
    **{"accepted": 4, "false-positive": 5, "fixed": 6, "gone": 7},
}
"""From what has to be decided to what has settled itself."""
_FEWEST_DIGITS = 4
"""Fewer digits of a fingerprint may be meant for something else."""


class Head:
    """Stands above the rows of a group, or for them where it is folded. `key` is the path, the code, or the number of the part.

    Title and tally are made when they are asked for: of ten thousand heads a screen shows forty.
    """

    def __init__(self, key: str, group: Staged, folded: bool, entitle: Callable[[], str]) -> None:
        self.key = key
        self.folded = folded
        self.total = len(group.rows)
        self._group = group
        self._entitle = entitle

    @cached_property
    def title(self) -> str:
        return self._entitle()

    @cached_property
    def tally(self) -> Tally:
        return self._group.tally()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`lines` are those of the list, `rows` all that the query asks for, in their order, under folded heads too.

    `total` is how many there would be without a query; `tally` counts `rows`.
    """

    lines: Sequence[Row | Head]
    rows: Sequence[Row]
    total: int
    tally: Tally
    groups: Mapping[str, Sequence[Row]]

    @property
    def count(self) -> int:
        return len(self.rows)

    def group(self, head: Head) -> Sequence[Row]:
        """The rows that a head stands for, folded or not."""
        return self.groups[head.key]


def arrange(
    desk: Desk,
    query: Query,
    order: Order = "severity",
    grouping: Grouping = "report",
    folded: AbstractSet[str] = frozenset(),
    show_hidden: bool = False,
    lang: Language = "zh",
) -> Arrangement:
    """What is equal in the order asked for stands as in the files: file by file, in the order of their findings."""
    files = {path: number for number, path in enumerate(desk.dossiers)}
    rows = list(chain.from_iterable(desk.dossiers[path].rows for path in files))
    listed = Staged(rows, list(chain.from_iterable(map(desk.stages, files))))
    if not show_hidden:
        listed = listed.kept(not row.hidden for row in rows)
    shown = listed.kept(map(query.matches, listed.rows, listed.stages)) if query.terms else listed
    shown = shown.ordered(_ranks(shown, order, files))
    if grouping == "none":
        return Arrangement(shown.rows, shown.rows, len(listed.rows), shown.tally(), {"": shown.rows})
    groups = shown.grouped(_keys(shown.rows, grouping))
    rows_of = {key: groups[key].rows for key in sorted(groups, key=files.__getitem__ if grouping == "report" else None)}
    lines: list[Row | Head] = []
    for key, rows in rows_of.items():
        lines.append(Head(key, groups[key], key in folded, partial(_title, key, rows[0], desk, grouping, lang)))
        lines += [] if key in folded else rows
    return Arrangement(lines, list(chain.from_iterable(rows_of.values())), len(listed.rows), shown.tally(), rows_of)


def find_line(arrangement: Arrangement, key: Key | str) -> int | None:
    """Where a row or a head stands."""
    return next((number for number, line in enumerate(arrangement.lines) if line.key == key), None)


def next_open(arrangement: Arrangement, desk: Desk, index: int, step: Literal[1, -1] = 1) -> int | None:
    """The next line that is an open finding, once around, the line at `index` last; None where there is none."""
    return _around(arrangement, index, step, desk.is_open)


def jump(arrangement: Arrangement, word: str, index: int = -1) -> int | None:
    """The line after `index`, once around, with this cell or code, or a beginning of them, or the first digits of a fingerprint."""
    wanted = fold(word).strip()
    if not wanted:
        return None

    def meant(row: Row) -> bool:
        named = row.cell.casefold().startswith(wanted) or row.code.casefold().startswith(wanted)
        return named or (len(wanted) >= _FEWEST_DIGITS and row.fingerprint.startswith(wanted))

    return _around(arrangement, index, 1, meant)


def _around(arrangement: Arrangement, index: int, step: Literal[1, -1], meant: Callable[[Row], bool]) -> int | None:
    lines = arrangement.lines
    for offset in range(1, len(lines) + 1):
        number = (index + step * offset) % len(lines)
        line = lines[number]
        if isinstance(line, Row) and meant(line):
            return number
    return None


def _ranks(shown: Staged, order: Order, files: Mapping[str, int]) -> Sequence[int]:
    """What the rows are ordered by, each."""
    match order:
        case "severity":
            ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}
            return [ranks[row.severity] for row in shown.rows]
        case "place":
            return [files[row.path] << 32 | row.position for row in shown.rows]
        case "rule":
            codes = {code: rank for rank, code in enumerate(sorted({row.code for row in shown.rows}))}
            return [codes[row.code] for row in shown.rows]
        case "state":
            return [_STAGES[stage] for stage in shown.stages]
        case "report":
            return [files[row.path] for row in shown.rows]


def _keys(rows: Iterable[Row], grouping: Grouping) -> Iterator[str]:
    """The key of each row's group."""
    match grouping:
        case "report":
            return (row.path for row in rows)
        case "rule":
            return (row.code for row in rows)
        case _:
            return ("" if row.section is None else str(row.section) for row in rows)


def _title(key: str, row: Row, desk: Desk, grouping: Grouping, lang: Language) -> str:
    """What stands in the head of the group that the row is in."""
    if grouping == "report":
        return desk.title(key)
    if grouping == "rule":
        return f"{row.code} {row.name}"
    return say("triage.whole", lang) if row.section is None else part_name(row.section, lang)
