"""The verdict as Markdown for a ticket: the conditions as a table, then what blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gilint.gate.telling import Spoken, conclusion, hindrances, left_out, limit, outcome, spoken, title, todo, value
from gilint.gate.verdict import Judged, Verdict
from gilint.output.markdown import escaped
from gilint.output.summary import looked_at
from gilint.wording import Language, say

_MOST = 20
"""So many places are listed of a condition; the rest is counted."""


def markdown(verdict: Verdict, lang: Language) -> Iterator[str]:
    """Lines; whatever stands in a document, a file name or a decision is text and nothing else."""
    policy, teller = verdict.policy, spoken(verdict, lang)
    yield "# " + say("gate.title", lang)
    yield ""
    yield f"**{escaped(conclusion(verdict, lang))}**"
    yield ""
    yield "- " + escaped(say("gate.policy", lang, title=policy.terms.title.in_language(lang), name=policy.name, sha=policy.sha256))
    for _, sentence in looked_at(verdict.results, lang):
        yield f"- {escaped(sentence)}"
    for told in (*hindrances(verdict, lang), left_out(verdict, lang)):
        if told:
            yield f"- {escaped(told)}"
    yield ""
    yield _row([say(f"gate.head.{column}", lang) for column in ("result", "condition", "value", "limit")])
    yield _row(["---", "---", "---:", "---"])
    for judged in verdict.conditions:
        cells = (outcome(judged, lang), title(judged.condition, lang), value(judged, lang), limit(judged.condition, lang))
        yield _row([escaped(cell) for cell in cells])
    for judged in verdict.conditions:
        if not judged.passed:
            yield ""
            yield from _blocking(judged, teller)


def _blocking(judged: Judged, teller: Spoken) -> Iterator[str]:
    lang, condition = teller.lang, judged.condition
    yield f"## {escaped(title(condition, lang))}"
    yield ""
    if condition.why:
        yield escaped(condition.why.in_language(lang))
        yield ""
    for culprit in judged.culprits[:_MOST]:
        words = (teller.where(culprit), *teller.what(culprit))
        yield "- " + "<br>".join(escaped(text) for text in words if text)
    if len(judged.culprits) > _MOST:
        yield "- " + escaped(say("gate.more", lang, n=len(judged.culprits) - _MOST))
    if judged.culprits:
        yield ""
    yield escaped(say("gate.todo", lang) + todo(judged, lang))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
