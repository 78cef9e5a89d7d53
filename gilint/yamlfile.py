"""Reads YAML that people write: plain data, with the line of every key and value, so that an error can point at it.

Stricter than YAML itself, since a rule file must mean what it looks like: no duplicate keys, no aliases, no tags; `no`, `12:30`, `010` and dates
stay text. Only `true`, `false`, `null`, `~` and plain whole or decimal numbers are converted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KeyPath = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_MOST_NODES = 400_000
_DEEPEST = 40
_LARGEST = 4_000_000


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
    return parse_yaml(path.read_bytes(), str(path))


def parse_yaml(source: bytes | str, name: str) -> YamlFile:
    """Raises YamlFault."""
    if len(source) > _LARGEST:
        raise YamlFault(f"larger than {_LARGEST} bytes")
    try:
        loader = _LOADER(source)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlFault(fault.problem or str(fault), *place) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as fault:
        raise YamlFault(str(fault).splitlines()[0]) from None
    builder = _Builder()
    data = builder.build(node, ()) if node is not None else None
    return YamlFile(name, data, builder.lines)


class _Builder:
    def __init__(self) -> None:
        self.lines: dict[KeyPath, tuple[int, int]] = {}
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, path: KeyPath) -> Any:
        mark = node.start_mark
        place = (mark.line + 1, mark.column + 1)
        self.lines.setdefault(path, place)
        if len(self.lines) > _MOST_NODES or len(path) > _DEEPEST:
            raise YamlFault("too many or too deeply nested values", *place)
        if id(node) in self._seen:
            raise YamlFault("aliases (*name) are not allowed", *place)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlFault("a key must be a word", *place)
            key = str(key_node.value)
            if key in mapping:
                raise YamlFault(f"duplicate key {key!r}", *place)
            self.lines[(*path, key)] = place
            mapping[key] = self.build(value_node, (*path, key))
        return mapping


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if not str(node.tag).startswith("tag:yaml.org,2002:"):
        raise YamlFault(f"the tag {node.tag} is not allowed", node.start_mark.line + 1, node.start_mark.column + 1)
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
