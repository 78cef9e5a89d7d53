"""The heading of a part, or the title of the report, stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gilint.document import Paragraph
from gilint.findings import Location, Related
from gilint.report.model import Report
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Params:
    """Formats of `pages` print the title of the page above that of the report, so that a second title there is no fault.

    In any format it may stand on a cover: apart from the text, with something between.
    """

    pages: tuple[str, ...] = ()


def check(params: Params, report: Report) -> Iterator[Hit]:
    for heading in report.duplicates:
        if report.title and _bare(heading.text) == _bare(report.title.text):
            continue
        part = next((part for part in report.parts if _bare(part.heading.title) == _bare(heading.title)), None)
        first = (Related(part.heading.title, quote=part.heading.text, place=part.heading.place),) if part else ()
        yield Hit(Location(heading.place, part.n if part else None, quote=heading.text), {"heading": heading.text}, related=first)
    yield from _titles(params, report)


def _titles(params: Params, report: Report) -> Iterator[Hit]:
    if report.title is None:
        return
    paragraphs = [block for block in report.document.blocks if isinstance(block, Paragraph) and block.text.strip()]
    places = [block.place for block in paragraphs]
    body = places.index(report.parts[0].heading.place) if report.parts and report.parts[0].heading.place in places else len(places)
    same = [index for index, block in enumerate(paragraphs) if _bare(block.text) == _bare(report.title.text)]
    for before, index in pairwise(same):
        on_top = index == before + 1 and report.document.format not in params.pages
        if on_top or index > body:
            first = Related(report.title.text, quote=report.title.text, place=places[before])
            yield Hit(Location(places[index], quote=paragraphs[index].text), {"heading": report.title.text}, "title", related=(first,))
            return


def _bare(text: str) -> str:
    return "".join(text.split())
