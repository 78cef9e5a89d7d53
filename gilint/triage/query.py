"""A query as people type it: read into terms, and written out again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gilint.triage import vocabulary
from gilint.triage.terms import Query, Term
from gilint.wording import Language, say

__all__ = ["Query", "QueryFault", "Term", "parse_query", "query_help", "query_text"]

_QUOTED = r'"(?:[^"]|"")*(?:"|\Z)|\u201c[^\u201d]*(?:\u201d|\Z)'
_VALUE = rf"(?:{_QUOTED}|[^\s,\uff0c\u3001]*)"
_TOKEN = re.compile(
    rf"(?P<negated>[-\uff0d](?=\S))?"
    rf"(?:(?P<quoted>{_QUOTED})|(?P<key>[^\s:\uff1a\"\u201c]+)[:\uff1a](?P<values>{_VALUE}(?:[,\uff0c\u3001]{_VALUE})*)|(?P<word>\S+))"
)
"""Full-width signs are as good as the plain ones: an input method writes them."""
_PARTS = re.compile(rf"(?P<quoted>{_QUOTED})|(?P<bare>[^\s,\uff0c\u3001]+)")
_NEEDS_QUOTES = re.compile(r"[\s:\uff1a,\uff0c\u3001]|^[-\uff0d\"\u201c]")


class QueryFault(ValueError):
    """A word of a query that is not understood, and the words that are; told in the language of who typed it."""

    def __init__(self, word: str, known: tuple[str, ...], told: str) -> None:
        super().__init__(told)
        self.word = word
        self.known = known


def parse_query(text: str, lang: Language = "zh") -> Query:
    """Both languages are understood, whatever `lang`, which is that of the fault. Raises QueryFault."""
    return Query(tuple(dict.fromkeys(_terms(text, lang))))


def query_text(query: Query, lang: Language) -> str:
    """What reads as this query."""
    return " ".join(_written(term, lang) for term in query.terms)


def query_help(lang: Language) -> tuple[tuple[str, str], ...]:
    """Each key with what may be written behind it, and last what the rest of a query is."""
    keys = ((vocabulary.key_name(key, lang), say(f"query.help.{key}", lang)) for key in vocabulary.KEYS)
    return *keys, (say("query.rest", lang), say("query.help.rest", lang))


def _terms(text: str, lang: Language) -> Iterator[Term]:
    for token in _TOKEN.finditer(text):
        negated = bool(token["negated"])
        if token["key"] is not None:
            yield _keyed(token["key"], token["values"], negated, lang)
        else:
            word = token["word"] if token["quoted"] is None else _unquoted(token["quoted"])
            if word:
                yield Term("text", (word,), negated)


def _keyed(name: str, values: str, negated: bool, lang: Language) -> Term:
    key = vocabulary.read_key(name)
    if key is None:
        known = vocabulary.known_keys(lang)
        raise QueryFault(name, known, say("query.unknown-key", lang, word=name, known=say("comma", lang).join(known)))
    words = [_unquoted(part["quoted"]) if part["quoted"] is not None else part["bare"] for part in _PARTS.finditer(values)]
    read = {word: vocabulary.read_value(key, word) for word in words if word}
    wrong = next((word for word, value in read.items() if value is None), "")
    if wrong or not read:
        raise _wrong_value(name, wrong, vocabulary.known_values(key, lang), lang)
    return Term(key, tuple(dict.fromkeys(value for value in read.values() if value is not None)), negated)


def _wrong_value(name: str, word: str, known: tuple[str, ...], lang: Language) -> QueryFault:
    if not known:
        return QueryFault(word, known, say("query.no-value", lang, name=name))
    return QueryFault(word, known, say("query.unknown-value", lang, name=name, word=word, known=say("comma", lang).join(known)))


def _unquoted(quoted: str) -> str:
    if quoted.startswith('"'):
        return quoted[1:].removesuffix('"').replace('""', '"')
    return quoted[1:].removesuffix("\u201d")


def _written(term: Term, lang: Language) -> str:
    sign = "-" if term.negated else ""
    if term.key == "text":
        return sign + _quoted(term.values[0])
    values = ",".join(_quoted(vocabulary.value_name(term.key, value, lang)) for value in term.values)
    return f"{sign}{vocabulary.key_name(term.key, lang)}:{values}"


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"' if _NEEDS_QUOTES.search(word) else word
