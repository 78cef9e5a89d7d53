"""Turns plain data into frozen dataclasses and says everything that does not fit, each with the path of keys where it stands."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from gilint.yamlfile import KeyPath


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a rule file that does not fit, at `path`; `message` is complete without it."""

    path: KeyPath
    message: str


def build(kind: type[Any], data: Any, path: KeyPath, faults: list[Fault]) -> Any:
    """An instance of the dataclass `kind`; whatever does not fit is added to `faults`, and then the result is not to be used."""
    if not isinstance(data, dict):
        faults.append(Fault(path, f"expected a mapping with {_listing(_hints(kind))}, found {_shown(data)}"))
        return None
    hints = _hints(kind)
    for key in [key for key in data if key not in hints][:_MOST_UNKNOWN]:
        faults.append(Fault((*path, key), f"unknown key {_shown(key)}{suggestion(key, hints)}; allowed: {_listing(hints)}"))
    values: dict[str, Any] = {}
    for item in fields(kind):
        if item.name in data:
            values[item.name] = convert(hints[item.name], data[item.name], (*path, item.name), faults)
        elif item.default is MISSING and item.default_factory is MISSING:
            faults.append(Fault(path, f"the key {item.name!r} is missing"))
    if faults:
        return None
    return kind(**values)


def convert(hint: Any, data: Any, path: KeyPath, faults: list[Fault]) -> Any:
    """`data` as the type `hint`: a scalar, a Literal, a tuple of one type, a Mapping from str, an optional, or a dataclass."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(hint) if option is not type(None)]
        return None if data is None else convert(options[0], data, path, faults)
    if origin is Literal:
        if data not in get_args(hint):
            words = [str(word) for word in get_args(hint)]
            faults.append(Fault(path, f"{_shown(data)} is not one of {_listing(words)}{suggestion(str(data), words)}"))
        return data
    if origin is tuple:
        if not isinstance(data, list):
            faults.append(Fault(path, f"expected a list, found {_shown(data)}"))
            return ()
        return tuple(convert(get_args(hint)[0], item, (*path, index), faults) for index, item in enumerate(data))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(data, dict):
            faults.append(Fault(path, f"expected a mapping, found {_shown(data)}"))
            return {}
        return {key: convert(get_args(hint)[1], item, (*path, key), faults) for key, item in data.items()}
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return build(hint, data, path, faults)
    if hint is Any:
        return data
    fits = isinstance(data, hint) and not (hint is int and isinstance(data, bool))
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not fits:
        faults.append(Fault(path, f"expected {_NAMES.get(hint, hint.__name__)}, found {_shown(data)}"))
    return data


def json_schema(hint: Any) -> dict[str, Any]:
    """The same type as a JSON Schema, for editors."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return json_schema(next(option for option in get_args(hint) if option is not type(None)))
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": json_schema(get_args(hint)[0])}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": json_schema(get_args(hint)[1])}
    if is_dataclass(hint):
        assert isinstance(hint, type)
        required = [item.name for item in fields(hint) if item.default is MISSING and item.default_factory is MISSING]
        properties = {name: json_schema(option) for name, option in _hints(hint).items()}
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {"type": _JSON_NAMES[hint]} if hint in _JSON_NAMES else {}


def suggestion(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1) if len(word) <= _LONGEST_GUESSED else []
    return f"; did you mean {close[0]!r}?" if close else ""


_MOST_UNKNOWN = 10
"""Who writes more unknown keys into one mapping than this did not mistype them."""
_LONGEST_GUESSED = 60
_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
_JSON_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _listing(words: Iterable[str]) -> str:
    return ", ".join(words)


def _shown(data: Any) -> str:
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "..."
