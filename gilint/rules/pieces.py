"""Takes the change of an example apart, and puts pieces of one into another. Knows nothing of what the keys mean.

A path leads to a piece: keys of mappings and indices of lists, down to what is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]

_ENDS = ("。", "！", "？", "；")
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]*")


def pieces(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where the pieces are, in their order."""
    items: list[tuple[str | int, Any]] = (
        list(value.items()) if isinstance(value, Mapping) else list(enumerate(value)) if isinstance(value, list) else []
    )
    for key, item in items:
        yield from pieces(item, (*path, key))
    if not items and path:
        yield path


def without(value: Any, path: Path) -> Any:
    """The same without one piece, and without what only held that piece: the report's own text comes back."""
    key, *rest = path
    items = dict(value.items() if isinstance(value, Mapping) else enumerate(value))
    inner = without(items[key], tuple(rest)) if rest else None
    if inner in (None, {}, []):
        del items[key]
    else:
        items[key] = inner
    return items if isinstance(value, Mapping) else list(items.values())


def only(value: Any, path: Path) -> Any:
    """One piece alone, at its place."""
    if not path:
        return value
    key, *rest = path
    inner = only(value[key], tuple(rest))
    return {key: inner} if isinstance(value, Mapping) else [inner]


def joined(value: Any, piece: Any) -> Any:
    """The piece put in: lists grow, sentences follow one another, anything else is replaced."""
    if isinstance(value, Mapping) and isinstance(piece, Mapping):
        return {**value, **{key: joined(value[key], item) if key in value else item for key, item in piece.items()}}
    if isinstance(value, list) and isinstance(piece, list):
        return [*value, *piece]
    if isinstance(value, str) and isinstance(piece, str) and value.endswith(_ENDS):
        return value + piece
    return piece


def shortened(value: Any, path: Path) -> Iterator[Any]:
    """The same with one sentence less in the piece, each time another one."""
    text = value
    for key in path:
        text = text[key]
    sentences = _SENTENCE.findall(text) if isinstance(text, str) else []
    if len(sentences) > 1:
        for index in range(len(sentences)):
            yield _replaced(value, path, "".join(sentences[:index] + sentences[index + 1 :]))


def _replaced(value: Any, path: Path, text: str) -> Any:
    if not path:
        return text
    key, *rest = path
    if isinstance(value, Mapping):
        return {**value, key: _replaced(value[key], tuple(rest), text)}
    return [_replaced(item, tuple(rest), text) if index == key else item for index, item in enumerate(value)]
