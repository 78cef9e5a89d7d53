"""What keeps words from being a statement about a cell of this report, or makes them unsure."""

from __future__ import annotations

from typing import Any

from gilint.report.claims.grammar import NEVER, Grammar, Statement, compiled, found
from gilint.report.claims.sentence import Sentence
from gilint.report.model import Number

_YEAR = r"(20\d\d)年"


def is_else(statement: Statement, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` state something else than the cell."""
    text = sentence.text
    clause = text[sentence.clause(start) : end]
    return (
        found(statement.unless, text[start:end])
        or found(statement.unless_before, text[:start])
        or found(statement.unless_after, text[end:])
        or (found(statement.beside, clause) and not found(statement.about, clause))
    )


def is_about_another_year(statement: Statement, match: Any, sentence: Sentence, year: int | None, grammar: Grammar) -> bool:
    """Whether the number is one of another year than the report's, or of a part of the year.

    A statement that names last or next year itself has to name the right one.
    """
    if statement.year is not None:
        named = match.groupdict().get("year")
        return bool(named) and year is not None and int(named) != year + statement.year
    text, end = sentence.dated, match.end()
    if sentence.time(end) == "other" or found(grammar.other_time, text[sentence.clause(match.start()) : end]):
        return True
    years = compiled(_YEAR).findall(text[:end])
    return bool(years) and year is not None and int(years[-1]) != year


def is_sure(statement: Statement, value: Number, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end`, which state `value`, can mean nothing else."""
    text = sentence.text
    clause = text[sentence.clause(start) : end]
    if found(statement.doubt, text[start:end]) or found(statement.doubt_before, clause) or found(statement.doubt_after, text[end:]):
        return False
    if found(statement.about, clause):
        return True
    return not value or statement.needs == NEVER or found(statement.needs, sentence.before + text)
