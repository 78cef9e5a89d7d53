"""How much a pack may hold. Whoever writes rules never comes near; who wants to stop gilint with a pack is stopped instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from gilint.rules.kinds._patterns import program_size
from gilint.rules.model import Rule
from gilint.rules.schema import Fault
from gilint.yamlfile import KeyPath

MOST_RULES = 1_000
MOST_FAULTS = 100
"""So many mistakes of a pack are told one by one."""
_MOST_VALUES = 5_000
_MOST_TEXTS = 5_000
_LONGEST_PATTERN = 10_000
_LONGEST_SENTENCE = 2_000
_MOST_PLACES = 24
"""Each place of a message may be filled with a whole paragraph."""
_LONGEST_NAME = 60
_LARGEST_RULE = 25_000
_LARGEST_PACK = 400_000
"""Sizes of all patterns, in RE2's instructions: of one rule, of all rules of a pack."""


@dataclass(slots=True)
class Spent:
    """What the rules of a pack that were read so far have used up."""

    program: int = 0


def data_faults(data: Any, path: KeyPath) -> Iterator[Fault]:
    """What makes a rule too large to be looked at, as it stands in the file."""
    if sum(1 for _ in _values(data)) > _MOST_VALUES:
        yield Fault(path, f"more than {_MOST_VALUES} values in one rule")


def rule_faults(rule: Rule, path: KeyPath) -> Iterator[Fault]:
    """Words that do not belong on a screen, and counts that mean nothing."""
    if len(rule.name) > _LONGEST_NAME:
        yield Fault((*path, "name"), f"longer than {_LONGEST_NAME} characters")
    spoken = {
        "title": rule.title, "message": rule.message, "advice": rule.advice, "why": rule.why,
        "variants": list(rule.variants.values()), "advices": list(rule.advices.values()),
    }  # fmt: skip
    for key, said in spoken.items():
        for text in _texts(said):
            if len(text) > _LONGEST_SENTENCE:
                yield Fault((*path, key), f"longer than {_LONGEST_SENTENCE} characters")
            if text.count("{") > _MOST_PLACES:
                yield Fault((*path, key), f"more than {_MOST_PLACES} places to fill")
            if strange := sorted({sign for sign in text if not (sign.isprintable() or sign in "\n\u3000")}):
                yield Fault(
                    (*path, key), f"holds characters that cannot be seen: {', '.join(f'U+{ord(sign):04X}' for sign in strange[:5])}"
                )
    for index, example in enumerate(rule.examples.bad):
        if example.times < 1:
            yield Fault((*path, "examples", "bad", index, "times"), f"{example.times} is no count of findings, which is at least 1")


def check_faults(params: Any, path: KeyPath, spent: Spent) -> Iterator[Fault]:
    """What makes a check, its word lists filled in, cost too much; else it is counted in `spent`. Any text may be a pattern."""
    texts = list(_texts(params))
    if len(texts) > _MOST_TEXTS:
        yield Fault(path, f"more than {_MOST_TEXTS} words and patterns in one rule")
        return
    if any(len(text) > _LONGEST_PATTERN for text in texts):
        yield Fault(path, f"a pattern of more than {_LONGEST_PATTERN} characters")
        return
    size = program_size(texts, _LARGEST_RULE)
    if size > _LARGEST_RULE:
        yield Fault(path, "the patterns are too large together; counted repetitions ({1,500}) and long lists make them so")
    elif spent.program + size > _LARGEST_PACK:
        yield Fault(path, "the patterns of the pack are too large together; from this rule on none that adds to them is used")
    else:
        spent.program += size


def _values(data: Any) -> Iterator[Any]:
    yield data
    for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _values(item)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_texts(item))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _texts(getattr(value, item.name))
