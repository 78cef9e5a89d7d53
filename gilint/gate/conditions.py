"""A condition of a gate: a named measure and its limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from gilint.findings import Confidence
from gilint.wording import Text

FindingMeasure = Literal[
    "errors-open",
    "warnings-open",
    "infos-open",
    "findings-open",
    "warnings-in-one-report",
    "failing-open",
    "new-findings",
    "baselined",
]
"""What counts findings, and can be narrowed down to some."""
ReportMeasure = Literal[
    FindingMeasure,
    "unreadable-files",
    "tables-unread",
    "troubles",
    "rules-silenced",
    "fixed-but-found",
    "waivers",
    "waivers-without-end",
    "waivers-unsigned",
    "waivers-expired",
    "waiver-oldest-days",
]
"""What can be told of any report by itself."""
FolderMeasure = Literal[
    "files-checked",
    "files-not-read",
    "organs-missing",
    "reports-without-previous",
    "waivers-in-comments",
    "waivers-ending-soon",
    "decisions-stale",
    "decisions-faulty",
]
"""What only shows where all reports and all decisions are looked at together."""
SignatureMeasure = Literal["signatures-least", "reports-unsigned"]
"""What is only known once the signatures were verified."""
MeasureName = Literal[ReportMeasure, FolderMeasure, SignatureMeasure]
Scope = Literal["report", "folder", "signatures"]
Bound = Literal["most", "least", "equals"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A measure and its limit, one of `most`, `least` and `equals`.

    `rules` (codes, their beginnings, names) and `confidence`, the least that counts, narrow down which findings are measured.
    """

    name: str
    measure: MeasureName
    most: int | None = None
    least: int | None = None
    equals: int | None = None
    title: Text | None = None
    why: Text | None = None
    rules: tuple[str, ...] = ()
    confidence: Confidence = "low"

    @property
    def limit(self) -> tuple[Bound, int]:
        return next(self.limits())

    @property
    def scope(self) -> Scope:
        if self.measure in get_args(SignatureMeasure):
            return "signatures"
        return "folder" if self.measure in get_args(FolderMeasure) else "report"

    @property
    def narrowed(self) -> bool:
        return bool(self.rules) or self.confidence != "low"

    def holds(self, value: int) -> bool:
        bound, number = self.limit
        return value <= number if bound == "most" else value >= number if bound == "least" else value == number

    def limits(self) -> Iterator[tuple[Bound, int]]:
        """A sound condition has one."""
        numbers: tuple[tuple[Bound, int | None], ...] = (("most", self.most), ("least", self.least), ("equals", self.equals))
        return ((bound, number) for bound, number in numbers if number is not None)
