"""How the reports differ from a baseline, as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from gilint.decisions.baseline import Baseline
from gilint.decisions.ratchet import Difference, Found
from gilint.decisions.telling import near, subject_lines
from gilint.output.harmless import encodable, harmless
from gilint.output.lines import wrap
from gilint.output.telling import message, place_words
from gilint.results import Results
from gilint.wording import Language, say


def difference_lines(baseline: Baseline, since: Difference, results: Results, lang: Language, width: int) -> Iterator[str]:
    """Each finding that came, changed or went, and how many of each there are."""
    told = [*((each, "new") for each in since.new), *((each, "changed") for each in since.changed)]
    for each, turn in told:
        yield from subject_lines(
            say(f"baseline.turn.{turn}", lang), each.finding.code, each.entry.report, _words(each, results, lang), width
        )
    for entry in since.fixed:
        yield from subject_lines(say("baseline.turn.fixed", lang), entry.code, entry.report, entry.finding, width)
    counts = {"new": len(since.new), "changed": len(since.changed), "fixed": len(since.fixed), "unchanged": since.unchanged}
    yield from wrap(say("baseline.compared", lang, file=near(baseline.file), **counts), width)
    if since.unseen:
        yield from wrap(say("baseline.unseen", lang, n=len(since.unseen)), width)


def difference_data(baseline: Baseline, since: Difference, results: Results, lang: Language) -> dict[str, Any]:
    return {
        "schema": "gilint.baseline-diff/1",
        "baseline": encodable(str(baseline.file)),
        "new": [_found_data(each, results, lang) for each in since.new],
        "changed": [_found_data(each, results, lang) for each in since.changed],
        "fixed": [asdict(entry) for entry in since.fixed],
        "unseen": [asdict(entry) for entry in since.unseen],
        "unchanged": since.unchanged,
    }


def _found_data(each: Found, results: Results, lang: Language) -> dict[str, Any]:
    entry = asdict(each.entry)
    severity = each.finding.severity
    return {"path": encodable(each.item.path), **entry, "severity": severity, "message": _message(each, results, lang)}


def _words(each: Found, results: Results, lang: Language) -> str:
    place = say("joint", lang).join(place_words(each.finding.location, each.item.report, lang))
    return say("colon", lang).join(filter(None, (place, _message(each, results, lang))))


def _message(each: Found, results: Results, lang: Language) -> str:
    return harmless(message(results.rules[each.finding.code], each.finding, lang))
