"""One ASCII sign for each severity, state and turn, so that nothing rests on colour or on how wide a terminal draws a symbol."""

from __future__ import annotations

from collections.abc import Mapping

from gilint.findings import Severity
from gilint.triage.rows import Status, Turn
from gilint.triage.tally import Stage

SEVERITY_SIGNS: Mapping[Severity, str] = {"error": "E", "warning": "W", "info": "I"}
STATE_SIGNS: Mapping[Stage, str] = {
    "open": "o",
    "accepted": "a",
    "false-positive": "x",
    "fixed": "f",
    "expired": "#",
    "changed": "~",
    "unwaivable": "=",
    "gone": "+",
}
TURN_SIGNS: Mapping[Turn, str] = {"": " ", "new": "N", "changed": "C", "gone": " "}
STATUS_SIGNS: Mapping[Status, str] = {"waiting": ".", "checked": " ", "unreadable": "?", "failed": "!", "removed": "-"}
