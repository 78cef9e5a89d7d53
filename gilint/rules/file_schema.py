"""The JSON Schema of a rule file, for editors that complete and check while one writes."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, get_type_hints

from gilint.rules.kinds import kind_module, kind_names
from gilint.rules.model import Rule
from gilint.rules.reading import CODE, NAME
from gilint.rules.schema import json_schema
from gilint.rules.specimen import Change

_NOT_WRITTEN = frozenset({"kind", "params", "file", "line"})
_FILLED_IN = frozenset({"confidence"})
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LIST = {"type": "object", "properties": {"list": {"type": "string"}}, "required": ["list"], "additionalProperties": False}
"""A word list by name, which may stand for any list of a check."""


def file_schema() -> dict[str, Any]:
    written = [item for item in fields(Rule) if item.name not in _NOT_WRITTEN]
    hints = get_type_hints(Rule)
    optional = {item.name for item in written if item.default is not MISSING or item.default_factory is not MISSING} | _FILLED_IN
    properties: dict[str, Any] = {item.name: json_schema(hints[item.name]) for item in written}
    properties["code"] = {"type": "string", "pattern": f"^{CODE.pattern}$"}
    properties["name"] = {"type": "string", "pattern": f"^{NAME.pattern}$"}
    properties["check"] = {"oneOf": [_check(kind) for kind in kind_names()]}
    for side in ("bad", "good"):
        example = properties["examples"]["properties"][side]
        example["minItems"] = 1
        example["items"]["properties"]["change"] = json_schema(Change)
        example["items"]["properties"]["times"]["minimum"] = 1
    required = [item.name for item in written if item.name not in optional - {"examples"}] + ["check"]
    rule = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {
        "$schema": _DRAFT,
        "title": "gilint rules",
        "type": "object",
        "properties": {"rules": {"type": "array", "items": rule}},
        "required": ["rules"],
    }


def _check(kind: str) -> dict[str, Any]:
    params = json_schema(kind_module(kind).Params)
    properties = {name: _or_list(option) for name, option in params["properties"].items()}
    return {**params, "properties": {"kind": {"const": kind}, **properties}, "required": ["kind", *params["required"]]}


def _or_list(option: dict[str, Any]) -> dict[str, Any]:
    """The option with a word list instead of any list in it."""
    if option.get("type") == "array":
        return {"anyOf": [{**option, "items": _or_list(option["items"])}, _LIST]}
    inner = {name: _or_list(value) for name, value in option.get("properties", {}).items()}
    return {**option, "properties": inner} if inner else option
