"""Statements of the text about cells of the tables: none received, twelve received, one reconsideration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Statement:
    """One way to state a cell: patterns, and the words that make it something else or unsure."""

    cell: str
    patterns: tuple[str, ...]
    value: int | None
    negated: bool
    unless: tuple[str, ...]
    unless_after: str
    doubt: tuple[str, ...]
    doubt_after: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The statements, and patterns for a sentence and for words that speak of another time."""

    statements: tuple[Statement, ...]
    sentence: str
    other_time: str


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
            unless=tuple(statement.get("unless", ())),
            unless_after=statement.get("unless_after", _NEVER),
            doubt=tuple(statement.get("doubt", ())),
            doubt_after=statement.get("doubt_after", _NEVER),
            needs=tuple(statement.get("needs", ())),
        )
        for statement in data["statements"]
    )
    return Grammar(statements, f"[^{data['sentence_ends']}]+", data["other_time"])


def _spelt(pattern: str, words: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<([a-z_]+)>", lambda match: words[match[1]], pattern)


def find_claims(prose: Iterable[tuple[int, Paragraph]], year: int | None, grammar: Grammar) -> Iterator[Claim]:
    """The claims of each paragraph in order; `prose` pairs paragraphs with the number of their part."""
    for section, paragraph in prose:
        text = re.sub(r"\s+", "", normalize("NFKC", paragraph.text).replace(",", "，"))
        text = re.sub(r"(?<=\d)，(?=\d{3}(?!\d))", "", text)
        if not re.search("申请|复议|诉讼", text):
            continue
        for match in _compiled(grammar.sentence).finditer(text):
            yield from _of_sentence(match.group(), section, paragraph, year, grammar)


def _of_sentence(sentence: str, section: int, paragraph: Paragraph, year: int | None, grammar: Grammar) -> Iterator[Claim]:
    told: dict[str, list[tuple[int, int]]] = {}
    for statement in grammar.statements:
        for pattern in statement.patterns:
            for match in _compiled(pattern).finditer(sentence):
                start, end = match.span()
                quote = match.group()
                before = told.setdefault(statement.cell, [])
                if any(start < other_end and other_start < end for other_start, other_end in before):
                    continue
                if _is_else(statement, quote, sentence[end:]) or _elsewhen(sentence, start, end, year, grammar):
                    continue
                value = statement.value if statement.value is not None else _value(match.group("n"))
                if value is None:
                    continue
                before.append((start, end))
                sure = _sure(statement, sentence, quote, end)
                yield Claim(statement.cell, "==", value, quote, section, paragraph.place, statement.negated or value == 0, sure)


def _is_else(statement: Statement, quote: str, after: str) -> bool:
    """Whether the words state something else than the cell."""
    if any(word in quote for word in statement.unless):
        return True
    return bool(_compiled(statement.unless_after).search(after))


def _sure(statement: Statement, sentence: str, quote: str, end: int) -> bool:
    if any(word in quote for word in statement.doubt):
        return False
    if _compiled(statement.doubt_after).search(sentence[end:]):
        return False
    return not statement.needs or any(word in sentence for word in statement.needs)


def _elsewhen(sentence: str, start: int, end: int, year: int | None, grammar: Grammar) -> bool:
    """Whether the words speak of another year: the last one named before or within them is not the report's."""
    clause = max(sentence.rfind(mark, 0, start) for mark in "，；：")
    if _compiled(grammar.other_time).search(sentence[clause + 1 : end]):
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
