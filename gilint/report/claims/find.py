"""Finds the claims of a report's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from gilint.document import Paragraph
from gilint.report.claims.grammar import NEVER, Grammar, Statement, compiled, found
from gilint.report.claims.sentence import Sentence, plain, sentences
from gilint.report.model import Claim, Number
from gilint.report.numbers import chinese_number

_MARKS = "，；;：:("
_LONGEST_HEADING = 24
"""What a paragraph of so many characters without a full stop speaks of, the next one speaks of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim of a sentence with the words that make it, and the address that it counts for where it stands alone."""

    claim: Claim
    start: int
    end: int
    alone: str


def find_claims(prose: Iterable[tuple[int, Paragraph]], year: int | None, grammar: Grammar) -> Iterator[Claim]:
    """The claims of each paragraph in order; `prose` pairs paragraphs with the number of their part."""
    topic = ""
    for section, paragraph in prose:
        text = plain(paragraph.text)
        last = topic
        if found(grammar.mentions, text):
            for sentence in sentences(text, topic, grammar):
                told = _alone([*_of_sentence(sentence, year, grammar, section, paragraph)])
                yield from (each.claim for each in sorted(told, key=lambda each: each.start))
                last = sentence.topics[-1][1]
        topic = last if len(text) <= _LONGEST_HEADING and "。" not in text else ""


def _of_sentence(sentence: Sentence, year: int | None, grammar: Grammar, section: int, paragraph: Paragraph) -> Iterator[_Told]:
    taken: dict[str, list[_Told]] = {}
    for statement in grammar.statements:
        if not (found(statement.only_in, sentence.text) if statement.only_in != NEVER else True) or found(
            statement.unless_in, sentence.text
        ):
            continue
        for pattern in statement.patterns:
            for match in compiled(pattern).finditer(sentence.text):
                quote = match.group().rstrip(_MARKS)
                start, end = match.start(), match.start() + len(quote)
                if _is_else(statement, sentence, start, end) or _of_another_year(statement, match, sentence, start, end, year, grammar):
                    continue
                for cell, value in _stated(statement, match, sentence, taken, grammar):
                    before = taken.setdefault(cell, [])
                    if any(start < other.end and other.start < end for other in before):
                        continue
                    sure = _sure(statement, value, sentence, start, end)
                    negated = statement.negated or value == 0
                    claim = Claim(cell, statement.op, value, quote, section, paragraph.place, negated, sure)
                    before.append(_Told(claim, start, end, statement.alone))
    for each in taken.values():
        yield from each


def _stated(
    statement: Statement, match: Any, sentence: Sentence, taken: Mapping[str, list[_Told]], grammar: Grammar
) -> Iterator[tuple[str, Number]]:
    """The cells that a match states, with their numbers."""
    if statement.respectively != NEVER:
        yield from _respectively(statement, match.group(), grammar)
        return
    value = _value(statement, match, taken, grammar)
    if value is None:
        return
    if statement.each:
        yield from ((address, value) for address, pattern in statement.each.items() if found(pattern, match.group()))
        return
    cell = statement.cells.get(sentence.topic(match.end()), statement.cells.get("other"))
    if cell:
        yield cell, value


def _value(statement: Statement, match: Any, taken: Mapping[str, list[_Told]], grammar: Grammar) -> Number | None:
    if statement.value is not None:
        return statement.value
    if statement.same_as:
        before = [each.claim.value for each in taken.get(statement.same_as, ()) if each.start < match.start()]
        return before[-1] if before else None
    words = match.groupdict()
    number = parse_count(words["n"])
    unit = words.get("amount")
    if number is None or unit is None:
        return number
    return _plainly(Decimal(number) * grammar.amounts[unit] / grammar.amounts[words.get("of") or "万元"])


def _respectively(statement: Statement, text: str, grammar: Grammar) -> Iterator[tuple[str, Number]]:
    """`A、B分别为3件、4件`: as many things named as numbers, in the same order."""
    middle = compiled(statement.respectively).search(text)
    if middle is None:
        return
    named = sorted(
        (match.start(), address)
        for address, pattern in statement.each.items()
        for match in compiled(pattern).finditer(text[: middle.start()])
    )
    numbers = [
        parse_count(match.group("n"))
        for match in compiled(r"(?P<n>[0-9]+|[零〇一二两三四五六七八九十百千万]+)").finditer(text[middle.end() :])
    ]
    if len(named) == len(numbers):
        yield from ((address, number) for (_, address), number in zip(named, numbers, strict=True) if number is not None)


def _is_else(statement: Statement, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words state something else than the cell."""
    text = sentence.text
    return (
        found(statement.unless, text[start:end])
        or found(statement.unless_before, text[:start])
        or found(statement.unless_after, text[end:])
    )


def _of_another_year(
    statement: Statement, match: Any, sentence: Sentence, start: int, end: int, year: int | None, grammar: Grammar
) -> bool:
    if statement.year is None:
        return sentence.elsewhen(start, end, year, grammar)
    named = match.groupdict().get("year")
    return bool(named) and year is not None and int(named) != year + statement.year


def _sure(statement: Statement, value: Number, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end`, which state `value`, can mean nothing else."""
    text = sentence.text
    clause = text[sentence.clause(start) : end]
    if found(statement.doubt, text[start:end]) or found(statement.doubt_before, clause) or found(statement.doubt_after, text[end:]):
        return False
    if found(statement.about, clause):
        return True
    if found(statement.beside, clause):
        return False
    return not value or statement.needs == NEVER or found(statement.needs, sentence.before + text)


def _alone(told: list[_Told]) -> list[_Told]:
    """The only reason that is given for a group of results stands for the group."""
    groups = [each.claim.cell for each in told] + [each.alone for each in told if each.alone]
    return [
        replace(each, claim=replace(each.claim, cell=each.alone)) if each.alone and groups.count(each.alone) == 1 else each for each in told
    ]


def parse_count(text: str) -> Number | None:
    """A number as a text writes it: 1234, 1.2万, 四百一十二, 两千; None where it is none."""
    digits = text.replace("，", "")
    factor = 1
    if digits.endswith("万") and digits[:-1].replace(".", "", 1).isdigit():
        digits, factor = digits[:-1], 10_000
    if digits.replace(".", "", 1).isdigit():
        return _plainly(Decimal(digits) * factor)
    return chinese_number(text)


def _plainly(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number
