"""Writes the findings of a view into a file, in a format that holds as many as there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gilint.checking import Checked
from gilint.decisions.file import NAME
from gilint.decisions.model import Decision
from gilint.document import Document
from gilint.findings import Finding
from gilint.output.writing import Look, Output, write
from gilint.profiles import Policy
from gilint.report.form import Form
from gilint.report.model import Report
from gilint.results import ExitCode, Results, fails, judged, nothing_checked
from gilint.rules.model import Rule
from gilint.rules.pack import Pack
from gilint.triage.rows import Row
from gilint.wording import Language
from gilint.zipped import container

if TYPE_CHECKING:
    from gilint.batch.spool import Spool

_WIDTH = 100

Exported = Literal["csv", "markdown", "json", "sarif"]
_FOR_PROGRAMS: frozenset[Exported] = frozenset(("json", "sarif"))


class Refused(Exception):
    """The file is a report that is looked at, or holds decisions: it is not written over, whoever asks."""


def export(
    rows: Sequence[Row],
    spool: Spool,
    policies: Mapping[str, Policy],
    rules: Mapping[str, Rule],
    packs: tuple[Pack, ...],
    decisions: Mapping[str, Decision],
    form: Exported,
    lang: Language,
    file: Path,
    overwrite: bool = False,
) -> int:
    """How many findings were written: those of the rows that are still there, report by report as they were found.

    `policies` are those of all reports that are looked at. Raises Refused, FileExistsError unless `overwrite`, and OSError.
    """
    _spare(file, policies, overwrite)
    # While somebody thinks about the name of the file, a report may be taken away.
    checked = tuple(item for item in _viewed(rows, spool) if item.path in policies)
    # Whoever reads a list sees what the view shows; programs are told what the profile says of it.
    own = {item.path: policies[item.path] for item in checked}
    told = own if form in _FOR_PROGRAMS else {path: replace(policy, show="all") for path, policy in own.items()}
    results = Results(checked, told, rules, packs, decisions=decisions)
    write(replace(results, code=_code(results)), [Output(form, file)], Look(lang, _WIDTH, colour=False))
    return sum(len(item.outcome.findings) for item in checked)


def _spare(file: Path, reports: Iterable[str], overwrite: bool) -> None:
    if Path(os.path.realpath(file)).name.casefold() == NAME:
        raise Refused(file)
    if not os.path.exists(file):
        return
    read = {container(Path(report)) for report in reports}
    if any(os.path.exists(report) and os.path.samefile(file, report) for report in read):
        raise Refused(file)
    if not overwrite:
        raise FileExistsError(file)


def _viewed(rows: Sequence[Row], spool: Spool) -> Iterable[Checked]:
    """The reports in the order of the view, each with the findings that it shows."""
    listed: dict[str, dict[int, Row]] = {}
    for row in rows:
        listed.setdefault(row.path, {})[row.index] = row
    forms: dict[str, Form] = {}
    for path, by_index in listed.items():
        item = spool.get(path)
        if item is None:
            continue
        kept = tuple(finding for index, finding in enumerate(item.outcome.findings) if _is_meant(finding, by_index.get(index)))
        if kept:
            report = _lean(item.report, kept, forms) if item.report else None
            yield replace(item, report=report, outcome=replace(item.outcome, findings=kept))


def _lean(report: Report, findings: Sequence[Finding], forms: dict[str, Form]) -> Report:
    """Without what these formats never ask for: a report takes 270 KB, and there may be ten thousand."""
    meant = {address for finding in findings for address in finding.location.cells}
    return replace(
        report,
        document=Document(report.document.format, ()),
        form=forms.setdefault(report.form.edition, report.form),
        title=None,
        preamble=(),
        parts=(),
        headings=(),
        duplicates=(),
        tables={},
        cells={address: cell for address, cell in report.cells.items() if address in meant},
        claims=(),
        unread=(),
    )


def _is_meant(finding: Finding, row: Row | None) -> bool:
    """The file may have been checked again since the row was made: then another finding can stand at its place."""
    return row is not None and row.fingerprint == finding.fingerprint


def _code(results: Results) -> ExitCode:
    if nothing_checked(results.checked):
        return ExitCode.NOTHING
    return ExitCode.FINDINGS if any(fails(results, finding, policy) for finding, policy in judged(results)) else ExitCode.CLEAN
