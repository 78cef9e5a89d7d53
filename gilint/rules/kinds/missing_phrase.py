"""A part that does not say what it must say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """The part, or one of the parts `also_in`, must match one of `phrases`. Silent where the part is absent, empty or a picture.

    A match of `half_said` in these parts makes it an info (`half-said`); a count in one of the cells `graver_with` an error (`due`).
    """

    part: int
    phrases: tuple[str, ...]
    also_in: tuple[int, ...] = ()
    half_said: tuple[str, ...] = ()
    graver_with: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("phrases", params.phrases)
    yield from pattern_faults("half_said", params.half_said)


def check(params: Params, report: Report) -> Iterator[Hit]:
    part = report.part(params.part)
    if part is None or not part.text.strip() or any(part.images()):
        return
    texts = [paragraph.text for n, paragraph in report.prose() if n == params.part or n in params.also_in]
    if any(any_matches(params.phrases, text) for text in texts):
        return
    place = Location(part.heading.place, part.n, context=part.heading.text)
    due = next((address for address in params.graver_with if (report.value(address) or 0) > 0), "")
    if due:
        cell = report.cells.get(due)
        yield Hit(place, {"count": cell.text if cell else ""}, "due", level="error")
    elif any(any_matches(params.half_said, text) for text in texts):
        yield Hit(place, {}, "half-said", level="info")
    else:
        yield Hit(place)
