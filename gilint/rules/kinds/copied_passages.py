"""Some of the paragraphs of a part that repeat those of the year before: its problems, its plans, how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.report.collection import Pair
from gilint.report.model import Report
from gilint.rules.kinds._copying import Reading, Said, copied, copied_part, is_prose, names_in, reading_faults, sentences, side_by_side
from gilint.rules.kinds._earlier import years
from gilint.rules.kinds._flowing import flowing
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "pair"
_SHOWN = 6
"""So many copied passages are told beside their originals."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a part speaks of from a sentence on that one of `opened_by` matches."""

    name: str
    opened_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Where `part`, of `least` characters or more, is copied by `percent`, and the part that is judged is, too, both are told as one."""

    part: int
    percent: int
    least: int


@dataclass(frozen=True, slots=True)
class Params:
    """Judged are the sentences of `part` on the topic `judged`, all where none is named.

    A sentence opens the first of `topics` that it matches; up to there the topic is `opening`. Only the first `paragraphs` are looked at
    that are no headings, 0 is all of them. They are copied where `percent` of their characters are last year's, an error from `grave`
    (0: never), and where they are `least` characters and `fewest` sentences. Nothing is told where the report as a `whole` is copied.
    """

    reading: Reading
    part: int
    percent: int
    least: int
    whole: Whole
    fewest: int = 1
    grave: int = 0
    paragraphs: int = 0
    topics: tuple[Topic, ...] = ()
    opening: str = ""
    judged: str = ""


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from reading_faults("reading", params.reading)
    if not 1 <= params.percent <= 100:
        yield "percent", "goes from 1 to 100"
    for topic in params.topics:
        yield from pattern_faults("topics", topic.opened_by)
    if params.judged not in ("", *(topic.name for topic in params.topics)):
        yield "judged", f"{params.judged!r} is none of the topics"


def check(params: Params, pair: Pair) -> Iterator[Hit]:
    now, before = (_judged(params, report, names_in(pair)) for report in (pair.report, pair.previous.report))
    found = copied(now, before, params.reading)
    if len(found.said) < params.fewest or not found.is_so(params.percent, params.least) or _is_whole(params, pair):
        return
    where, related = side_by_side(pair, found.again, _SHOWN)
    values = {
        **years(pair),
        "percent": str(found.percent),
        "count": str(len(found.again)),
        "total": str(len(found.said)),
        "found": where.quote,
    }
    yield Hit(where, values, related=related, level="error" if params.grave and found.percent >= params.grave else None)


def _is_whole(params: Params, pair: Pair) -> bool:
    whole = params.whole
    first, own = (copied_part(n, pair, params.reading) for n in (whole.part, params.part))
    return first.is_so(whole.percent, whole.least) and own.is_so(whole.percent)


def _judged(params: Params, report: Report, names: tuple[str, ...]) -> Iterator[Said]:
    flows = list(flowing(report, (params.part,)))
    topic = params.opening
    for flow in [flow for flow in flows if is_prose(flow.text)][: params.paragraphs] if params.paragraphs else flows:
        at_first = ""
        for said in sentences(flow, params.reading, names):
            topic = next((new.name for new in params.topics if any_matches(new.opened_by, said.text)), topic)
            at_first = at_first or topic
            if topic == params.judged or not params.judged:
                yield said
        # A topic that is opened amid a paragraph ends with it, unless it announces the next ones.
        if not flow.text.rstrip().endswith(("：", ":")):
            topic = at_first or topic
