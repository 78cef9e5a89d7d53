"""A decision on a finding, and what it is worth today."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

State = Literal["open", "accepted", "false-positive", "fixed"]
"""What was decided: nothing (any longer), it stays as it is, gilint is wrong, it was put right in the report."""

Standing = Literal["open", "accepted", "false-positive", "fixed", "expired", "changed", "unwaivable"]
"""What holds today: the state decided, unless its time is over, the values found are others, or nobody can waive such a finding."""

OPEN: frozenset[Standing] = frozenset(("open", "expired", "changed", "unwaivable"))
"""What still waits for somebody."""

EXCUSED: frozenset[Standing] = frozenset(("accepted", "false-positive"))
"""What no longer counts against the report. What is said to be fixed and is still found does."""

REASONED: frozenset[State] = frozenset(("accepted", "false-positive"))
"""States that need a reason."""

STATES: tuple[State, ...] = get_args(State)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about one finding. `report` and `finding` say in words which; what is not known is empty.

    `when` is ISO 8601 to the second with its zone, `until` an ISO date, the last day on which the decision holds. `evidence` stands for
    the values that were found when it was made.
    """

    fingerprint: str
    code: str
    report: str
    finding: str
    state: State
    reason: str = ""
    who: str = ""
    when: str = ""
    until: str = ""
    evidence: str = ""
    note: str = ""


def standing(decision: Decision | None, evidence: str, today: date, *, waivable: bool = True) -> Standing:
    """What holds today for a finding with this evidence.

    Open where nothing was decided or the finding was opened again; unwaivable where it was waived though its rule cannot be; else expired
    once the last day is over; else changed where the decision was made about other values; else what was decided. A decision without
    evidence holds whatever is found.
    """
    if decision is None or decision.state == "open":
        return "open"
    if not waivable and decision.state in EXCUSED:
        return "unwaivable"
    if decision.until and date.fromisoformat(decision.until) < today:
        return "expired"
    if decision.evidence and decision.evidence != evidence:
        return "changed"
    return decision.state


def faults(decision: Decision) -> dict[str, str]:
    """What is wrong with the values of a decision, by field."""
    found: dict[str, str] = {}
    if not decision.fingerprint.strip():
        found["fingerprint"] = "the fingerprint is empty"
    if decision.state not in STATES:
        found["state"] = f"{decision.state[:60]!r} is not one of {', '.join(STATES)}"
    if decision.when and not _is(_MOMENT, decision.when):
        found["when"] = f"{decision.when[:60]!r} is no time like 2026-01-31T09:30:00+08:00"
    if decision.until and not _is(_DAY, decision.until):
        found["until"] = f"{decision.until[:60]!r} is no date like 2026-01-31"
    elif decision.until and decision.state == "fixed":
        found["until"] = "what is fixed has no last day"
    return found


def _is(form: re.Pattern[str], text: str) -> bool:
    if not form.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
