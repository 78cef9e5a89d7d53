"""What a check of a file found otherwise than the check before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import merge

from gilint.findings import SEVERITIES
from gilint.triage.rows import Row, Turn


def turned(before: Sequence[Row], after: Sequence[Row], *, same_file: bool = False) -> tuple[Row, ...]:
    """The rows of a check, each with what became of it since the one before, and with the rows that are gone where they stood.

    Rows are the same by fingerprint, and among those that share one by evidence first. A row keeps its ordinal, so that its key stays. Of a
    file that was not written to since, what was new or changed stays so.
    """
    known = _by_fingerprint(before)
    found = _by_fingerprint(after)
    listed: dict[int, Row] = {}
    gone: list[Row] = []
    for fingerprint, rows in found.items():
        listed.update(_matched(known.get(fingerprint, []), rows, same_file))
    for fingerprint, rows in known.items():
        taken = {listed[row.index].ordinal for row in found.get(fingerprint, ())}
        gone += (row if row.turn == "gone" else replace(row, turn="gone", index=-1) for row in rows if row.ordinal not in taken)
    gone.sort(key=_standing_place)
    return tuple(merge(gone, (listed[row.index] for row in after), key=_standing_place))


def _matched(before: Sequence[Row], after: Sequence[Row], same_file: bool) -> dict[int, Row]:
    """Rows of one fingerprint, by index; those that are gone are taken for the ones that came back only where no other is left."""
    left = sorted(before, key=lambda row: row.turn == "gone")
    free = iter(sorted(set(range(len(before) + len(after))) - {row.ordinal for row in before}))
    listed: dict[int, Row] = {}
    for alike in (True, False):
        for row in after:
            old = next((old for old in left if not alike or old.evidence == row.evidence), None)
            if old is not None and row.index not in listed:
                left.remove(old)
                listed[row.index] = replace(row, ordinal=old.ordinal, turn=_turn(old, row, same_file))
    return listed | {row.index: replace(row, ordinal=next(free), turn="new") for row in after if row.index not in listed}


def _turn(before: Row, after: Row, same_file: bool) -> Turn:
    if before.turn == "gone":
        return "new"
    if before.evidence != after.evidence:
        return "changed"
    return before.turn if same_file else ""


def _by_fingerprint(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.fingerprint].append(row)
    return found


def _standing_place(row: Row) -> tuple[int, int]:
    return SEVERITIES.index(row.severity), row.position
