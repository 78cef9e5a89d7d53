"""The baseline: what was found once and is left for later, so that only what is new or has other values counts.

A YAML file with one line a finding, which git merges line by line; it holds no values and no words of the reports, only where they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from gilint.decisions.looked import Looked
from gilint.decisions.merging import refuse_half_merged
from gilint.findings import Finding, Turn, evidence
from gilint.profiles import Policy
from gilint.yamlfile import YamlFault, parse_yaml, read_bounded

NAME = "gilint-baseline.yaml"
SCHEMA = "gilint.baseline/1"
_LARGEST = 64_000_000
"""Bytes of the file; an entry takes about 250."""
_LIST = re.compile(r"findings[ \t]*:[ \t]*(?:\[[ \t]*\][ \t]*)?(?:#.*)?\s*")
_IDLE = re.compile(r"\s*(?:#.*)?\s*")
_NO_LIST = "expected a line “findings:” with the entries below it, one line each"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding of the baseline: what tells it apart, what stands for its values, its rule, its report and its place in words."""

    fingerprint: str
    evidence: str
    code: str
    report: str
    finding: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries that are alike stand for as many findings."""

    file: Path
    entries: tuple[Entry, ...]


class BaselineFault(ValueError):
    """A baseline that is not understood; it is left as it is. `line` begins at 1."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(file, line, message)
        self.file = file
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`turns` of the findings, in their order, and every entry for which there is no unchanged finding, once.

    Entries are `changed` (found with other values), `fixed` (no longer found) or `unseen` (nobody looked).
    """

    turns: tuple[Turn, ...]
    changed: tuple[Entry, ...]
    fixed: tuple[Entry, ...]
    unseen: tuple[Entry, ...]


def compare(baseline: Baseline, found: Sequence[tuple[str, Finding]], looked: Looked | None = None) -> Comparison:
    """Each entry stands for one finding at most, one with its own values before any other. `found` are findings with their reports.

    Without knowing what was `looked` at no entry counts as fixed but those beside others of the same finding.
    """
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in reversed(baseline.entries):
        same[entry.fingerprint, entry.evidence].append(entry)
    turns: list[Turn] = []
    for _, finding in found:
        alike = same.get((finding.fingerprint, evidence(finding)))
        turns.append("unchanged" if alike else "new")
        if alike:
            alike.pop()
    left: dict[str, list[Entry]] = defaultdict(list)
    for (fingerprint, _), entries in same.items():
        left[fingerprint].extend(entries)
    changed: list[Entry] = []
    for index, (_, finding) in enumerate(found):
        if turns[index] == "new" and left[finding.fingerprint]:
            turns[index] = "changed"
            changed.append(left[finding.fingerprint].pop(0))
    known = {finding.fingerprint for _, finding in found}
    fixed: list[Entry] = []
    unseen: list[Entry] = []
    for entry in (entry for entries in left.values() for entry in entries):
        seen = entry.fingerprint in known or (looked is not None and looked.at(entry.report, entry.code))
        (fixed if seen else unseen).append(entry)
    return Comparison(tuple(turns), tuple(changed), tuple(fixed), tuple(unseen))


def without(baseline: Baseline, codes: Collection[str]) -> Baseline:
    """Without the entries of some rules, whoever wrote them."""
    return replace(baseline, entries=tuple(entry for entry in baseline.entries if entry.code not in codes))


def belongs(finding: Finding, policy: Policy) -> bool:
    """Whether a finding goes into a baseline: errors and warnings, which fail under one profile or another, and what fails here."""
    return finding.severity != "info" or policy.fails(finding)


def read_baseline(file: Path) -> Baseline:
    """Raises BaselineFault or OSError."""
    return Baseline(file, tuple(row.entry for row in read_rows(file).rows))


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its line, and the comments right above it, as they are written."""

    text: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Rows:
    """A whole file: what stands up to `findings:`, the entries, and what follows them."""

    head: str
    rows: tuple[Row, ...]
    tail: str


def read_rows(file: Path) -> Rows:
    """Raises BaselineFault or OSError."""
    try:
        return _rows(read_bounded(file, _LARGEST).decode())
    except UnicodeDecodeError as fault:
        raise BaselineFault(file, fault.object.count(b"\n", 0, fault.start) + 1, "not UTF-8") from None
    except YamlFault as fault:
        raise BaselineFault(file, fault.line, str(fault)) from None


def _rows(text: str) -> Rows:
    """Raises YamlFault."""
    lines = text.splitlines(keepends=True)
    refuse_half_merged(lines)
    start = next((number for number, line in enumerate(lines, 1) if _LIST.fullmatch(line)), 0)
    head = "".join(lines[:start])
    _check_head(head if start else text)
    if not start:
        raise YamlFault(_NO_LIST)
    rows: list[Row] = []
    above = ""
    for number, line in enumerate(lines[start:], start + 1):
        if _IDLE.fullmatch(line):
            above += line
            continue
        try:
            rows.append(Row(above + line, read_entry(line.strip())))
        except YamlFault as fault:
            raise YamlFault(str(fault), number) from None
        above = ""
    return Rows(head, tuple(rows), above)


def _check_head(head: str) -> None:
    """Raises YamlFault unless this is a baseline of a version that is known."""
    source = parse_yaml(head, "")
    schema = source.data.get("schema") if isinstance(source.data, dict) else None
    if schema is None:
        raise YamlFault(f"no baseline: the key “schema: {SCHEMA}” is missing")
    if schema != SCHEMA:
        raise YamlFault(f"this version of gilint only knows the schema {SCHEMA}", source.line(("schema",)))
    if source.data.keys() != {"schema", "findings"}:
        raise YamlFault(_NO_LIST)


def read_entry(line: str) -> Entry:
    """Raises YamlFault."""
    data = parse_yaml(line, "").data
    entry = data[0] if isinstance(data, list) and len(data) == 1 else None
    names = [item.name for item in fields(Entry)]
    if not isinstance(entry, dict) or sorted(entry) != sorted(names):
        raise YamlFault(f"expected an entry on one line: - {{{', '.join(names)}}}")
    for name, value in entry.items():
        if not isinstance(value, str):
            raise YamlFault(f"{name}: expected a text; put it in quotes")
    return Entry(**entry)
