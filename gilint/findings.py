"""A finding: what is wrong with a report, where, and what it was told from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gilint.document import Place
from gilint.wording import Text

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the lightest."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding is: the part, the table and its cells by address, the words quoted, and where these were read.

    `cell` is the address that the finding is about (`t3`, where it is about a table), `cells` all that it involves, the first included.
    `quote` are the words of the report themselves; `context` is the sentence or paragraph around them.
    """

    place: Place = Place()
    section: int | None = None
    table: str = ""
    cell: str = ""
    cells: tuple[str, ...] = ()
    quote: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that the finding rests on; `label` names its role in the words of the field, `cell` or `quote` what stands there."""

    label: str
    cell: str = ""
    quote: str = ""
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, told once. `values` fill the placeholders of the rule's message and advice; `variant` picks among several messages."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence
    location: Location
    values: Mapping[str, str | Text] = field(default_factory=dict)
    variant: str = ""
    expected: str = ""
    actual: str = ""
    related: tuple[Related, ...] = ()
    fingerprint: str = ""


def fingerprint(code: str, location: Location, agency: str, year: int | None) -> str:
    """Sixteen hexadecimal digits for the same finding in the same organ's report of the same year, wherever it stands in the file.

    Made of code, structural place (the cell's address, or the part and the words without blanks and digits' width) and organ and
    year; never of a line number, and one way, so that no personal data can be read from it.
    """
    anchor = location.cell or location.table
    if not anchor or location.quote:
        words = re.sub(r"\s+", "", unicodedata.normalize("NFKC", location.quote))
        anchor = f"{anchor}|{location.section or 0}|{words}"
    key = "\x1f".join((code, anchor, agency, str(year or "")))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def evidence(finding: Finding) -> str:
    """Eight hexadecimal digits for what was found at the place of a finding: where they differ, the same finding has other values."""
    values = sorted((name, value if isinstance(value, str) else value.zh) for name, value in finding.values.items())
    found = (finding.variant, finding.expected, finding.actual, *(part for pair in values for part in pair))
    return hashlib.sha256("\x1f".join(found).encode("utf-8", "surrogatepass")).hexdigest()[:8]
