"""What an organ's name tells: its level in the administration, and whether it is a government or a department."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gilint.cache import remembered
from gilint.report.model import AgencyKind, Level
from gilint.yamlfile import read_yaml

_BLANKS = re.compile(r"\s+")
_LONGEST_PLACE = 20
_BELOW: Mapping[Level, Level] = {"province": "county", "city": "county"}


@dataclass(frozen=True)
class Vocabulary:
    """Words that tell an organ's level; rules/vocabulary/organs.yaml says what each is for."""

    places: Mapping[str, Level]
    short_provinces: tuple[str, ...]
    city_stems: frozenset[str]
    place_words: Mapping[str, Level]
    zones: tuple[str, ...]
    no_places: tuple[str, ...]
    never_in_places: tuple[str, ...]
    department_openings: tuple[str, ...]
    bare_levels: Mapping[str, Level]
    government_words: tuple[str, ...]
    own_offices: tuple[str, ...]
    town_bodies: tuple[str, ...]
    zone_bodies: tuple[str, ...]
    branches: tuple[str, ...]
    city_branches: tuple[str, ...]
    province_bodies: tuple[str, ...]
    no_province_bodies: tuple[str, ...]
    departments: tuple[str, ...]
    parents: tuple[str, ...]
    state: tuple[str, ...]
    ministries: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A place at the head of a name; the level of a zone is unknown where no city or county stands before it."""

    text: str
    level: Level
    zone: bool = False


@cache
def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of `folder`, which holds organs.yaml and places.yaml. Raises YamlFault or OSError."""
    return remembered("organs", (folder / "organs.yaml", folder / "places.yaml"), lambda: _read_vocabulary(folder))


def _read_vocabulary(folder: Path) -> Vocabulary:
    organs: dict[str, Any] = read_yaml(folder / "organs.yaml").data
    places: dict[str, Any] = read_yaml(folder / "places.yaml").data
    cities = [city for listed in places["cities"].values() for city in listed]
    levels: dict[str, Level] = dict.fromkeys([*places["municipalities"], *places["provinces"], *places["autonomous_regions"]], "province")
    prefectures = places["autonomous_prefectures"]
    levels |= dict.fromkeys([*cities, *prefectures, *prefectures.values(), *places["prefectures"], *places["leagues"]], "city")
    levels |= dict.fromkeys(places["districts"], "county")
    words: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in organs.items()}
    words["ministries"] = frozenset(words["ministries"])
    return Vocabulary(
        places=levels, short_provinces=tuple(places["short_provinces"]), city_stems=frozenset(city[:-1] for city in cities), **words
    )


def classify(name: str, vocabulary: Vocabulary) -> tuple[Level, AgencyKind]:
    """The level and kind of the organ called `name`; `unknown` where the name does not tell.

    A government's own office (人民政府办公室) counts as the government: it publishes the government's report, or its own under that name.
    So do the bodies that govern a town's or a zone's area, 街道办事处 and 管理委员会.
    """
    rest = re.split(r"[（(、]", _BLANKS.sub("", name))[0]
    for prefix in vocabulary.state:
        rest = rest.removeprefix(prefix)
    if rest in vocabulary.ministries or rest.removesuffix("办公厅") in vocabulary.ministries:
        return "ministry", "department"
    parent = next((parent for parent in vocabulary.parents if rest.startswith(parent)), "")
    rest = rest.removeprefix(parent)
    places, rest, governed = _places(rest, vocabulary)
    level = places[-1].level if places else "unknown"
    if not places:
        level, rest, governed = _bare(rest, vocabulary)
    if not parent and (governed or places or level != "unknown") and rest in vocabulary.own_offices:
        return level, "government"
    if places and rest in vocabulary.town_bodies and not places[-1].zone:
        return "town", "government"
    if places and rest in vocabulary.zone_bodies and places[-1].zone:
        return level, "government"
    return _department_level(rest, level, vocabulary), "department" if parent or rest.endswith(vocabulary.departments) else "unknown"


def places_of(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The places at the head of an organ's name, the widest first; empty where the name begins with none."""
    return tuple(place.text for place in _places(_BLANKS.sub("", name), vocabulary)[0])


def _places(name: str, vocabulary: Vocabulary) -> tuple[list[_Found], str, bool]:
    """The places at the head of `name`, what follows them, and whether the word for a government stood there."""
    places: list[_Found] = []
    rest, governed = name, False
    while True:
        found = _place(rest, places[-1].level if places else "unknown", vocabulary)
        if found is not None:
            places.append(found)
            rest, governed = rest[len(found.text) :], False
            continue
        word = next((word for word in vocabulary.government_words if rest.startswith(word)), "")
        if governed or not word:
            return places, rest, governed
        rest, governed = rest.removeprefix(word), True


def _place(text: str, above: Level, vocabulary: Vocabulary) -> _Found | None:
    """The place that `text` begins with."""
    known = max((place for place in _heads(text) if place in vocabulary.places), key=len, default="")
    if known:
        return _Found(known, vocabulary.places[known])
    short = max((place for place in vocabulary.short_provinces if text.startswith(place)), key=len, default="")
    if short and _place(text[len(short) :], "province", vocabulary) and not text[len(short) :].startswith(tuple(vocabulary.place_words)):
        return _Found(short, "province")
    named = next((head for head in _heads(text) if _ends_a_place(head, text[len(head) :], vocabulary)), "")
    if not named or named in vocabulary.no_places or any(word in named for word in vocabulary.never_in_places):
        return None
    if named.endswith(vocabulary.zones):
        under_city = above == "city" or named.startswith(tuple(vocabulary.city_stems))
        return _Found(named, "county" if under_city or above == "county" else "unknown", zone=True)
    return _Found(named, next(level for word, level in vocabulary.place_words.items() if named.endswith(word)))


def _heads(text: str) -> Iterator[str]:
    return (text[:end] for end in range(2, min(len(text), _LONGEST_PLACE) + 1))


def _ends_a_place(head: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a place's name ends with `head`: not within 东乡族, nor within 津市市, whose last word comes only after another one."""
    word = next((word for word in vocabulary.place_words if head.endswith(word) and len(head) > len(word)), "")
    if not word or after.startswith("族"):
        return False
    return after.startswith(vocabulary.department_openings) or not after.startswith(tuple(vocabulary.place_words))


def _bare(rest: str, vocabulary: Vocabulary) -> tuple[Level, str, bool]:
    """The level that a name without a place opens with (县司法局), and what follows it."""
    if not rest.startswith((*vocabulary.city_stems, *vocabulary.department_openings)):
        for word, level in vocabulary.bare_levels.items():
            if rest.startswith(word) and rest != word:
                rest = rest.removeprefix(word)
                government = next((word for word in vocabulary.government_words if rest.startswith(word)), "")
                return level, rest.removeprefix(government), bool(government)
    government = next((word for word in vocabulary.government_words if rest.startswith(word)), "")
    return "unknown", rest.removeprefix(government), bool(government)


def _department_level(rest: str, level: Level, vocabulary: Vocabulary) -> Level:
    if level == "unknown" and rest.endswith(vocabulary.city_branches):
        return "county"
    if rest.endswith(vocabulary.branches):
        return _BELOW.get(level, level)
    if level == "unknown" and rest.endswith(vocabulary.province_bodies) and not rest.endswith(vocabulary.no_province_bodies):
        return "province"
    return level
