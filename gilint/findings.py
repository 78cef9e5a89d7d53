"""A finding: what is wrong with a report, where, and what it was told from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import category, normalize

from gilint.document import Place
from gilint.wording import Text

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
Turn = Literal["new", "changed", "unchanged"]
"""How a finding stands to the baseline: not in it, in it with other values, or just as it was; without a baseline all are new."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the lightest."""

_ALIKE = str.maketrans(
    {
        **dict.fromkeys(
            "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff07\u00ab\u00bb'", '"'
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500", "-"),
        **dict.fromkeys("\u3002\uff61", "."),
        **dict.fromkeys("\u2022\u2027\u30fb\uff65", "\u00b7"),
        **dict.fromkeys("\u3014\u3010\u3016\u3018", "["),
        **dict.fromkeys("\u3015\u3011\u3017\u3019", "]"),
        **dict.fromkeys("\u300a\u3008", "<"),
        **dict.fromkeys("\u300b\u3009", ">"),
    }
)
"""Quotation marks, dashes, full stops, middle dots and brackets in the shapes that input methods and programs give them."""
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
"""Blanks of all kinds, line ends, and signs that take no place."""


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
    """One cause, told once. `values` fill the places of message and advice; `variant` and `advice` say which, where there are several."""

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
    turn: Turn = "new"
    advice: str = ""


def bare(text: str) -> str:
    """A text without what retyping, another program or another format may change: blanks, unseen signs, case, width and shape of marks."""
    return "".join(sign for sign in normalize("NFKC", text.translate(_ALIKE)) if category(sign) not in _UNSEEN).casefold()


def fingerprint(code: str, location: Location, agency: str, year: int | None) -> str:
    """Sixteen hexadecimal digits for the same finding in the same organ's report of the same year, wherever it stands in the file.

    Made of code, structural place (the cell's address, or the part and the bare words) and organ and year; never of a line number, and
    one way, so that no personal data can be read from it.
    """
    anchor = location.cell or location.table
    if not anchor or location.quote:
        anchor = f"{anchor}|{location.section or 0}|{bare(location.quote)}"
    key = "\x1f".join((code, anchor, bare(agency), str(year or "")))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def evidence(finding: Finding) -> str:
    """Eight hexadecimal digits for what was found at the place of a finding: where they differ, the same finding has other values.

    What a `file` is called is none of the values, since files are renamed.
    """
    named = (item for item in finding.values.items() if item[0] != "file")
    values = sorted((name, value if isinstance(value, str) else value.zh) for name, value in named)
    return digest((finding.variant, finding.expected, finding.actual, *(part for pair in values for part in pair)))


def digest(words: Iterable[str]) -> str:
    """Eight hexadecimal digits for words, however they are typed; a kind puts them into the values where a message cannot tell all."""
    return hashlib.sha256("\x1f".join(map(bare, words)).encode("utf-8", "surrogatepass")).hexdigest()[:8]
