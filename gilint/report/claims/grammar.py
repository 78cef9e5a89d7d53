"""The grammar of claims: what rules/vocabulary/claims.yaml says, with its words put in; the file tells what each key is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import re2  # type: ignore[import-untyped]

from gilint.yamlfile import read_yaml

NEVER = r"[^\x00-\x{10FFFF}]"
_CONDITIONS = (
    "unless",
    "unless_before",
    "unless_after",
    "unless_in",
    "doubt",
    "doubt_before",
    "doubt_after",
    "about",
    "beside",
    "needs",
)


_MEMORY = 256 << 20
"""Bytes that RE2 may use for all patterns together; it takes a tenth."""

Bound = Literal["==", ">=", "<="]


@dataclass(frozen=True, slots=True)
class Statement:
    """One way to state cells, with the keys of the file.

    `cells` maps the matter that is spoken of to an address, `other` all other matters; `each` maps addresses to patterns.
    """

    cells: Mapping[str, str]
    each: Mapping[str, str]
    respectively: str
    patterns: tuple[str, ...]
    value: int | None
    same_as: str
    op: Bound
    negated: bool
    year: int | None
    unit: str
    alone: str
    unless: str
    unless_before: str
    unless_after: str
    unless_in: str
    only_in: str
    doubt: str
    doubt_before: str
    doubt_after: str
    about: str
    beside: str
    needs: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The statements, each pattern of one with its statement (`ways`), and how a text is taken apart: patterns of a sentence, of a number,
    of the matters and times that it speaks of.

    `mentions` is what a paragraph with a statement has, `amounts` what the units of money are worth.
    """

    ways: tuple[tuple[Statement, str], ...]
    patterns: tuple[str, ...]
    sentence: str
    number: str
    topics: str
    times: str
    never: str
    never_before: str
    bounds: Mapping[Bound, str]
    other_time: str
    years_aside: str
    mentions: str
    amounts: Mapping[str, int]
    parts_of: Mapping[str, str]


@cache
def compiled(pattern: str) -> Any:
    return re2.compile(pattern)


def matching(patterns: tuple[str, ...], text: str) -> list[int]:
    """The indexes of the patterns that match somewhere in the text, in order: one pass over the text, however many they are."""
    return sorted(_together(patterns).Match(text) or ())


@cache
def _together(patterns: tuple[str, ...]) -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    together = re2.Set.SearchSet(options)
    for pattern in patterns:
        together.Add(pattern)
    together.Compile()
    return together


def found(pattern: str, text: str) -> bool:
    return pattern != NEVER and bool(compiled(pattern).search(text))


def load_grammar(path: Path) -> Grammar:
    """The grammar of claims.yaml. Raises YamlFault."""
    data: Mapping[str, Any] = read_yaml(path).data
    words: dict[str, str] = {}
    for name, pattern in data["words"].items():
        words[name] = _spelt(pattern, words)
    statements = [_statement(statement, words) for statement in data["statements"]]
    ways = tuple((statement, pattern) for statement in statements for pattern in statement.patterns)
    return Grammar(
        ways=ways,
        patterns=tuple(pattern for _, pattern in ways),
        number=words["n"],
        sentence=f"[^{data['sentence_ends']}]+",
        topics=_named(data["topics"], words),
        times=_named(data["times"], words),
        never=_either(data["never"], words),
        never_before=_either(data["never_before"], words),
        bounds={bound: _either(patterns, words) for bound, patterns in data["bounds"].items()},
        other_time=_spelt(data["other_time"], words),
        years_aside=_either(data["years_aside"], words),
        mentions=data["mentions"],
        amounts=data["amounts"],
        parts_of=data["parts_of"],
    )


def _statement(data: Mapping[str, Any], words: Mapping[str, str]) -> Statement:
    cell = data.get("cell", {})
    return Statement(
        cells={"other": cell} if isinstance(cell, str) else cell,
        each={address: _spelt(pattern, words) for address, pattern in data.get("each", {}).items()},
        respectively=_either(data.get("respectively", ()), words),
        patterns=tuple(_spelt(pattern, words) for pattern in data["patterns"]),
        value=data.get("value"),
        same_as=data.get("same_as", ""),
        op=data.get("op", "=="),
        negated=data.get("negated", False),
        year=data.get("year"),
        unit=data.get("unit", "万元"),
        alone=data.get("alone", ""),
        only_in=_either(data.get("only_in", ""), words),
        **{key: _either(data.get(key, ()), words) for key in _CONDITIONS},
    )


def _named(listed: Mapping[str, Sequence[str]], words: Mapping[str, str]) -> str:
    """One pattern whose named group tells which list matched."""
    return "|".join(f"(?P<{name}>{_either(patterns, words)})" for name, patterns in listed.items())


def _either(patterns: str | Sequence[str], words: Mapping[str, str]) -> str:
    """One pattern for any of `patterns`; none matches nowhere."""
    listed = (patterns,) if isinstance(patterns, str) else patterns
    return "|".join(_spelt(pattern, words) for pattern in listed) if listed else NEVER


def _spelt(pattern: str, words: Mapping[str, str]) -> str:
    return re.sub(r"(?<!\?P)<([a-z_]+)>", lambda match: words[match[1]], pattern)
