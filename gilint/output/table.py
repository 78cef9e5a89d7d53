"""Results as a table for office programs: a row a finding."""

from __future__ import annotations

from collections.abc import Iterator

from gilint.checking import Checked
from gilint.findings import Finding
from gilint.output.harmless import encodable, harmless
from gilint.output.spreadsheet import Cell, comma_separated
from gilint.output.telling import advice, message, place_words, state_words
from gilint.results import Results, listed
from gilint.wording import Language, say

COLUMNS = (
    *("path", "agency", "year", "severity", "code", "name", "place", "cell", "message"),
    *("expected", "actual", "advice", "confidence", "state", "reason", "fingerprint"),
)


def table(results: Results, lang: Language) -> str:
    rows = (_cells(finding, item, results, lang) for item in results.checked for finding in listed(results, item))
    return comma_separated([say(f"head.{column}", lang) for column in COLUMNS], ([told[column] for column in COLUMNS] for told in rows))


def _cells(finding: Finding, item: Checked, results: Results, lang: Language) -> dict[str, Cell]:
    return {name: harmless(text) if isinstance(text, str) else text for name, text in _told(finding, item, results, lang)}


def _told(finding: Finding, item: Checked, results: Results, lang: Language) -> Iterator[tuple[str, Cell]]:
    rule, report, location = results.rules[finding.code], item.report, finding.location
    decision = results.decisions.get(finding.fingerprint)
    yield "path", encodable(item.path)
    yield "agency", report.agency.name if report else ""
    yield "year", report.year if report else None
    yield "severity", say(f"severity.{finding.severity}", lang)
    yield "code", finding.code
    yield "name", finding.name
    yield "place", say("joint", lang).join(place_words(location, report, lang))
    yield "cell", location.cell or location.table
    yield "message", message(rule, finding, lang)
    yield "expected", finding.expected
    yield "actual", finding.actual
    yield "advice", advice(rule, finding, lang)
    yield "confidence", say(f"sure.{finding.confidence}", lang)
    yield "state", state_words(results, finding, lang)
    yield "reason", decision.reason if decision else ""
    yield "fingerprint", finding.fingerprint
