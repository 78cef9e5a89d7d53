"""Finds the claims of a report's text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from gilint.document import Paragraph, Place
from gilint.report.claims.conditions import is_about_another_year, is_else, is_sure
from gilint.report.claims.grammar import Grammar, Statement, compiled, found, matching
from gilint.report.claims.sentence import Plain, Sentence, plainly, sentences
from gilint.report.claims.stated import Told, stated
from gilint.report.model import Claim

_MARKS = "，、；;：:()"
_LONGEST_HEADING = 24
"""What a paragraph of so many characters without a full stop speaks of, the next one speaks of."""


@dataclass(frozen=True, slots=True)
class _Around:
    """Where a sentence stands: the number of its part, the place and the words of its paragraph, and the report's year."""

    section: int
    place: Place
    words: Plain
    year: int | None


def find_claims(prose: Iterable[tuple[int, Paragraph]], year: int | None, grammar: Grammar) -> Iterator[Claim]:
    """The claims of each paragraph in order; `prose` pairs paragraphs with the number of their part."""
    topic = ""
    for section, paragraph in prose:
        words = plainly(paragraph.text)
        text = words.text
        last = topic
        if found(grammar.mentions, text):
            around = _Around(section, paragraph.place, words, year)
            told: list[Told] = []
            for sentence in sentences(text, topic, grammar):
                told += _of_kind(_of_sentence(sentence, around, grammar))
                last = sentence.topics[-1][1]
            yield from (each.claim for each in _alone(told))
        topic = last if len(text) <= _LONGEST_HEADING and "。" not in text else ""


def _of_sentence(sentence: Sentence, around: _Around, grammar: Grammar) -> list[Told]:
    told: list[Told] = []
    for index in matching(grammar.patterns, sentence.text):
        statement, pattern = grammar.ways[index]
        if found(statement.only_in, sentence.text) and not found(statement.unless_in, sentence.text):
            for match in compiled(pattern).finditer(sentence.text):
                told += _of_match(match, statement, sentence, told, around, grammar)
    return told


def _of_match(match: Any, statement: Statement, sentence: Sentence, told: list[Told], around: _Around, grammar: Grammar) -> Iterator[Told]:
    """What a match says that the statements before it have not said with the same words; `told` is that."""
    quote = match.group().strip(_MARKS)
    start = match.start() + match.group().index(quote)
    end = start + len(quote)
    if (
        _is_never(quote, sentence.text[: start + 1], grammar)
        or is_else(statement, sentence, start, end)
        or is_about_another_year(statement, match, sentence, around.year, grammar)
    ):
        return
    for cell, (value, within) in stated(statement, match, sentence, told, grammar):
        if not any(each.claim.cell == cell and (statement.alone or (start < each.end and each.start < end)) for each in told):
            sure = is_sure(statement, value, sentence, start, end)
            negated = statement.negated or value == 0
            bound = next((bound for bound, words in grammar.bounds.items() if found(words, quote)), statement.op)
            printed = around.words.printed(sentence.start + start, sentence.start + end)
            claim = Claim(cell, bound, value, printed, around.section, around.place, negated, sure, within)
            yield Told(claim, start, end, statement.alone)


def _is_never(quote: str, before: str, grammar: Grammar) -> bool:
    """Whether words are a change, a plan, a question, or another organ's, whatever they speak of; `before` has their first character."""
    return found(grammar.never, quote) or found(grammar.never_before, before)


def _alone(told: list[Told]) -> list[Told]:
    """The only reason that is given for a group of results stands for the group."""
    stated = {each.claim.cell for each in told}
    reasons = Counter(alone for _, alone in {(each.claim.cell, each.alone) for each in told})
    return [
        replace(each, claim=replace(each.claim, cell=each.alone))
        if each.alone and each.alone not in stated and reasons[each.alone] == 1
        else each
        for each in told
    ]


def _of_kind(told: list[Told]) -> list[Told]:
    """`收到自然人申请12件，办结11件`: what was handled right after the requests of one kind of applicants is a number of that kind."""
    ordered = sorted(told, key=lambda each: each.start)
    if not ordered or any(each.claim.cell == "t3.new.total" for each in ordered):
        return ordered
    kept = ordered[:1]
    for before, each in pairwise(ordered):
        table, row, kind = [*before.claim.cell.split("."), "", ""][:3]
        if each.claim.cell == "t3.total.total" and (table, row) == ("t3", "new"):
            each = replace(each, claim=replace(each.claim, cell=f"t3.total.{kind}", sure=False))
        kept.append(each)
    return kept
