"""A line of a roster before it was compared with the others, the words that rosters are written with, and what is wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gilint.output.harmless import harmless
from gilint.resources import rules_folder
from gilint.rules.schema import Fault, build
from gilint.wording import Language, say
from gilint.yamlfile import YamlFault, read_yaml

MOST = 50_000
"""Organs of one roster; the largest country has fewer in a province."""
_LONGEST = 100
_PARTED = re.compile(r"[、，,；;|/／\n]")
_BLANKS = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(].*?[)）]")


class RosterFault(ValueError):
    """A roster that cannot be taken. `line` begins at 1, 0 where the file as a whole is meant; `key` and `values` make the sentence."""

    def __init__(self, path: Path, line: int, key: str, /, **values: str | int) -> None:
        super().__init__(path, line, key, values)
        self.path = path
        self.line = line
        self.key = key
        self.values = values

    def told(self, lang: Language) -> str:
        """Where it is and what is wrong, as one line that is safe to show."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return harmless(f"{place}: {say(self.key, lang, **self.values)}")

    def __str__(self) -> str:
        return self.told("en")


@dataclass(frozen=True, slots=True)
class Entry:
    """An organ as one line of a roster has it."""

    name: str
    parent: str
    aliases: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Words:
    """What the columns and keys of a roster are called; rules/vocabulary/roster.yaml holds them."""

    name: tuple[str, ...]
    parent: tuple[str, ...]
    aliases: tuple[str, ...]
    organs: tuple[str, ...]
    none: tuple[str, ...]

    def column(self, heading: str) -> str:
        """`name`, `parent`, `aliases` or `organs`, whatever it is called; empty where it is called something else."""
        word = _BRACKETS.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", heading))).rstrip(":*").casefold()
        named = {"name": self.name, "parent": self.parent, "aliases": self.aliases, "organs": self.organs}
        return next((column for column, words in named.items() if word in words), "")


@cache
def roster_words() -> Words:
    """The words that ship with gilint. Raises YamlFault or OSError."""
    source = read_yaml(rules_folder() / "vocabulary" / "roster.yaml")
    faults: list[Fault] = []
    words: Words = build(Words, source.data, (), faults)
    if faults:
        raise YamlFault(faults[0].message, source.line(faults[0].path))
    return words


def entry(path: Path, line: int, name: str, parent: str = "", aliases: str | tuple[str, ...] = ()) -> Entry:
    """Raises RosterFault where one of the words is no name."""
    none = roster_words().none
    others = tuple(word for text in ((aliases,) if isinstance(aliases, str) else aliases) for word in _PARTED.split(text))
    words = ["" if (word := _tidy(text)) in none else word for text in (name, parent, *others)]
    for word in _wrong((words[0], *filter(None, words[1:]))):
        raise RosterFault(path, line, "roster.not-a-name", found=word[:_LONGEST])
    return Entry(words[0], words[1], tuple(dict.fromkeys(word for word in words[2:] if word and word != words[0])), line)


def _tidy(text: str) -> str:
    return _BLANKS.sub("", text)


def _wrong(names: tuple[str, ...]) -> Iterator[str]:
    return (name for name in names if len(name) > _LONGEST or not any(sign.isalpha() for sign in name))
