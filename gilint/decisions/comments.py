"""Decisions that stand in the report itself, as review comments.

They are about what is found in that very file, and hold, as all decisions do, for the same finding in another file of the run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from gilint.checking import Checked
from gilint.decisions.marks import Mark, Words, marks_in
from gilint.decisions.model import Decision
from gilint.decisions.reasons import Reasons
from gilint.decisions.words import report_words
from gilint.document import Comment, Place
from gilint.findings import Finding, bare, evidence
from gilint.output.telling import message, place_words
from gilint.report.model import Report
from gilint.rules.model import Rule
from gilint.wording import Language, say

Why = Literal["unclear", "broad", "unknown-rule", "no-reason", "unwaivable", "nowhere", "stale"]
"""Why a mark waives nothing: its verb or date is not understood; it names no single rule; a rule that is not known; no reason that says
anything; a rule that nobody can waive; it is on no text; the rule found nothing there (any longer)."""

_MOST_MARKS = 1000
"""Nobody writes more into one report."""
_EVERYTHING = ("*", "all")
_Spot = tuple[int | None, ...]
"""A paragraph or a cell, or the number of a table alone."""


@dataclass(frozen=True, slots=True)
class Dud:
    """A mark that waives nothing, and why; `rule` is the rule as it names it, where the fault is about one of several."""

    why: Why
    text: str
    place: Place
    rule: str = ""


def from_comments(
    checked: Checked, rules: Mapping[str, Rule], reasons: Reasons, lang: Language = "zh"
) -> tuple[tuple[Decision, ...], tuple[Dud, ...]]:
    """What the comments of a report waive, one decision a finding, the latest; and the marks that waive nothing.

    `rules` are all that are known, by code: of one that did not look at the report nothing is said. The words of a decision are in `lang`.
    """
    if checked.report is None:
        return (), ()
    names = {name.lower(): rule.code for rule in rules.values() for name in (rule.name, rule.code)}
    marks = _marks(checked.report.document.comments, reasons.comments, names)
    decisions: dict[str, Decision] = {}
    duds: list[Dud] = []
    for comment, covered, mark in islice(marks, _MOST_MARKS):
        for outcome in _outcomes(comment, covered, mark, checked, checked.report, rules, reasons):
            if isinstance(outcome, Dud):
                duds.append(outcome)
                continue
            before = decisions.get(outcome.fingerprint)
            if before is None or before.when <= comment.when:
                decisions[outcome.fingerprint] = _decision(outcome, comment, mark, checked, rules[outcome.code], lang)
    return tuple(decisions.values()), tuple(duds)


def dud_words(dud: Dud, lang: Language) -> str:
    """What is wrong with a mark, in a sentence for the one who wrote it."""
    return say(f"comment.{dud.why}", lang, rule=dud.rule)


def _marks(comments: Iterable[Comment], words: Words, names: Mapping[str, str]) -> Iterator[tuple[Comment, frozenset[_Spot], Mark]]:
    """Each mark with its comment and the spots that this is on."""
    for comment in comments:
        if marks := list(marks_in(comment.text, words, names)):
            spots = {spot for place in comment.places for spot in (_spot(place), (place.table,))}
            yield from ((comment, frozenset(spots), mark) for mark in marks)


def _outcomes(
    comment: Comment, covered: frozenset[_Spot], mark: Mark, checked: Checked, report: Report, rules: Mapping[str, Rule], reasons: Reasons
) -> Iterator[Finding | Dud]:
    """What a mark waives, and what is wrong with it."""
    place = next(iter(comment.places), Place())
    if not mark.clear:
        yield Dud("unclear", mark.text, place)
        return
    for word in mark.unknown or ([""] if not mark.codes else ()):
        several = word.lower() in _EVERYTHING or any(code.startswith(word.upper()) for code in rules)
        yield Dud("broad" if several else "unknown-rule", mark.text, place, word)
    if mark.codes and not reasons.suffices(mark.reason):
        yield Dud("no-reason", mark.text, place)
        return
    for code in mark.codes:
        if code in reasons.unwaivable:
            yield Dud("unwaivable", mark.text, place, code)
        elif not comment.places:
            yield Dud("nowhere", mark.text, place, code)
        elif found := _meant(comment, covered, [finding for finding in checked.outcome.findings if finding.code == code], report):
            if len(found) > reasons.broad:
                yield Dud("broad", mark.text, place, code)
            else:
                yield from found
        elif code in checked.outcome.ran or code in checked.outcome.not_applicable:
            yield Dud("stale", mark.text, place, code)


def _meant(comment: Comment, covered: frozenset[_Spot], findings: list[Finding], report: Report) -> list[Finding]:
    """The findings that a comment is on. Of several in one paragraph those about the commented words, where these tell them apart."""
    there = [finding for finding in findings if not covered.isdisjoint(_spots(finding, report))]
    said = bare(comment.quote) if len(comment.places) == 1 and comment.places[0].paragraph else ""
    close = [finding for finding in there if said and (quote := bare(finding.location.quote)) and (quote in said or said in quote)]
    return close or there


def _spots(finding: Finding, report: Report) -> set[_Spot]:
    """Where a comment on the finding may be: its place, any of its cells or of the table that it is about; for all else, the title."""
    where = finding.location
    addresses = {where.cell, *where.cells} - {""}
    cells = [
        report.cells[member] for address in addresses for member in report.form.derived.get(address, (address,)) if member in report.cells
    ]
    places = {where.place, *(cell.place for cell in cells)}
    whole = {report.tables[address].place for address in addresses if address in report.tables}
    if where.place == Place() or not (where.section or addresses or where.quote):
        first = report.title or next(report.document.paragraphs(), None)
        places |= {first.place} if first else set()
    return {_spot(place) for place in places if place.paragraph or place.table} | {(place.table,) for place in whole if place.table}


def _spot(place: Place) -> _Spot:
    """A place whatever page it is printed on."""
    return place.paragraph, place.table, place.row, place.column


def _decision(finding: Finding, comment: Comment, mark: Mark, checked: Checked, rule: Rule, lang: Language) -> Decision:
    report = checked.report
    assert report is not None
    where = say("joint", lang).join(place_words(finding.location, report, lang))
    return Decision(
        fingerprint=finding.fingerprint,
        code=finding.code,
        report=report_words(checked.path, report.agency.name, report.year, lang),
        finding=say("colon", lang).join(filter(None, (where, message(rule, finding, lang)))),
        state="accepted",
        reason=mark.reason,
        who=" ".join(comment.author.split()),
        when=comment.when,
        until=mark.until,
        evidence=evidence(finding),
        note=say("comment.note", lang),
    )
