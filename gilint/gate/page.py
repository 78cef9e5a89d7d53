"""The verdict for people: each condition with its value and limit, then what blocks, with places and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from gilint.gate.policy import Terms
from gilint.gate.telling import Spoken, conclusion, left_out, limit, spoken, title, todo, value
from gilint.gate.verdict import Judged, Verdict
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Style, pad, pad_left, wrap
from gilint.output.summary import looked_at
from gilint.wording import Language, say

_MOST = 5
"""So many places are shown of a condition; the rest is counted."""
_INDENT = 2


def page(verdict: Verdict, lang: Language, width: int) -> Iterator[Line]:
    policy = verdict.policy
    named = say("gate.policy", lang, title=policy.terms.title.in_language(lang), name=policy.name, sha=policy.sha256[:12])
    yield from _lines(named, width, "strong")
    for style, sentence in looked_at(verdict.results, lang):
        yield from _lines(sentence, width, style)
    yield ()
    yield from _table(verdict, lang, width)
    teller = spoken(verdict, lang)
    for judged in verdict.conditions:
        if not judged.passed:
            yield ()
            yield from _blocking(judged, teller, width)
    yield ()
    if told := left_out(verdict, lang):
        yield from _lines(told, width, "warning")
    yield from _lines(conclusion(verdict, lang), width, "strong" if verdict.passed else "error")


def outline(terms: Terms, lang: Language, width: int) -> Iterator[Line]:
    """What a policy asks for."""
    yield from _lines(say("joint", lang).join((terms.name, terms.title.in_language(lang))), width, "strong", _INDENT)
    yield from _lines(" " * _INDENT + terms.purpose.in_language(lang), width, "", _INDENT)
    for condition in terms.conditions:
        asked = say("colon", lang).join((title(condition, lang), limit(condition, lang)))
        yield from _lines(f"{' ' * _INDENT}{condition.name}  {asked}", width, "", 2 * _INDENT)
    yield ()


def _table(verdict: Verdict, lang: Language, width: int) -> Iterator[Line]:
    """A line a condition; a title that is too long goes on below."""
    rows = [
        (judged, harmless(title(judged.condition, lang)), value(judged, lang), limit(judged.condition, lang))
        for judged in verdict.conditions
    ]
    values = max((cell_len(told) for _, _, told, _ in rows), default=0)
    limits = max((cell_len(bound) for *_, bound in rows), default=0)
    room = min(max((cell_len(head) for _, head, _, _ in rows), default=0), width - values - limits - 3 * _INDENT)
    for judged, head, told, bound in rows:
        first, *rest = wrap(head, max(room, 10))
        mark, style = _mark(judged)
        yield Span(f"{mark} ", style), Span(pad(first, room)), Span("  " + pad_left(told, values), style), Span(f"  {bound}", "faint")
        yield from ((Span(" " * _INDENT + line),) for line in rest)


def _blocking(judged: Judged, teller: Spoken, width: int) -> Iterator[Line]:
    lang, condition = teller.lang, judged.condition
    mark, style = _mark(judged)
    named = f"{title(condition, lang)} [{condition.name}]"
    sentence = say("gate.blocking", lang, title=named, value=value(judged, lang), limit=limit(condition, lang))
    yield from _lines(f"{mark} {sentence}", width, style, _INDENT)
    if condition.why:
        yield from _lines(" " * _INDENT + condition.why.in_language(lang), width, "", _INDENT)
    for culprit in judged.culprits[:_MOST]:
        where, indent = teller.where(culprit), _INDENT
        if where:
            yield from _lines(" " * _INDENT + where, width, "mark", 2 * _INDENT)
            indent = 2 * _INDENT
        for sentence in teller.what(culprit):
            yield from _lines(" " * indent + sentence, width, "", indent)
    if len(judged.culprits) > _MOST:
        yield from _lines(" " * _INDENT + say("gate.more", lang, n=len(judged.culprits) - _MOST), width, "faint")
    head = say("gate.todo", lang)
    yield from _lines(" " * _INDENT + head + todo(judged, lang), width, "", _INDENT + cell_len(head))


def _mark(judged: Judged) -> tuple[str, Style]:
    return ("✓", "") if judged.passed else ("?", "warning") if judged.value is None else ("✗", "error")


def _lines(text: str, width: int, style: Style = "", hang: int = 0) -> Iterator[Line]:
    yield from ((Span(line, style),) for line in wrap(harmless(text), width, hang))
