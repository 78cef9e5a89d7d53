"""Decisions and what is wrong with them, as lines for people and as data for programs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from gilint.decisions.comments import Dud, dud_words
from gilint.decisions.decided import Decided
from gilint.decisions.file import Noted
from gilint.decisions.model import Decision
from gilint.decisions.review import INFORMATION, Problem
from gilint.output.harmless import encodable, harmless
from gilint.output.lines import wrap
from gilint.wording import Language, say

_INDENT = "  "


def decision_lines(head: str, decision: Decision, lang: Language, width: int, *more: str) -> Iterator[str]:
    """What was decided about what; below it the finding, the reason, who decided, and whatever else is to be said."""
    yield from subject_lines(head, decision.code, decision.report, decision.finding, width)
    if decision.reason:
        yield from below(say("decisions.reason", lang, reason=decision.reason), width)
    yield from below(say("joint", lang).join(_signature(decision, lang)), width)
    for text in filter(None, more):
        yield from below(text, width)


def subject_lines(head: str, code: str, report: str, finding: str, width: int) -> Iterator[str]:
    """Which rule, which report, and below what was found."""
    yield from wrap(harmless(_INDENT.join(filter(None, (head, code, report)))), width, len(_INDENT))
    if finding:
        yield from below(finding, width)


def below(text: str, width: int) -> Iterator[str]:
    yield from wrap(_INDENT + harmless(text), width, len(_INDENT))


def review_lines(kept: Decided, problems: Sequence[Problem], lang: Language, width: int) -> Iterator[str]:
    """Decision by decision what is wrong with it; those that nobody looked for are only counted."""
    unseen = sum(each.kind == "unseen" for each in problems)
    for noted, group in groupby((each for each in problems if each.kind != "unseen"), key=lambda each: each.noted):
        decision = noted.decision
        yield from subject_lines(place(noted), decision.code, decision.report, decision.finding, width)
        for each in group:
            yield from below(problem_text(each, lang), width)
    for path, dud in kept.duds:
        yield from subject_lines(harmless(encodable(path)), "", say("quoted", lang, quote=dud.text), "", width)
        yield from below(dud_words(dud, lang), width)
    wrong = len(kept.duds) + sum(each.kind not in INFORMATION for each in problems)
    yield from wrap(say("decisions.reviewed", lang, n=len(kept.noted), wrong=wrong), width)
    if unseen:
        yield from wrap(say("decisions.unseen", lang, n=unseen), width)


def problem_text(problem: Problem, lang: Language) -> str:
    values = {name: near(value) if isinstance(value, Path) else value for name, value in problem.values.items()}
    return harmless(say(f"problem.{problem.kind}", lang, **values))


def place(noted: Noted) -> str:
    """The file as seen from here, with the line."""
    return f"{near(noted.file)}:{noted.line}" if noted.line else near(noted.file)


def near(file: Path) -> str:
    """A path for people: from here, or whole where that is shorter."""
    whole = os.path.abspath(file)
    try:
        found = min(os.path.relpath(whole), whole, key=len)
    except ValueError:
        # On another drive there is no way from here.
        found = whole
    return harmless(encodable(found))


def decision_data(noted: Noted) -> dict[str, Any]:
    """With null for what is not known."""
    said = {name: value or None for name, value in asdict(noted.decision).items()}
    return {"file": encodable(str(noted.file)), "line": noted.line or None, **said}


def problem_data(problem: Problem, lang: Language) -> dict[str, Any]:
    told = {"problem": problem.kind, "information": problem.kind in INFORMATION, "message": problem_text(problem, lang)}
    return {**told, **decision_data(problem.noted)}


def dud_data(path: str, dud: Dud, lang: Language) -> dict[str, Any]:
    """A review comment that decides nothing."""
    told = {"problem": "comment", "information": False, "message": harmless(dud_words(dud, lang))}
    return {**told, "file": encodable(path), "line": dud.place.line, "comment": dud.text}


def _signature(decision: Decision, lang: Language) -> Iterator[str]:
    if decision.who:
        yield say("decisions.by", lang, who=decision.who)
    if decision.when:
        yield decision.when.partition("T")[0]
    if decision.until:
        yield say("decisions.until", lang, until=decision.until)
    yield say("decisions.fingerprint", lang, fingerprint=decision.fingerprint)
