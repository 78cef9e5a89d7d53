"""Results for people: a frame per finding, with the place drawn, what should stand there, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from gilint.checking import Checked
from gilint.document import Place
from gilint.findings import Finding
from gilint.output.details import hanging, headline, said
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Window, wrap
from gilint.output.sentence import sentence_window
from gilint.output.telling import place_words
from gilint.output.window import table_window
from gilint.report.model import Report
from gilint.results import Results, listed, standing_of
from gilint.wording import Language, say


def full(results: Results, lang: Language, width: int) -> Iterator[Line]:
    for item in results.checked:
        for finding in listed(results, item):
            yield from _frame(finding, results, item, lang, width)
            yield ()


def _frame(finding: Finding, results: Results, item: Checked, lang: Language, width: int) -> Iterator[Line]:
    rule = results.rules[finding.code]
    numbers = [place.line for place in (finding.location.place, *_cell_places(finding, item.report)) if place.line is not None]
    margin = " " * (len(str(max(numbers))) if numbers else 1)
    yield from headline(finding, rule, lang, width)
    yield from _whereabouts(finding, item, margin, lang, width)
    windows = [window for window in _windows(finding, item.report, lang, width - len(margin) - 3) if window.lines]
    if windows:
        yield (Span(f"{margin} |", "frame"),)
    for window in windows:
        for index, line in enumerate(window.lines):
            number = str(window.number or "") if index == window.numbered else ""
            yield (Span(f"{number:>{len(margin)}} | ", "frame"), *line)
        yield (Span(f"{margin} |", "frame"),)
    for head, text in (*said(finding, rule, item.report, lang), *_decided(finding, results, lang)):
        yield from hanging(f"{margin} = {head}", text, width)


def _whereabouts(finding: Finding, item: Checked, margin: str, lang: Language, width: int) -> Iterator[Line]:
    line = finding.location.place.line
    path = harmless(f"{item.path}:{line}" if line is not None else item.path)
    words = harmless(say("joint", lang).join(place_words(finding.location, item.report, lang)))
    indent = len(margin) + 4
    beside = indent + cell_len(path) + 2 + cell_len(words) <= width
    yield from hanging(f"{margin}--> ", f"{path}  {words}".rstrip() if beside else path, width)
    for part in wrap(words, width - indent) if words and not beside else ():
        yield (Span(" " * indent + part),)


def _decided(finding: Finding, results: Results, lang: Language) -> Iterator[tuple[str, str]]:
    """What was decided, or that the values are no longer those of the baseline, and the word by which it can be decided on."""
    stage = standing_of(results, finding)
    if stage != "open":
        decision = results.decisions[finding.fingerprint]
        told = (
            say("decided.until", lang, state=say(f"standing.{stage}", lang), until=decision.until)
            if decision.until
            else say(f"standing.{stage}", lang)
        )
        yield (
            say("detail.decided", lang),
            harmless(say("decided.why", lang, state=told, reason=decision.reason) if decision.reason else told),
        )
    if finding.turn != "new":
        yield say("detail.baseline", lang), say(f"turn.{finding.turn}", lang)
    yield say("detail.fingerprint", lang), finding.fingerprint


def _windows(finding: Finding, report: Report | None, lang: Language, width: int) -> Iterator[Window]:
    location = finding.location
    table = table_window(report, location, width, finding.severity, lang) if report else Window(())
    if location.context or not table.lines:
        yield sentence_window(location, width, finding.severity)
    yield table


def _cell_places(finding: Finding, report: Report | None) -> Iterator[Place]:
    if report is not None and finding.location.cell in report.cells:
        yield report.cells[finding.location.cell].place
