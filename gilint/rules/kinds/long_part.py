"""A part that is much longer than it should be, or that mostly speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gilint.findings import Location
from gilint.report.model import Level, Report
from gilint.rules.kinds._flowing import flowing
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_SENTENCE = re.compile(r"[^。！？!?\s][^。！？!?\n]{8,}[^。！？!?\s]")


@dataclass(frozen=True, slots=True)
class Params:
    """`most` characters for an organ of that level; organs whose name `spared` matches have more to tell.

    Variant `beside`: of at least `fewest` sentences more than the share `beside` match nothing in `topic`.
    """

    part: int
    most: Mapping[Level, int]
    topic: tuple[str, ...]
    beside: float
    fewest: int
    spared: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("topic", params.topic)
    yield from pattern_faults("spared", params.spared)
    if "unknown" not in params.most:
        yield "most", "what holds for organs of an unknown level is missing"


def check(params: Params, report: Report) -> Iterator[Hit]:
    part = report.part(params.part)
    if part is None or any_matches(params.spared, report.agency.name):
        return
    where = Location(part.heading.place, part.n, quote=part.heading.text)
    length = len("".join(part.text.split()))
    most = params.most.get(report.agency.level, params.most["unknown"])
    if length > most:
        yield Hit(where, {"length": str(length), "most": str(most)}, expected=str(most), actual=str(length))
        return
    sentences = [sentence for flow in flowing(report, (params.part,)) for sentence in _SENTENCE.findall(flow.text)]
    beside = [sentence for sentence in sentences if not any_matches(params.topic, sentence)]
    if len(sentences) >= params.fewest and len(beside) > params.beside * len(sentences):
        yield Hit(where, {"count": str(len(beside)), "sentences": str(len(sentences))}, "beside")
