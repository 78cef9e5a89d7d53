"""Characters that do not belong into a visible text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gilint.findings import Location, Severity
from gilint.report.model import Report
from gilint.rules.kinds._passages import passages
from gilint.rules.model import Hit

NEEDS = "report"

_RANGE = re.compile(r"([0-9A-F]{4,6})(?:-([0-9A-F]{4,6}))?")


@dataclass(frozen=True, slots=True)
class Params:
    """Ranges of code points (`E000-F8FF`). All characters of `ranges` are one finding; those of `light`, which nobody sees, are another,
    with the variant `light` and the level `light_level`."""

    ranges: tuple[str, ...]
    light: tuple[str, ...]
    light_level: Severity


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key, ranges in (("ranges", params.ranges), ("light", params.light)):
        yield from ((key, f"{text!r} is no range of code points, like E000-F8FF") for text in ranges if not _RANGE.fullmatch(text))


def check(params: Params, report: Report) -> Iterator[Hit]:
    yield from _found(params.ranges, report, "", None)
    yield from _found(params.light, report, "light", params.light_level)


def _found(ranges: tuple[str, ...], report: Report, variant: str, level: Severity | None) -> Iterator[Hit]:
    expression = _expression(ranges)
    places = [passage for passage in passages(report, "all") if expression.search(passage.text)]
    if places:
        first = places[0]
        counts = Counter(character for passage in places for character in expression.findall(passage.text))
        codes = ", ".join(sorted(map(_code, counts)))
        shown = expression.sub(lambda match: f"<{_code(match[0])}>", first.text)
        quote = next(expression.finditer(first.text))[0]
        where = Location(first.place, first.section, quote=f"<{_code(quote)}>", context=shown)
        yield Hit(where, {"codes": codes, "count": str(counts.total())}, variant, level=level)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


@cache
def _expression(ranges: tuple[str, ...]) -> re.Pattern[str]:
    matches = (match for match in map(_RANGE.fullmatch, ranges) if match)
    return re.compile("[" + "".join(rf"\U{int(match[1], 16):08X}-\U{int(match[2] or match[1], 16):08X}" for match in matches) + "]")
