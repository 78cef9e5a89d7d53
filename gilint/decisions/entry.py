"""One entry of the list: read as a decision, or spelled anew."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any

from gilint.decisions.model import Decision, faults
from gilint.decisions.scalar import scalar
from gilint.yamlfile import YamlFault, parse_yaml

FIELDS = tuple(item.name for item in fields(Decision))
_PLAIN = ("when", "until")
"""Times are left plain, as YAML has them."""


# Every change reads the whole file twice; nearly all of its entries are those of the last time.
@lru_cache(maxsize=1 << 17)
def read_entry(text: str) -> Decision:
    """Raises YamlFault with the line in `text`."""
    source = parse_yaml(text, "")
    entry = source.data[0] if isinstance(source.data, list) and len(source.data) == 1 else None
    if not isinstance(entry, dict):
        raise YamlFault("expected an entry with lines “key: value”", source.line((0,)))
    values: dict[str, Any] = dict.fromkeys(FIELDS, "")
    for name in FIELDS:
        value = entry.get(name)
        if isinstance(value, bool | float | list | dict):
            raise YamlFault(f"{name}: expected a text; put it in quotes", source.line((0, name)))
        values[name] = "" if value is None else str(value)
    decision = Decision(**values)
    for name, message in faults(decision).items():
        raise YamlFault(message, source.line((0, name)))
    return decision


def unknown_keys(text: str) -> dict[str, Any]:
    """What an entry holds besides a decision."""
    entry: dict[str, Any] = parse_yaml(text, "").data[0]
    return {key: value for key, value in entry.items() if key not in FIELDS}


def spelled_entry(decision: Decision, indent: str, newline: str) -> str:
    """The lines of an entry; what is empty is left out."""
    pairs = [pair(name, getattr(decision, name)) for name in FIELDS if getattr(decision, name)]
    return f"{indent}- " + f"{newline}{indent}  ".join(pairs) + newline


def pair(name: str, value: str) -> str:
    return f"{name}: {spelled(name, value)}"


def spelled(name: str, value: str) -> str:
    return value if name in _PLAIN and value else scalar(value)
