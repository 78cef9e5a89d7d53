"""A part's title is worded otherwise than the form prescribes or accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.labels import simplified
from gilint.report.model import Report
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"

_NOTE = re.compile(r"\s*[（(][^（）()]*[)）]\s*$")
_NOT_CHINESE = re.compile(r"[^\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Params:
    """Blanks, punctuation and a note in brackets at the end make no other wording, but for what a pattern of `stray` finds in the title."""

    stray: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("stray", params.stray)


def check(params: Params, report: Report) -> Iterator[Hit]:
    for part in report.parts:
        section = report.form.section(part.n)
        wordings = {_letters(wording) for wording in (section.title, *section.accepted)}
        printed = part.heading.title
        if _letters(printed) not in wordings or any_matches(params.stray, printed.strip()):
            yield Hit(
                Location(part.heading.place, part.n, quote=printed, context=part.heading.text),
                {"printed": printed, "prescribed": section.title},
                expected=section.title,
                actual=printed,
            )


def _letters(title: str) -> str:
    return _NOT_CHINESE.sub("", _NOTE.sub("", simplified(title)))
