"""A part with a heading and nothing below it that says anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gilint.document import Block, Table
from gilint.findings import Location, Severity
from gilint.report.model import Part, Report
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"


@dataclass(frozen=True, slots=True)
class Substance:
    """A part of less than `fewest` characters, or one that `nothing` matches, is empty; `signs` tell its content in a neighbouring part."""

    fewest: int = 1
    nothing: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """What each part (by its number) has to hold.

    Variants: `said` where it merely says that there is nothing, `picture` where a picture stands in it, `moved` where its content seems to
    stand below a neighbouring heading; the last two have the level `doubtful`.
    """

    parts: Mapping[str, Substance]
    doubtful: Severity


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for n, substance in params.parts.items():
        if n not in "123456":
            yield "parts", f"{n!r} is no part: 1 to 6"
        yield from pattern_faults("parts", (*substance.nothing, *substance.signs))


def check(params: Params, report: Report) -> Iterator[Hit]:
    for part in report.parts:
        substance = params.parts.get(str(part.n))
        if substance is not None and _empty(part, substance, report):
            yield _hit(part, substance, report, params.doubtful)


def _empty(part: Part, substance: Substance, report: Report) -> bool:
    statutory = {table.place for table in report.tables.values()}
    if any(_filled(block) and block.place not in statutory for block in part.blocks):
        return False
    text = "".join(part.text.split())
    return len(text) < substance.fewest or any_matches(substance.nothing, text)


def _filled(block: Block) -> bool:
    return isinstance(block, Table) and any(cell.text.strip() for cell in block.cells)


def _hit(part: Part, substance: Substance, report: Report, doubtful: Severity) -> Hit:
    title = report.form.section(part.n).title
    said = part.text.strip()
    place = part.prose[0].place if said else part.heading.place
    where = Location(place, part.n, quote=said, context=part.heading.text)
    if any(part.images()):
        return Hit(where, {"title": title}, "picture", level=doubtful)
    for other in report.parts:
        if abs(other.n - part.n) == 1 and substance.signs and any_matches(substance.signs, other.text):
            return Hit(where, {"title": title, "other": report.form.section(other.n).title}, "moved", level=doubtful)
    return Hit(where, {"title": title, "said": said}, "said" if said else "")
