"""Statements of the text about cells of the tables: none received, twelve received, one reconsideration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

import re2  # type: ignore[import-untyped]

from gilint.document import Paragraph
from gilint.report.model import Claim, Number
from gilint.report.numbers import chinese_number
from gilint.yamlfile import read_yaml

_YEAR = re.compile(r"(20\d\d)年")
_CONDITIONS = ("unless", "unless_after", "doubt", "doubt_before", "doubt_after", "about", "beside", "needs")
_BREAKS = "，；;：:("


@dataclass(frozen=True, slots=True)
class Statement:
    """One way to state a cell, with the patterns of what makes it something else or unsure; claims.yaml says what each is for."""

    cell: str
    patterns: tuple[str, ...]
    value: int | None
    negated: bool
    unless: str
    unless_after: str
    doubt: str
    doubt_before: str
    doubt_after: str
    about: str
    beside: str
    needs: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The statements, patterns for a sentence and for words that speak of another time, and what a paragraph with a statement mentions."""

    statements: tuple[Statement, ...]
    sentence: str
    other_time: str
    mentions: str


_NEVER = r"[^\x00-\x{10FFFF}]"


@cache
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)


def load_grammar(path: Path) -> Grammar:
    """The grammar of claims.yaml. Raises YamlFault."""
    data: Mapping[str, Any] = read_yaml(path).data
    words: dict[str, str] = {}
    for name, pattern in data["words"].items():
        words[name] = _spelt(pattern, words)
    statements = tuple(
        Statement(
            cell=statement["cell"],
            patterns=tuple(_spelt(pattern, words) for pattern in statement["patterns"]),
            value=statement.get("value"),
            negated=statement.get("negated", False),
            **{key: _either(statement.get(key, ()), words) for key in _CONDITIONS},
        )
        for statement in data["statements"]
    )
    return Grammar(statements, f"[^{data['sentence_ends']}]+", data["other_time"], data["mentions"])


def _either(patterns: str | Sequence[str], words: Mapping[str, str]) -> str:
    """One pattern for any of `patterns`; none matches nowhere."""
    listed = (patterns,) if isinstance(patterns, str) else patterns
    return "|".join(_spelt(pattern, words) for pattern in listed) or _NEVER


def _spelt(pattern: str, words: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<([a-z_]+)>", lambda match: words[match[1]], pattern)


def find_claims(prose: Iterable[tuple[int, Paragraph]], year: int | None, grammar: Grammar) -> Iterator[Claim]:
    """The claims of each paragraph in order; `prose` pairs paragraphs with the number of their part."""
    for section, paragraph in prose:
        text = re.sub(r"\s+", "", normalize("NFKC", paragraph.text).replace(",", "，"))
        text = re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", "", text)
        if not _compiled(grammar.mentions).search(text):
            continue
        before = ""
        for match in _compiled(grammar.sentence).finditer(text):
            yield from _of_sentence(match.group(), before, section, paragraph, year, grammar)
            before = match.group()


def _of_sentence(sentence: str, before: str, section: int, paragraph: Paragraph, year: int | None, grammar: Grammar) -> Iterator[Claim]:
    told: dict[str, list[tuple[int, int]]] = {}
    for statement in grammar.statements:
        for pattern in statement.patterns:
            for match in _compiled(pattern).finditer(sentence):
                quote = match.group().rstrip(_BREAKS)
                start, end = match.start(), match.start() + len(quote)
                taken = told.setdefault(statement.cell, [])
                if any(start < other_end and other_start < end for other_start, other_end in taken):
                    continue
                if _is_else(statement, quote, sentence[end:]) or _elsewhen(sentence, start, end, year, grammar):
                    continue
                value = statement.value if statement.value is not None else _value(match.group("n"))
                if value is None:
                    continue
                taken.append((start, end))
                sure = _sure(statement, value, before, sentence, start, end)
                yield Claim(statement.cell, "==", value, quote, section, paragraph.place, statement.negated or value == 0, sure)


def _is_else(statement: Statement, quote: str, after: str) -> bool:
    """Whether the words state something else than the cell."""
    return _matches(statement.unless, quote) or _matches(statement.unless_after, after)


def _sure(statement: Statement, value: Number, before: str, sentence: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end`, which state `value`, can mean nothing else; `before` is the sentence before theirs."""
    clause = sentence[_clause(sentence, start) : end]
    if _matches(statement.doubt, sentence[start:end]) or _matches(statement.doubt_before, clause):
        return False
    if _matches(statement.doubt_after, sentence[end:]):
        return False
    if _matches(statement.about, clause):
        return True
    if _matches(statement.beside, clause):
        return False
    return not value or statement.needs == _NEVER or _matches(statement.needs, before + sentence)


def _matches(pattern: str, text: str) -> bool:
    return bool(_compiled(pattern).search(text))


def _clause(sentence: str, at: int) -> int:
    """Where the clause begins that holds the character `at`."""
    return max(sentence.rfind(mark, 0, at) for mark in _BREAKS) + 1


def _elsewhen(sentence: str, start: int, end: int, year: int | None, grammar: Grammar) -> bool:
    """Whether the words speak of another year: the last one named before or within them is not the report's."""
    if _matches(grammar.other_time, sentence[_clause(sentence, start) : end]):
        return True
    years = [int(found) for found in _YEAR.findall(sentence[:end])]
    return bool(years) and year is not None and years[-1] != year


def _value(text: str) -> Number | None:
    digits = text.replace("，", "").replace(",", "")
    if digits.endswith("万") and digits[:-1].replace(".", "").isdigit():
        return int(float(digits[:-1]) * 10_000)
    if digits.isdigit():
        return int(digits)
    return chinese_number(text)
