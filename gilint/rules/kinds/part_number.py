"""Numbers of the parts, and of the sections inside one, that are missing, doubled or shifted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gilint.findings import Location, Related, Severity
from gilint.report.model import Part, Report
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "report"

_DIGITS = "一二三四五六七八九"
_NUMERALS = (*_DIGITS, "十", *(f"十{digit}" for digit in _DIGITS))
_INNER = re.compile(rf"(?:^|[。；;：:\n])\s*[（(]\s*(十?[{_DIGITS}]|十)\s*[)）]")


@dataclass(frozen=True, slots=True)
class Params:
    """In formats of `unsure` a number may have been lost on the way into the file: there a missing one has only the level `unsure_level`.

    `inner` are the parts whose sections （一）（二） are looked at.
    """

    inner: tuple[int, ...]
    unsure: tuple[str, ...]
    unsure_level: Severity


def check(params: Params, report: Report) -> Iterator[Hit]:
    level = params.unsure_level if report.document.format in params.unsure else None
    wrong = [part for part in report.parts if part.heading.number not in (None, part.n)]
    unnumbered = [part for part in report.parts if part.heading.number is None]
    if wrong and (unnumbered or not _counted(report)):
        yield _wrong(wrong, report.parts)
    if unnumbered and not _shifted(wrong):
        yield _unnumbered(unnumbered, report.parts, level)
    for part in report.parts:
        if part.n in params.inner:
            yield from _inner(part, level)


def _counted(report: Report) -> bool:
    """The headings count from one without a gap, further parts and left-out ones included: then the numbers themselves are right."""
    own = {part.heading.place for part in report.parts}
    headings = (heading for heading in report.headings if heading.place in own or not heading.text[:1].isdigit())
    return all(heading.number == n for n, heading in enumerate(headings, start=1))


def _wrong(wrong: list[Part], parts: Sequence[Part]) -> Hit:
    first = wrong[0]
    number = first.heading.number or 0
    twin = next((part for part in parts if part is not first and part.heading.number == number), None)
    shifted = _shifted(wrong)
    others = ((twin,) if twin and not shifted else ()) + tuple(part for part in wrong[1:] if part is not twin)
    return Hit(
        Location(first.heading.place, first.n, quote=first.heading.text),
        {"title": first.heading.title, "number": _numeral(number), "right": _numeral(first.n)},
        "shifted" if shifted else "doubled" if twin else "",
        expected=_numeral(first.n),
        actual=_numeral(number),
        related=tuple(Related(part.heading.title, quote=part.heading.text, place=part.heading.place) for part in others),
    )


def _shifted(wrong: Sequence[Part]) -> bool:
    """Whether all numbers after some place are off by as much: a heading without a number there is the same fault."""
    return len(wrong) > 2 and len({(part.heading.number or 0) - part.n for part in wrong}) == 1


def _unnumbered(unnumbered: list[Part], parts: Sequence[Part], level: Severity | None) -> Hit:
    first, *others = unnumbered
    titles = Text("、".join(f"“{part.heading.title}”" for part in unnumbered), ", ".join(f"“{part.heading.title}”" for part in unnumbered))
    return Hit(
        Location(first.heading.place, first.n, quote=first.heading.text),
        {"titles": titles},
        "missing" if len(unnumbered) < len(parts) else "none",
        expected=f"{_numeral(first.n)}、{first.heading.title}",
        related=tuple(Related(part.heading.title, quote=part.heading.text, place=part.heading.place) for part in others),
        level=level,
    )


def _inner(part: Part, level: Severity | None) -> Iterator[Hit]:
    """A list may begin anew, but not go on with another number than the next."""
    before = 0
    for paragraph in part.prose:
        for match in _INNER.finditer(paragraph.text):
            number = _NUMERALS.index(match[1]) + 1
            if number not in (1, before + 1) and before < len(_NUMERALS):
                words = match[0].lstrip("。；;：:").strip()
                yield Hit(
                    Location(paragraph.place, part.n, quote=words, context=paragraph.text),
                    {"number": words, "right": f"（{_NUMERALS[before]}）"},
                    "inner",
                    expected=f"（{_NUMERALS[before]}）",
                    actual=words,
                    level=level,
                )
                return
            before = number


def _numeral(n: int) -> str:
    return _NUMERALS[n - 1] if 0 < n <= len(_NUMERALS) else str(n)
