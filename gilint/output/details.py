"""What is said about a finding beside its place: its head, what should stand there, why, what to do, what else it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from gilint.findings import Finding, Related
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, wrap
from gilint.output.telling import advice, cell_labels, message
from gilint.output.window import drawn
from gilint.report.model import Report
from gilint.rules.model import Rule
from gilint.wording import Language, say


def headline(finding: Finding, rule: Rule, lang: Language, width: int) -> Iterator[Line]:
    severity = say(f"severity.{finding.severity}", lang)
    head = f"{severity} {finding.code} {finding.name}{say('colon', lang)}"
    first, *rest = wrap(head + harmless(message(rule, finding, lang)), width, 2)
    yield Span(severity, finding.severity), Span(first[len(severity) : len(head)], "strong"), Span(first[len(head) :])
    yield from ((Span(line),) for line in rest)


def said(finding: Finding, rule: Rule, report: Report | None, lang: Language) -> Iterator[tuple[str, str]]:
    """Pairs of a head (`应为：`) and a text."""
    if finding.expected:
        yield say("detail.expected", lang), finding.expected
    if finding.actual:
        yield say("detail.actual", lang), finding.actual
    reason = rule.why.zh if lang == "zh" else rule.why.en
    yield say("detail.why", lang), reason + (say("clause", lang, clause=rule.why.clause) if rule.why.clause else "")
    yield say("detail.advice", lang), advice(rule, finding, lang)
    marked = drawn(report, finding.location) if report else frozenset()
    for related in finding.related:
        if related.cell not in marked:
            yield say("detail.related", lang), _related(related, report, lang)
    if finding.confidence != "high":
        yield say("detail.confidence", lang), say(f"confidence.{finding.confidence}", lang)


def hanging(head: str, text: str, width: int) -> Iterator[Line]:
    """A text behind its head, and below itself."""
    first, *rest = wrap(head + harmless(text), width, cell_len(head))
    yield Span(first[: len(head)], "frame"), Span(first[len(head) :])
    yield from ((Span(line),) for line in rest)


def _related(related: Related, report: Report | None, lang: Language) -> str:
    label = related.label
    if not label and related.cell and report is not None:
        label = say("joint", lang).join(filter(None, cell_labels(report.form, related.cell)))
    quote = say("quoted", lang, quote=related.quote) if related.quote else ""
    line = say("line", lang, n=related.place.line) if related.place.line is not None else ""
    return say("colon", lang).join(filter(None, (label, quote))) + line
