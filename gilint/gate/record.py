"""The sign-off record: what was checked, by what, what was found and let pass, and who answers for it; and its approval by a second person.

A record says which bytes somebody approved. It is no electronic signature in the sense of the law.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from gilint.checking import Examined
from gilint.decisions.model import Standing, State
from gilint.findings import Severity, Turn
from gilint.gate.conditions import Bound
from gilint.output.harmless import encodable

SCHEMA = "gilint.signoff/1"
RECORD_ENDING = ".signoff.json"
APPROVAL_ENDING = ".approval.json"
APPROVAL_SCHEMA = "gilint.approval/1"
APPROVER = "approver"


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The file that is signed off, by its exact bytes, and what it was recognised as; `size` is in bytes."""

    name: str
    sha256: str
    size: int
    format: str
    organ: str
    year: int | None
    edition: str


@dataclass(frozen=True, slots=True)
class PackPart:
    """A rule pack; `rules` is how many it has."""

    name: str
    sha256: str
    rules: int


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """The policy of the gate, by the bytes of its file."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A finding; `state` is how it stood by what people decided, `turn` how it stood to the baseline."""

    code: str
    severity: Severity
    fingerprint: str
    evidence: str
    state: Standing
    turn: Turn


@dataclass(frozen=True, slots=True)
class WaiverPart:
    """A decision that let a finding pass."""

    fingerprint: str
    code: str
    state: State
    reason: str
    who: str
    when: str
    until: str


@dataclass(frozen=True, slots=True)
class DecisionsPart:
    """`entries` is the hash over the exact bytes of the entries about the findings of this report, `file` that of the whole file."""

    entries: str | None
    file: str


@dataclass(frozen=True, slots=True)
class BesidePart:
    """Hashes of what lay beside the report: the entries of the baseline about its findings, the roster, the report of the year before."""

    baseline: str | None
    roster: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class ConditionPart:
    """A condition of the gate as it was judged."""

    name: str
    measure: str
    value: int | None
    bound: Bound
    limit: int
    passed: bool


@dataclass(frozen=True, slots=True)
class AuthorPart:
    """`when` is ISO 8601 to the second with its zone."""

    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Record:
    """`knowledge` is the hash of all that ships with gilint in rules/, `configuration` that of the files that hold for the report."""

    schema: str
    report: ReportPart
    gilint: str
    packs: tuple[PackPart, ...]
    knowledge: str
    configuration: str | None
    policy: PolicyPart
    examined: Examined
    findings: tuple[FindingPart, ...]
    waivers: tuple[WaiverPart, ...]
    decisions: DecisionsPart | None
    beside: BesidePart
    conditions: tuple[ConditionPart, ...]
    author: AuthorPart


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's word on a record, which it names by the hash of its bytes."""

    schema: str
    record: str
    role: str
    who: str
    when: str


def report_name(report: Path) -> str:
    """The file's name as a record has it, the same whatever form of it a file system keeps."""
    return unicodedata.normalize("NFC", encodable(report.name))


def is_paper(name: str) -> bool:
    """Whether a file of this name holds a record, an approval or a signature of one."""
    return name.casefold().removesuffix(".sig").endswith((RECORD_ENDING, APPROVAL_ENDING))


def record_file(report: Path) -> Path:
    return report.with_name(report.name + RECORD_ENDING)


def approval_file(report: Path) -> Path:
    return report.with_name(report.name + APPROVAL_ENDING)


def signature_file(paper: Path) -> Path:
    return paper.with_name(f"{paper.name}.sig")
