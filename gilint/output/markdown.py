"""Results as Markdown for a ticket or a letter: what was examined, then a table a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gilint.checking import Checked
from gilint.findings import Finding
from gilint.output.harmless import encodable, harmless
from gilint.output.summary import sentences
from gilint.output.telling import advice, message, place_words, report_name, state_words
from gilint.results import Results, listed
from gilint.wording import Language, say

_DOMAINS = "[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф"
_ACTIVE = re.compile(rf"[\\`*_{{}}\[\]~^$!]|:(?=//)|/(?=/)|(?<=www)\.|\.(?=(?:{_DOMAINS})(?!\w))", re.IGNORECASE)
"""Of the dots and strokes those in what looks like the name of a site, of which many viewers make a link."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "@": "@&#8288;", "#": "#&#8288;"}
"""Who or what a name or number belongs to is looked up only after all marks are gone: an invisible joiner keeps it from being one."""


def markdown(results: Results, lang: Language) -> Iterator[str]:
    """Lines; whatever stands in a document or a file name is text and nothing else."""
    yield "# " + say("markdown.title", lang)
    yield ""
    for _, sentence in sentences(results, lang):
        yield f"- {escaped(sentence)}"
    for item in results.checked:
        findings = list(listed(results, item))
        if findings:
            yield ""
            yield from _section(item, findings, results, lang)


def escaped(text: str) -> str:
    """A text as Markdown that shows it as it is, on one line, in a cell of a table too."""
    marked = _ACTIVE.sub(lambda sign: f"\\{sign[0]}", harmless(text))
    return "".join(_ENTITIES.get(sign, sign) for sign in marked)


def _section(item: Checked, findings: Sequence[Finding], results: Results, lang: Language) -> Iterator[str]:
    name = report_name(item.report.agency.name, item.report.year, lang) if item.report else ""
    yield f"## {escaped(name or encodable(item.path))}"
    yield ""
    yield f"{say('head.path', lang)}{say('colon', lang)}{escaped(encodable(item.path))}"
    yield ""
    columns = ("severity", "rule", "place", "message", "advice", *(("state",) if results.decisions or results.baseline else ()))
    yield _row([say(f"head.{column}", lang) for column in columns])
    yield _row(["---"] * len(columns))
    for finding in findings:
        yield _row([escaped(text) for text in _told(finding, item, results, lang)])


def _told(finding: Finding, item: Checked, results: Results, lang: Language) -> Iterator[str]:
    rule = results.rules[finding.code]
    yield say(f"severity.{finding.severity}", lang)
    yield f"{finding.code} {finding.name}"
    yield say("joint", lang).join(place_words(finding.location, item.report, lang))
    yield message(rule, finding, lang)
    yield advice(rule, finding, lang)
    if results.decisions or results.baseline:
        yield _state(finding, results, lang)


def _state(finding: Finding, results: Results, lang: Language) -> str:
    state = state_words(results, finding, lang)
    decision = results.decisions.get(finding.fingerprint)
    if decision is None:
        return state
    if decision.until:
        state = say("decided.until", lang, state=state, until=decision.until)
    return say("decided.why", lang, state=state, reason=decision.reason) if decision.reason else state


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
