"""Results with one line a finding, for a quick look and for editors."""

from __future__ import annotations

from collections.abc import Iterator

from gilint.findings import Finding
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span
from gilint.output.telling import message
from gilint.results import Results, listed
from gilint.wording import Language, say


def concise(results: Results, lang: Language) -> Iterator[Line]:
    """Path, line where known, severity, code, name, cell, message."""
    for item in results.checked:
        for finding in listed(results, item):
            text = harmless(message(results.rules[finding.code], finding, lang))
            severity = Span(say(f"severity.{finding.severity}", lang), finding.severity)
            yield Span(harmless(item.path), "strong"), Span(_line(finding)), severity, Span(_head(finding, lang)), Span(text)


def _line(finding: Finding) -> str:
    line = finding.location.place.line
    return f":{line}: " if line is not None else ": "


def _head(finding: Finding, lang: Language) -> str:
    cell = finding.location.cell or finding.location.table
    return f" {finding.code} {finding.name}" + (f" [{cell}]" if cell else "") + say("colon", lang)
