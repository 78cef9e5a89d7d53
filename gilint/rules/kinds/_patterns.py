"""The patterns of rules: RE2 syntax, which has nothing that takes more than linear time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import Any

import re2  # type: ignore[import-untyped]

_MOST_MATCHES = 1000
_MEMORY = 2 << 20
"""Bytes that RE2 may use for one pattern; a larger one is refused when it is compiled."""
_MEMORY_TOGETHER = 4 * _MEMORY


@cache
def compiled(pattern: str) -> Any:
    """Raises re2.error for a pattern that is none."""
    return re2.compile(pattern, _quietly(_MEMORY))


def matching(patterns: tuple[str, ...], text: str) -> list[Any]:
    """The patterns, compiled, that match somewhere in the text, in their order. One pass over the text, however many they are."""
    found = _together(patterns).Match(text) if patterns else None
    return [compiled(patterns[index]) for index in sorted(found or ())]


def occurrences(pattern: str | Any, text: str) -> Iterator[Any]:
    """The matches of a pattern, compiled or not, one after another; of very many only the first, since others' rules may match anything."""
    return islice((compiled(pattern) if isinstance(pattern, str) else pattern).finditer(text), _MOST_MATCHES)


def any_matches(patterns: tuple[str, ...], text: str) -> bool:
    return bool(patterns and _together(patterns).Match(text))


def pattern_faults(key: str, patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the patterns of a parameter, for a kind's `faults`."""
    for pattern in patterns:
        try:
            if compiled(pattern).search(""):
                yield key, f"{pattern!r} matches nothing at all, and so everywhere"
        except re2.error as fault:
            reason = fault.args[0] if fault.args else ""
            yield key, f"{pattern!r} is no RE2 pattern: {reason.decode() if isinstance(reason, bytes) else reason}"


def program_size(texts: Iterable[str], most: int) -> int:
    """What RE2 makes of the patterns among these texts, in its instructions: their cost in memory and time. Stops counting above `most`.

    A counted repetition of a few characters can be thousands of instructions.
    """
    size = 0
    for text in texts:
        with suppress(re2.error):
            size += compiled(text).programsize
        if size > most:
            break
    return size


@cache
def _together(patterns: tuple[str, ...]) -> Any:
    together = re2.Set.SearchSet(_quietly(_MEMORY_TOGETHER))
    for pattern in patterns:
        together.Add(pattern)
    together.Compile()
    return together


@cache
def _quietly(memory: int) -> Any:
    """Options under which RE2 does not print what is wrong with a pattern."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = memory
    return options
