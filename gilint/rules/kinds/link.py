"""Links that lead nowhere, or not to an authority's site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location, Severity
from gilint.report.model import Passage, Report
from gilint.rules.kinds._passages import Where, passages, sentence
from gilint.rules.kinds._patterns import any_matches, matching, occurrences, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_LINK = re.compile(r"(?<![A-Za-z0-9@.])(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%\-]+", re.IGNORECASE)
_NEXT_RUN = re.compile(r"\s{1,3}([A-Za-z0-9._\-]+)")
_HOST = re.compile(r"(?:https?://)?([^/:?#]*)", re.IGNORECASE)
_NUMERIC = re.compile(r"[0-9.]+")


@dataclass(frozen=True, slots=True)
class Params:
    """`malformed` are patterns of addresses that cannot work, `made_up` of hosts that nobody has; both have the level `broken_level`.

    `endings` are the last labels that a host can have: one without them was cut by a line break, and is put together with what follows,
    or is malformed where nothing does. Hosts other than the `official` and `known` ones (each with all below it) are foreign, and of
    `own_level` where the sentence tells where the report itself is to be had (`own_place`). Hosts that are numbers are not judged.
    Variants: `malformed`, `made-up`, `own`; none for another foreign host. Each host is one finding.
    """

    malformed: tuple[str, ...]
    made_up: tuple[str, ...]
    endings: tuple[str, ...]
    official: tuple[str, ...]
    known: tuple[str, ...]
    own_place: tuple[str, ...]
    broken_level: Severity
    own_level: Severity
    where: Where = "prose"


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key, patterns in (("malformed", params.malformed), ("made_up", params.made_up), ("own_place", params.own_place)):
        yield from pattern_faults(key, patterns)


def check(params: Params, report: Report) -> Iterator[Hit]:
    hits: dict[str, Hit] = {}
    for passage in passages(report, params.where):
        broken = [match.span() for pattern in matching(params.malformed, passage.text) for match in occurrences(pattern, passage.text)]
        for start, end in broken:
            found = passage.text[start:end]
            hits.setdefault(found, _hit(passage, start, end, found, "malformed", params.broken_level))
        for match in _LINK.finditer(passage.text):
            if not any(start < match.end() and match.start() < end for start, end in broken):
                host = host_of(match, params.endings)
                for variant, level in _judged(params, host, sentence(passage.text, *match.span())):
                    hits.setdefault(host, _hit(passage, *match.span(), host, variant, level))
    yield from hits.values()


def host_of(link: re.Match[str], endings: tuple[str, ...]) -> str:
    """The host in small letters; one that a line break or a blank has cut is joined with the run of characters behind it.

    Empty where that does not help either, and where labels in Chinese follow.
    """
    host = _bare_host(link.group())
    if link.group().endswith(".") and "一" <= link.string[link.end() : link.end() + 1] <= "鿿":
        return ""
    following = _NEXT_RUN.match(link.string, link.end())
    if not _ends(host, endings) and following:
        joined = _bare_host(link.group() + following[1])
        return joined if _ends(joined, endings) else ""
    return host


def _judged(params: Params, host: str, around: str) -> Iterator[tuple[str, Severity | None]]:
    """What is wrong with a host: no more than one thing."""
    if any_matches(params.made_up, host):
        yield "made-up", params.broken_level
    elif not host or _NUMERIC.fullmatch(host):
        return
    elif not _ends(host, params.endings):
        yield "malformed", params.broken_level
    elif not _ends(host, (*params.official, *params.known)):
        own = any_matches(params.own_place, around)
        yield ("own", params.own_level) if own else ("", None)


def _ends(host: str, endings: tuple[str, ...]) -> bool:
    return any(host == ending or host.endswith(f".{ending}") for ending in endings)


def _bare_host(link: str) -> str:
    found = _HOST.match(link.rstrip(".,;:!'*"))
    return found[1].lower().rpartition("@")[2] if found else ""


def _hit(passage: Passage, start: int, end: int, found: str, variant: str, level: Severity | None) -> Hit:
    location = Location(passage.place, passage.section, quote=passage.text[start:end], context=sentence(passage.text, start, end))
    return Hit(location, {"found": found}, variant, level=level)
