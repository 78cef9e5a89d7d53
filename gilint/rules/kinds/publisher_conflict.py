"""An organ of the same place, but another one than that of the title, that the introduction names as the author of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location, Severity
from gilint.report.agency import Vocabulary, classify, load_vocabulary, places_of
from gilint.report.model import Agency, Report
from gilint.resources import rules_folder
from gilint.rules.kinds._passages import passages, sentence
from gilint.rules.kinds._patterns import any_matches, compiled, occurrences, pattern_faults
from gilint.rules.kinds.foreign_agency import without_parent
from gilint.rules.model import Hit

NEEDS = "report"
_OTHER_SIGNS = re.compile(r"[^一-鿿]")


@dataclass(frozen=True, slots=True)
class Params:
    """The first group of each of the `authors` is the organ that wrote the report, of the `contacts` the one that answers for it.

    An organ of another place is not this rule's. Two departments may be one and the same (short and full name, before and after a reform)
    where their names without the place share a character besides the `common` words, or one of the `families` matches both.
    A name that `unless` matches says nothing. Contacts have the level `contact_level` and the variant `contact`.
    """

    authors: tuple[str, ...]
    contacts: tuple[str, ...]
    common: tuple[str, ...]
    families: tuple[str, ...]
    contact_level: Severity
    unless: tuple[str, ...] = ()
    parts: tuple[int, ...] = (0, 1)


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("authors", "contacts", "common", "families", "unless"):
        yield from pattern_faults(key, getattr(params, key))
    named = (*params.authors, *params.contacts)
    yield from (("authors", f"{pattern!r} has no group for the name") for pattern in named if "(" not in pattern)


def check(params: Params, report: Report) -> Iterator[Hit]:
    own = report.agency
    if own.source != "title" or own.kind != "department":
        return
    vocabulary = load_vocabulary(rules_folder() / "vocabulary")
    hits: dict[str, Hit] = {}
    named = (*params.authors, *params.contacts)
    for passage in passages(report, "prose", params.parts):
        if not any_matches(named, passage.text):
            continue
        for patterns, variant, level in ((params.authors, "", None), (params.contacts, "contact", params.contact_level)):
            for match in (match for pattern in patterns for match in occurrences(pattern, passage.text)):
                found = match.group(1)
                if not any_matches(params.unless, found) and is_another(params, own, found, vocabulary):
                    location = Location(passage.place, passage.section, quote=found, context=sentence(passage.text, *match.span(1)))
                    values = {"agency": own.name, "found": found}
                    hits.setdefault(found, Hit(location, values, variant, own.name, found, level=level))
    yield from hits.values()


def is_another(params: Params, own: Agency, found: str, vocabulary: Vocabulary) -> bool:
    """Whether `found` is clearly another department of the same place and level."""
    level, kind = classify(found, vocabulary)
    own_name, found = without_parent(own.name, vocabulary), without_parent(found, vocabulary)
    ours, theirs = places_of(own_name, vocabulary), places_of(found, vocabulary)
    if kind != "department" or level not in (own.level, "unknown") or (ours and theirs and ours[-1] != theirs[-1]):
        return False
    mine, other = _without_place(own_name, ours), _without_place(found, theirs)
    common = compiled("|".join(params.common))
    telling, others_telling = set(common.sub("", mine)), set(common.sub("", other))
    kindred = any(compiled(family).search(mine) and compiled(family).search(other) for family in params.families)
    return bool(telling and others_telling) and not telling & others_telling and not kindred


def _without_place(name: str, places: tuple[str, ...]) -> str:
    rest = _OTHER_SIGNS.sub("", name)
    for place in places:
        rest = rest.replace(place, "", 1)
    return rest
