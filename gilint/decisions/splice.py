"""Changes single values of an entry in its own text, so that its comments, order and quoting stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gilint.decisions.entry import FIELDS, pair, spelled
from gilint.decisions.model import Decision

_COMMENT = re.compile("(?:[|>][-+0-9]*)?[ \t]+(#[^\r\n]*)")
_REST = re.compile("[^\r\n]*(?:\r\n|[\r\n]|$)")
Edit = tuple[int, int, str]
"""From where to where a text is replaced, and what by."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a key begins, and where its value begins and ends; the value of a `block` (| or >) ends with its last line."""

    key: int
    start: int
    end: int
    block: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """The values of an entry by key; `column` of its keys; `flow`: written as {key: value, …}."""

    spans: dict[str, _Span]
    column: int
    flow: bool


def respelled(body: str, before: Decision, after: Decision, newline: str) -> str:
    """The lines of an entry (up to the end of a line) with the values that differ replaced, added or taken out."""
    text, shift = body, 0
    for start, end, words in _edits(body, before, after, newline):
        text = text[: start + shift] + words + text[end + shift :]
        shift += len(words) - (end - start)
    return text


def _edits(body: str, before: Decision, after: Decision, newline: str) -> Iterator[Edit]:
    """In the order of the text, where its keys stand in our order; a key that is new comes after the one that precedes it there."""
    places = _places(body)
    edits: list[Edit] = []
    last: _Span | None = None
    for name in FIELDS:
        value, span = getattr(after, name), places.spans.get(name)
        if value != getattr(before, name):
            edits.append(_edit(body, places, name, value, newline) if span else _addition(body, places, last, pair(name, value), newline))
        last = span or last
    yield from sorted(edits, key=lambda edit: edit[:2])


def _edit(body: str, places: _Places, name: str, value: str, newline: str) -> Edit:
    span = places.spans[name]
    stays = value or places.flow or not body[: span.key].strip(" ").endswith(("\n", "\r"))
    comment = _COMMENT.match(body, span.start if span.block else span.end)
    if stays:
        words = spelled(name, value) if span.start < span.end else f" {spelled(name, value)}"
        if span.block:
            words += f"  {comment[1]}{newline}" if comment else newline
        return span.start, span.end, words
    kept = " " * places.column + comment[1] + newline if comment else ""
    return span.key - places.column, _line_end(body, span), kept


def _addition(body: str, places: _Places, last: _Span | None, words: str, newline: str) -> Edit:
    assert last is not None, "the fingerprint comes first and is never new"
    if places.flow:
        return last.end, last.end, f", {words}"
    at = _line_end(body, last)
    return at, at, " " * places.column + words + newline


def _line_end(body: str, span: _Span) -> int:
    rest = _REST.match(body, span.end)
    return span.end if span.block or not rest else rest.end()


def _places(body: str) -> _Places:
    """Of an entry that has been parsed before, so that nothing in it is hostile."""
    import yaml

    events: Iterator[Any] = yaml.parse(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    mapping: Any = next(event for event in events if isinstance(event, yaml.MappingStartEvent))
    spans: dict[str, _Span] = {}
    key: Any = None
    depth = 0
    for event in events:
        if depth == 0 and isinstance(event, yaml.MappingEndEvent):
            break
        if depth == 0 and key is None:
            key = event
            continue
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth == 0 and key is not None:
            if isinstance(event, yaml.ScalarEvent):
                spans[key.value] = _span(key, event)
            key = None
    return _Places(spans, mapping.start_mark.column, bool(mapping.flow_style))


def _span(key: Any, value: Any) -> _Span:
    return _Span(key.start_mark.index, value.start_mark.index, value.end_mark.index, value.style in ("|", ">"))
