"""One exact byte form for values that are signed: JSON in UTF-8, keys sorted, indented for people, a line end at the end."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, TypeVar

from gilint.rules.schema import Fault, build

Made = TypeVar("Made")


class NotCanonical(ValueError):
    """Bytes that are not the one form of any such value."""


def canonical(value: Any) -> bytes:
    """Of a dataclass of texts, whole numbers, truths and further ones. Lone halves of surrogate pairs, which UTF-8 lacks, become ?."""
    return (json.dumps(asdict(value), ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode("utf-8", "replace")


def parsed(kind: type[Made], data: bytes) -> Made:
    """The value whose form the bytes are, so that no two files say the same. Raises NotCanonical."""
    faults: list[Fault] = []
    made: Made = build(kind, _loaded(data), (), faults)
    if faults or canonical(made) != data:
        raise NotCanonical
    return made


def schema_of(data: bytes) -> str:
    """The version that the bytes say they have, empty where they say none. Raises NotCanonical."""
    source = _loaded(data)
    schema = source.get("schema") if isinstance(source, dict) else None
    return schema if isinstance(schema, str) else ""


def _loaded(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise NotCanonical from None
