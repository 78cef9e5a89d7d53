"""From what a person says about rows to changes of decisions. One decision stands for all findings with its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gilint.decisions.file import Change
from gilint.decisions.model import Decision, State
from gilint.decisions.words import report_words
from gilint.triage.desk import Desk
from gilint.triage.rows import Row
from gilint.wording import Language, say


def verdict(
    rows: Iterable[Row],
    desk: Desk,
    state: State,
    *,
    reason: str = "",
    until: str = "",
    who: str = "",
    when: str = "",
    note: str | None = None,
    lang: Language = "zh",
) -> tuple[Change, ...]:
    """One change a fingerprint. Without a `note` the one that is there stays.

    To open again keeps an entry that says who did it, when and why. What was never decided need not be opened, and gets none.
    """
    changes: list[Change] = []
    for row, evidence in _subjects(rows, desk):
        before = desk.decisions.get(row.fingerprint)
        if state == "open" and (before is None or before.state == "open"):
            continue
        after = replace(
            _blank(row, lang),
            state=state,
            reason=reason,
            who=who,
            when=when,
            until=until if state in ("accepted", "false-positive") else "",
            evidence=evidence,
            note=note if note is not None else before.note if before else "",
        )
        changes.append(Change(before, after))
    return tuple(changes)


def annotate(rows: Iterable[Row], desk: Desk, note: str, *, who: str = "", when: str = "", lang: Language = "zh") -> tuple[Change, ...]:
    """A note that leaves the decision as it is; where there is none, an open entry signed by who wrote the note.

    Such an entry goes again with its note.
    """
    changes: list[Change] = []
    for row, _ in _subjects(rows, desk):
        before = desk.decisions.get(row.fingerprint)
        after = replace(before or replace(_blank(row, lang), who=who, when=when), note=note)
        empty = not note and after.state == "open" and not after.reason
        if (before.note if before else "") != note:
            changes.append(Change(before, None if empty else after))
    return tuple(changes)


def as_seen(changes: Iterable[Change], seen: Mapping[str, Decision]) -> tuple[Change, ...]:
    """The changes as meant by a person who saw these decisions when the question was put; what others decided since is then a conflict."""
    decided = ((change.after or change.before, change.after) for change in changes)
    return tuple(Change(seen.get(decision.fingerprint), after) for decision, after in decided if decision is not None)


def _subjects(rows: Iterable[Row], desk: Desk) -> Iterable[tuple[Row, str]]:
    """One row a fingerprint, with its evidence; none where the findings that share it differ: a single one could never stand for all."""
    first: dict[str, Row] = {}
    evidences: dict[str, set[str]] = {}
    for row in rows:
        first.setdefault(row.fingerprint, row)
        alike = (other.evidence for other in desk.alike(row) if other.turn != "gone")
        evidences.setdefault(row.fingerprint, {row.evidence}).update(alike)
    return [(row, row.evidence if len(evidences[fingerprint]) == 1 else "") for fingerprint, row in first.items()]


def _blank(row: Row, lang: Language) -> Decision:
    where = say("colon", lang).join(filter(None, (row.place, row.message)))
    return Decision(row.fingerprint, row.code, report_words(row.path, row.agency, row.year, lang), where, "open")
