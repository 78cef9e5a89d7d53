"""A roster as YAML: a list of organs, by itself or under `organs:`; each a name, or a mapping.

    organs:
      - 青屿县人民政府办公室
      - name: 青屿县水务局
        aliases: [青屿县水利局]
        organs:
          - 青屿县河道管理所
      - name: 青屿县司法局
        parent: 青屿县人民政府办公室

What stands under an organ's own `organs:` has this organ as parent. Keys may be Chinese (名称, 上级, 别名, 下级).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gilint.archive.roster_entry import MOST, Entry, RosterFault, entry, roster_words
from gilint.yamlfile import KeyPath, YamlFault, YamlFile, parse_yaml

_BEFORE = ("#", "---", "%")
"""What may stand above the first value."""
_BEGINS = re.compile(r"-(?:\s|$)|[\[{&*!]|[^\s,;\t\"|：，；]+:(?:\s|$)")


def looks_like_yaml(text: str) -> bool:
    """Whether a text begins with a list or a key, behind comments; a list of bare names is a table with one column."""
    lines = (line.strip() for line in text.split("\n"))
    first = next((line for line in lines if line and not line.startswith(_BEFORE)), "")
    return _BEGINS.match(first) is not None


def entries_of_yaml(text: str, path: Path) -> Iterator[Entry]:
    """Raises RosterFault."""
    try:
        source = parse_yaml(text, str(path))
    except YamlFault as fault:
        raise RosterFault(path, fault.line, "roster.yaml", fault=str(fault)) from None
    data: Any = source.data
    at: KeyPath = ()
    if isinstance(data, dict):
        keys = _keys(data, at, source, path)
        if "name" not in keys:
            if set(keys) != {"organs"}:
                raise RosterFault(path, 1, "roster.no-list")
            data, at = data[keys["organs"]], (keys["organs"],)
        else:
            data = [data]
    for number, made in enumerate(_listed(data, at, "", source, path)):
        if number >= MOST:
            raise RosterFault(path, made.line, "roster.too-many", most=MOST)
        yield made


def _listed(data: Any, at: KeyPath, parent: str, source: YamlFile, path: Path) -> Iterator[Entry]:
    if not isinstance(data, list):
        raise RosterFault(path, source.line(at), "roster.no-list")
    for index, item in enumerate(data):
        here: KeyPath = (*at, index)
        if isinstance(item, dict):
            yield from _organ(item, here, parent, source, path)
        else:
            yield entry(path, source.line(here), _word(item, here, source, path), parent)


def _organ(item: dict[str, Any], at: KeyPath, above: str, source: YamlFile, path: Path) -> Iterator[Entry]:
    keys = _keys(item, at, source, path)
    if "name" not in keys:
        raise RosterFault(path, source.line(at), "roster.no-name")
    parent = item.get(keys.get("parent", ""))
    aliases = item.get(keys.get("aliases", ""))
    others = aliases if isinstance(aliases, list) else [] if aliases is None else [aliases]
    made = entry(
        path,
        source.line(at),
        _word(item[keys["name"]], (*at, keys["name"]), source, path),
        above if parent is None else _word(parent, (*at, keys["parent"]), source, path),
        tuple(_word(other, (*at, keys["aliases"]), source, path) for other in others),
    )
    yield made
    if "organs" in keys:
        yield from _listed(item[keys["organs"]], (*at, keys["organs"]), made.name, source, path)


def _keys(item: Mapping[str, Any], at: KeyPath, source: YamlFile, path: Path) -> Mapping[str, str]:
    """The key of a mapping for each thing that can be said of an organ."""
    words = roster_words()
    keys: dict[str, str] = {}
    for key in item:
        column = words.column(key)
        if not column or column in keys:
            raise RosterFault(path, source.line((*at, key)), "roster.unknown-key", found=key[:40], allowed="name, parent, aliases, organs")
        keys[column] = key
    return keys


def _word(value: Any, at: KeyPath, source: YamlFile, path: Path) -> str:
    if not isinstance(value, str):
        raise RosterFault(path, source.line(at), "roster.not-a-name", found=str(value)[:40])
    return value
