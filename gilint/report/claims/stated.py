"""Which cells a match of a statement speaks of, and the number it gives for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gilint.report.claims.grammar import NEVER, Grammar, Statement, compiled, found
from gilint.report.claims.sentence import Sentence
from gilint.report.model import Claim
from gilint.report.numbers import Rounded, number_in_prose


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of a sentence, where its words begin and end, and the address that it counts for where it stands alone."""

    claim: Claim
    start: int
    end: int
    alone: str


def stated(statement: Statement, match: Any, sentence: Sentence, told: Sequence[Told], grammar: Grammar) -> Iterator[tuple[str, Rounded]]:
    """Addresses with their numbers; none where the words are no number, or the matter spoken of has no such cell."""
    if statement.respectively != NEVER:
        yield from _respectively(statement, match.group(), grammar)
        return
    number = _number(statement, match, told, grammar)
    if number is None:
        return
    if statement.each:
        yield from ((address, number) for address, pattern in statement.each.items() if found(pattern, match.group()))
        return
    topic = sentence.topic(match.end())
    whole = grammar.parts_of.get(topic, "")
    if any(name == whole for _, name in sentence.topics[1:]):
        topic = whole
    cell = statement.cells.get(topic, statement.cells.get("other"))
    if cell:
        yield cell.replace("{row}", _row(told, match.start())), number


def _row(told: Sequence[Told], at: int) -> str:
    """The row of table 3 that the words before `at` spoke of: what was received, where they spoke of none or all of that was handled."""
    rows = sorted((each.start, each.claim.cell, each.claim.value) for each in told if each.start <= at)
    totals = [
        (cell.split(".", 1)[1].removesuffix(".total"), value)
        for _, cell, value in rows
        if cell.startswith("t3.") and cell.endswith(".total")
    ]
    row, value = totals[-1] if totals else ("new", 0)
    return "new" if row == "total" and ("new", value) in totals else row


def _number(statement: Statement, match: Any, told: Sequence[Told], grammar: Grammar) -> Rounded | None:
    if statement.value is not None:
        return statement.value, 0
    if statement.same_as:
        before = [each.claim for each in told if each.claim.cell == statement.same_as and each.start <= match.start()]
        return (before[-1].value, before[-1].within) if before else None
    words = match.groupdict()
    if "amount" not in words:
        return number_in_prose(words["n"])
    return number_in_prose(words["n"], Decimal(grammar.amounts[words["amount"]]) / grammar.amounts[statement.unit])


def _respectively(statement: Statement, text: str, grammar: Grammar) -> Iterator[tuple[str, Rounded]]:
    """`A、B分别为3件、4件`: as many things as numbers, in the same order."""
    middle = compiled(statement.respectively).search(text)
    named = sorted(
        (match.start(), address)
        for address, pattern in statement.each.items()
        for match in compiled(pattern).finditer(text[: middle.start()])
    )
    numbers = [number_in_prose(match.group()) for match in compiled(grammar.number).finditer(text[middle.end() :])]
    if len(named) == len(numbers):
        yield from ((address, number) for (_, address), number in zip(named, numbers, strict=True) if number is not None)
