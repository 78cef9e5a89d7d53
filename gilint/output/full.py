"""Results for people: a frame per finding, with the place drawn, what should stand there, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len

from gilint.checking import Checked
from gilint.document import Place
from gilint.findings import Finding, Related
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Window, wrap
from gilint.output.sentence import sentence_window
from gilint.output.telling import advice, cell_labels, message, place_words
from gilint.output.window import drawn, table_window
from gilint.report.model import Report
from gilint.results import Results, listed
from gilint.rules.model import Rule
from gilint.wording import Language, say


def full(results: Results, lang: Language, width: int) -> Iterator[Line]:
    for item in results.checked:
        for finding in listed(results, item):
            yield from _frame(finding, results.rules, item, lang, width)
            yield ()


def _frame(finding: Finding, rules: Mapping[str, Rule], item: Checked, lang: Language, width: int) -> Iterator[Line]:
    rule = rules[finding.code]
    numbers = [place.line for place in (finding.location.place, *_cell_places(finding, item.report)) if place.line is not None]
    margin = " " * (len(str(max(numbers))) if numbers else 1)
    yield from _headline(finding, rule, lang, width)
    yield from _whereabouts(finding, item, margin, lang, width)
    windows = [window for window in _windows(finding, item.report, lang, width - len(margin) - 3) if window.lines]
    if windows:
        yield (Span(f"{margin} |", "frame"),)
    for window in windows:
        for index, line in enumerate(window.lines):
            number = str(window.number or "") if index == window.numbered else ""
            yield (Span(f"{number:>{len(margin)}} | ", "frame"), *line)
        yield (Span(f"{margin} |", "frame"),)
    for key, text in _details(finding, rule, item.report, lang):
        yield from _hanging(f"{margin} = {say(key, lang)}", harmless(text), width)


def _headline(finding: Finding, rule: Rule, lang: Language, width: int) -> Iterator[Line]:
    severity = say(f"severity.{finding.severity}", lang)
    head = f"{severity} {finding.code} {finding.name}{say('colon', lang)}"
    first, *rest = wrap(head + harmless(message(rule, finding, lang)), width, 2)
    yield Span(severity, finding.severity), Span(first[len(severity) : len(head)], "strong"), Span(first[len(head) :])
    yield from ((Span(line),) for line in rest)


def _whereabouts(finding: Finding, item: Checked, margin: str, lang: Language, width: int) -> Iterator[Line]:
    line = finding.location.place.line
    path = harmless(f"{item.path}:{line}" if line is not None else item.path)
    words = harmless(say("joint", lang).join(place_words(finding.location, item.report, lang)))
    indent = len(margin) + 4
    beside = indent + cell_len(path) + 2 + cell_len(words) <= width
    yield from _hanging(f"{margin}--> ", f"{path}  {words}".rstrip() if beside else path, width)
    for part in wrap(words, width - indent) if words and not beside else ():
        yield (Span(" " * indent + part),)


def _windows(finding: Finding, report: Report | None, lang: Language, width: int) -> Iterator[Window]:
    location = finding.location
    table = table_window(report, location, width, finding.severity, lang) if report else Window(())
    if location.context or not table.lines:
        yield sentence_window(location, width, finding.severity)
    yield table


def _cell_places(finding: Finding, report: Report | None) -> Iterator[Place]:
    if report is not None and finding.location.cell in report.cells:
        yield report.cells[finding.location.cell].place


def _details(finding: Finding, rule: Rule, report: Report | None, lang: Language) -> Iterator[tuple[str, str]]:
    if finding.expected:
        yield "detail.expected", finding.expected
    if finding.actual:
        yield "detail.actual", finding.actual
    reason = rule.why.zh if lang == "zh" else rule.why.en
    yield "detail.why", reason + (say("clause", lang, clause=rule.why.clause) if rule.why.clause else "")
    yield "detail.advice", advice(rule, finding, lang)
    marked = drawn(report, finding.location) if report else frozenset()
    for related in finding.related:
        if related.cell not in marked:
            yield "detail.related", _related(related, report, lang)
    if finding.confidence != "high":
        yield "detail.confidence", say(f"confidence.{finding.confidence}", lang)


def _related(related: Related, report: Report | None, lang: Language) -> str:
    label = related.label
    if not label and related.cell and report is not None:
        label = say("joint", lang).join(filter(None, cell_labels(report.form, related.cell)))
    quote = say("quoted", lang, quote=related.quote) if related.quote else ""
    line = say("line", lang, n=related.place.line) if related.place.line is not None else ""
    return say("colon", lang).join(filter(None, (label, quote))) + line


def _hanging(head: str, text: str, width: int) -> Iterator[Line]:
    first, *rest = wrap(head + text, width, cell_len(head))
    yield Span(first[: len(head)], "frame"), Span(first[len(head) :])
    yield from ((Span(line),) for line in rest)
