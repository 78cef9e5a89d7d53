"""A report and its findings as a reviewer sees them listed: small values that need neither the document nor the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from gilint.checking import Checked
from gilint.document import Place, Table
from gilint.findings import Confidence, Finding, Severity, evidence
from gilint.output.harmless import harmless
from gilint.output.telling import message, place_words
from gilint.profiles import Policy
from gilint.rules.model import Rule
from gilint.wording import Language, say

Status = Literal["waiting", "checked", "unreadable", "failed", "removed"]
"""How far a file is: not looked at yet, checked, refused by its reader, failed in gilint itself, no longer there."""
Turn = Literal["", "new", "changed", "gone"]
"""What the latest check of a file said of a finding, compared with the one before."""
Key = tuple[str, str, int]
"""What a row is known by from one check of its file to the next: path, fingerprint, ordinal among those that share it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as it is listed. `index` is its place among the findings of the file's last check, -1 where it is gone.

    `place` and `message` are in the language of the screen. `hidden` says that the profile does not list it, `fails` that it fails a run.
    `ordinal` tells apart the rows of a file that share a fingerprint; `position` grows as one reads the file.
    """

    path: str
    index: int
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    section: int | None
    table: str
    cell: str
    place: str
    message: str
    quote: str
    agency: str
    year: int | None
    fingerprint: str
    evidence: str
    hidden: bool
    fails: bool
    turn: Turn = ""
    ordinal: int = 0
    position: int = 0

    @property
    def key(self) -> Key:
        return self.path, self.fingerprint, self.ordinal


@dataclass(frozen=True, slots=True)
class Dossier:
    """A file with what was found in it; `problem` says in words why it was not read, or how it failed."""

    path: str
    status: Status
    agency: str = ""
    year: int | None = None
    edition: str = ""
    sha256: str = ""
    problem: str = ""
    rows: tuple[Row, ...] = ()


def dossier(checked: Checked, policy: Policy, rules: Mapping[str, Rule], lang: Language) -> Dossier:
    """What came of one file, in words; `rules` by code hold those of its findings."""
    report = checked.report
    agency, year = (harmless(report.agency.name), report.year) if report else ("", None)
    position = _positions(checked)
    shared: dict[str, int] = {}
    rows: list[Row] = []
    for index, finding in enumerate(checked.outcome.findings):
        where = finding.location
        ordinal = shared.get(finding.fingerprint, 0)
        shared[finding.fingerprint] = ordinal + 1
        rows.append(
            Row(
                path=checked.path,
                index=index,
                code=finding.code,
                name=finding.name,
                severity=finding.severity,
                confidence=finding.confidence,
                section=where.section,
                table=where.table or where.cell.partition(".")[0],
                cell=where.cell,
                place=harmless(say("joint", lang).join(place_words(where, report, lang))),
                message=harmless(message(rules[finding.code], finding, lang)),
                quote=harmless(where.quote),
                agency=agency,
                year=year,
                fingerprint=finding.fingerprint,
                evidence=evidence(finding),
                hidden=policy.hides(finding) is not None,
                fails=policy.fails(finding),
                ordinal=ordinal,
                position=position(finding),
            )
        )
    return Dossier(
        path=checked.path,
        status="failed" if checked.crash else "unreadable" if checked.fault else "checked",
        agency=agency,
        year=year,
        edition=report.edition if report else "",
        sha256=checked.sha256,
        problem=_problem(checked, rules, lang),
        rows=tuple(rows),
    )


def _problem(checked: Checked, rules: Mapping[str, Rule], lang: Language) -> str:
    if checked.crash:
        return harmless(checked.crash.strip().rpartition("\n")[2])
    if not checked.fault:
        return ""
    told = next((finding for finding in checked.outcome.findings if rules[finding.code].kind == "unreadable"), None)
    return harmless(message(rules[told.code], told, lang) if told else " ".join(filter(None, (checked.fault, checked.detail))))


def _positions(checked: Checked) -> Callable[[Finding], int]:
    """How far down a reader is where a finding stands; what stands nowhere is where its part begins, else at the top."""
    report = checked.report
    if report is None:
        return lambda finding: 0
    down: dict[Place, int] = {}
    for block in report.document.blocks:
        down.setdefault(block.place, len(down))
        for cell in block.cells if isinstance(block, Table) else ():
            down.setdefault(cell.place, len(down))

    def position(finding: Finding) -> int:
        where = finding.location
        cells = [report.cells[address].place for address in (where.cell, *where.cells) if address in report.cells]
        table = [report.tables[where.table].place] if where.table in report.tables else []
        headings = [part.heading.place for part in report.parts if part.n == where.section]
        return next((down[place] for place in (where.place, *cells, *table, *headings) if place in down), 0)

    return position
