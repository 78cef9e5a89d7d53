"""Reads YAML that people write: plain data, with the line of every key and value, so that an error can point at it.

Stricter than YAML itself, since a rule file must mean what it looks like: no duplicate keys, no aliases, no tags; `no`, `12:30`,
`010` and dates stay text. Only `true`, `false`, `null`, `~` and plain whole or decimal numbers are converted.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KeyPath = tuple[str | int, ...]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MOST_NODES = 200_000
_DEEPEST = 40
LARGEST = 4_000_000
"""Bytes of one file."""
_LONGEST_TOLD = 60


class YamlFault(ValueError):
    """A YAML text that cannot be taken; `line` and `column` begin at 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class YamlFile:
    """Plain data (dict, list, str, int, float, bool, None) and, for each path of keys into it, line and column."""

    name: str
    data: Any
    lines: Mapping[KeyPath, tuple[int, int]]

    def line(self, path: KeyPath) -> int:
        """The line of the deepest part of `path` that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, (1, 1))[0]


def read_yaml(path: Path) -> YamlFile:
    """Raises YamlFault for a text that is no such YAML, OSError where the file cannot be read."""
    return parse_yaml(read_bounded(path), str(path))


def read_bounded(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file that is not too large; opening never waits, as it would for the other end of a pipe.

    Raises YamlFault for anything else, OSError where the file cannot be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a NUL in the path, as only a configuration can name it
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise YamlFault("not a regular file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(largest + 1)
    finally:
        os.close(descriptor)
    if len(data) > largest:
        raise YamlFault(f"larger than {largest} bytes")
    return data


def parse_yaml(source: bytes | str, name: str) -> YamlFile:
    """Raises YamlFault."""
    if len(source) > LARGEST:
        raise YamlFault(f"larger than {LARGEST} bytes")
    # Most runs find what they need remembered and parse nothing; the import would be a tenth of their time.
    import yaml

    try:
        builder = _Builder(yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        return YamlFile(name, builder.document(), builder.lines)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlFault(fault.problem or str(fault), *place) from None
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise YamlFault(str(fault).splitlines()[0]) from None


class _Builder:
    """Data from the events of a parser. A tree of nodes would be made by recursion in C, which deep nesting makes crash."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.lines: dict[KeyPath, tuple[int, int]] = {}
        self._events = events

    def document(self) -> Any:
        """The first document; there must be no second."""
        data, documents = None, 0
        for event in self._events:
            if type(event).__name__ == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise YamlFault("more than one document", *_place(event))
                data = self._value(next(self._events), ())
        return data

    def _value(self, event: Any, path: KeyPath) -> Any:
        kind = type(event).__name__
        self.lines.setdefault(path, _place(event))
        if len(self.lines) > _MOST_NODES or len(path) > _DEEPEST:
            raise YamlFault("too many or too deeply nested values", *_place(event))
        if kind == "AliasEvent" or event.anchor is not None:
            raise YamlFault("anchors and aliases (&name, *name) are not allowed", *_place(event))
        if event.tag is not None:
            raise YamlFault(f"the tag {_shown(event.tag)} is not allowed", *_place(event))
        if kind == "MappingStartEvent":
            return self._mapping(path)
        if kind == "SequenceStartEvent":
            return [self._value(item, (*path, index)) for index, item in enumerate(self._until("SequenceEndEvent"))]
        return _scalar(event)

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_event in self._until("MappingEndEvent"):
            if type(key_event).__name__ != "ScalarEvent":
                raise YamlFault("a key must be a word", *_place(key_event))
            key = str(key_event.value)
            if key in mapping:
                raise YamlFault(f"duplicate key {_shown(key)}", *_place(key_event))
            self.lines[(*path, key)] = _place(key_event)
            mapping[key] = self._value(next(self._events), (*path, key))
        return mapping

    def _until(self, end: str) -> Iterator[Any]:
        while type(event := next(self._events)).__name__ != end:
            yield event


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _shown(word: object) -> str:
    text = str(word)
    return repr(text if len(text) <= _LONGEST_TOLD else text[:_LONGEST_TOLD] + "…")


def _scalar(event: Any) -> Any:
    text = str(event.value)
    if event.style not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
