"""The words of a query: the names of its keys and values in both languages, from the catalogues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import get_args

from gilint.findings import SEVERITIES
from gilint.output.telling import part_name, table_name
from gilint.triage.searching import fold
from gilint.triage.terms import TermKey
from gilint.wording import Language, say

LANGUAGES: tuple[Language, ...] = get_args(Language)
KEYS: tuple[TermKey, ...] = tuple(key for key in get_args(TermKey) if key != "text")
STATES = ("open", "accepted", "false-positive", "fixed", "expired", "changed", "unwaivable", "new", "gone")
PARTS = range(7)
TABLES = tuple(f"t{n}" for n in PARTS if n)
_YEARS = re.compile(r"(\d{4})(?:[-~\u2013\u2014](\d{4}))?")


def key_name(key: TermKey, lang: Language) -> str:
    return _names(f"query.key.{key}", lang)[0]


def value_name(key: TermKey, value: str, lang: Language) -> str:
    """The word for a value in one spelling; a value as typed is its own."""
    if key in ("severity", "state"):
        return _names(f"query.value.{value}", lang)[0]
    if key == "part" and not value.isdigit():
        return _bare(table_name(value, lang))
    return value


def known_keys(lang: Language) -> tuple[str, ...]:
    return tuple(key_name(key, lang) for key in KEYS)


def known_values(key: TermKey, lang: Language) -> tuple[str, ...]:
    """The words for the values that a key may have, or examples of them; none where anything goes."""
    listed = {"severity": SEVERITIES, "state": STATES, "part": (*map(str, PARTS), *TABLES), "year": ("2023", "2021-2023")}
    return tuple(value_name(key, value, lang) for value in listed.get(key, ()))


def read_key(word: str) -> TermKey | None:
    return _keys().get(fold(word))


def read_value(key: TermKey, word: str) -> str | None:
    """A value in its one spelling; None for a word that is none. What anything goes for stays as typed."""
    if key == "year":
        return _year(fold(word))
    if key in ("severity", "state", "part"):
        return _values()[key].get(_bare(fold(word)))
    return word


@cache
def _keys() -> Mapping[str, TermKey]:
    return {fold(name): key for key in KEYS for lang in LANGUAGES for name in _names(f"query.key.{key}", lang)}


@cache
def _values() -> Mapping[TermKey, Mapping[str, str]]:
    parts = {_bare(fold(name)): str(n) for n in PARTS for lang in LANGUAGES for name in (str(n), part_name(n, lang), *_numeral(n, lang))}
    tables = {_bare(fold(name)): key for key in TABLES for lang in LANGUAGES for name in (key, table_name(key, lang))}
    return {
        "severity": {fold(name): value for value in SEVERITIES for lang in LANGUAGES for name in _names(f"query.value.{value}", lang)},
        "state": {fold(name): value for value in STATES for lang in LANGUAGES for name in _names(f"query.value.{value}", lang)},
        "part": parts | tables,
    }


def _numeral(n: int, lang: Language) -> tuple[str, ...]:
    return (say(f"numeral.{n}", lang),) if n else ()


def _names(sentence: str, lang: Language) -> list[str]:
    return say(sentence, lang).split()


def _bare(name: str) -> str:
    return "".join(name.split())


def _year(word: str) -> str | None:
    match = _YEARS.fullmatch(word)
    if match is None:
        return None
    first, last = match[1], match[2] or match[1]
    return first if first == last else "-".join(sorted((first, last)))
