"""Reads configuration files: what they say, and the line of each key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gilint.yamlfile import KeyPath, YamlFault, read_bounded, read_yaml

_YAML_NAMES = ("gilint.yaml", "gilint.yml")
_LARGEST_TOML = 256_000
_LONGEST_LINE = 1000
"""Bytes and characters: the parser keeps every beginning of a key of many parts, so that together these bound its memory, at 256 MB."""
_TOML_KEY = re.compile(r"""\s*(?:\[tool\.gilint\.)?["']?([^"'=\]]+?)["']?\s*[=\]]""")


@dataclass(frozen=True, slots=True)
class ConfigFault:
    """A mistake in a configuration, where a person finds it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used, with all its faults."""

    def __init__(self, *faults: ConfigFault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a configuration file says, unjudged."""

    path: Path
    values: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def fault(self, keys: KeyPath, message: str) -> ConfigFault:
        """A fault at a path of keys, with the line of the deepest part of it that is known."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return ConfigFault(str(self.path), self.lines.get(keys, 1), message)


def config_in(folder: Path) -> Path | None:
    """The configuration of a folder: gilint.yaml before a pyproject.toml, which only counts with a table of gilint's."""
    for name in _YAML_NAMES:
        if os.path.isfile(folder / name):
            return folder / name
    project = folder / "pyproject.toml"
    try:
        return project if os.path.isfile(project) and b"tool.gilint" in read_bounded(project) else None
    except (OSError, YamlFault):
        return None


def read_config(path: Path) -> ConfigFile:
    """Raises ConfigError."""
    try:
        return _read_toml(path) if path.suffix == ".toml" else _read_yaml(path)
    except OSError as fault:
        raise ConfigError(ConfigFault(str(path), 1, fault.strerror or str(fault))) from None


def _read_yaml(path: Path) -> ConfigFile:
    try:
        source = read_yaml(path)
    except YamlFault as fault:
        raise ConfigError(ConfigFault(str(path), fault.line, str(fault))) from None
    if not isinstance(source.data, dict | None):
        raise ConfigError(ConfigFault(str(path), 1, "expected keys with values"))
    return ConfigFile(path, source.data or {}, {keys: line for keys, (line, _) in source.lines.items()})


def _read_toml(path: Path) -> ConfigFile:
    import tomllib

    try:
        text = read_bounded(path, _LARGEST_TOML).decode("utf-8")
        if max(map(len, text.splitlines()), default=0) > _LONGEST_LINE:
            raise YamlFault(f"a line of more than {_LONGEST_LINE} characters")
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        raise ConfigError(ConfigFault(str(path), int(line[1]) if line else text.count("\n") + 1, str(fault))) from None
    except (YamlFault, UnicodeDecodeError) as fault:
        raise ConfigError(ConfigFault(str(path), 1, str(fault))) from None
    except (ValueError, RecursionError):  # a number of too many digits, or lists in lists
        raise ConfigError(ConfigFault(str(path), 1, "beyond what a configuration says")) from None
    table = tool.get("gilint", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(ConfigFault(str(path), 1, "tool.gilint: expected keys with values"))
    return ConfigFile(path, table, dict(_toml_lines(text)))


def _toml_lines(text: str) -> Iterator[tuple[KeyPath, int]]:
    """The lines of the keys below [tool.gilint], which the parser of the standard library does not tell."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            inside = line.strip().startswith(("[tool.gilint]", "[tool.gilint."))
        found = _TOML_KEY.match(line)
        if inside and found:
            yield (found[1],), number
