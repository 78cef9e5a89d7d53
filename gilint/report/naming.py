"""Which names are one organ's: the other names that a roster knows, and a name with and without the places above in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from gilint.report.agency import Vocabulary, classify, load_vocabulary, places_of
from gilint.report.collection import Organ, Roster, plain_name
from gilint.report.model import Report
from gilint.resources import rules_folder


class Names:
    """All names that reports and a roster use. Two names are one organ's where their keys are equal, and never for being merely alike.

    云川市青屿县水务局 and 青屿县水务局 are one organ's unless there is 海川市青屿县水务局 as well:
    then nobody knows whose the short name is.
    """

    def __init__(self, names: Iterable[str], roster: Roster | None = None) -> None:
        self._roster = roster or Roster()
        self._vocabulary = load_vocabulary(rules_folder() / "vocabulary")
        listed = (name for organ in self._roster.organs for name in (organ.name, *organ.aliases))
        self._shorter = {name: shorter(name, self._vocabulary) for name in dict.fromkeys(map(plain_name, (*names, *listed))) if name}

    def organ(self, name: str) -> Organ | None:
        """The organ of the roster that goes by this name, or by a longer or shorter form of it."""
        found = (self._roster.organ(each) for each in self._forms(plain_name(name)))
        return next((organ for organ in found if organ), None)

    def key(self, name: str) -> str:
        organ = self.organ(name)
        return plain_name(organ.name) if organ else self.called(name)

    def called(self, name: str) -> str:
        """The same whatever places stand in front, but not under another name that the roster knows."""
        return (*self._longer.get(plain_name(name), ()), plain_name(name))[0]

    def unique(self, name: str) -> bool:
        """Whether the name tells which organ it is; many counties have a 城关镇人民政府 and a 县水务局."""
        return self.organ(name) is not None or names_its_place(plain_name(name), self._vocabulary)

    @cached_property
    def _longer(self) -> Mapping[str, tuple[str, ...]]:
        """The longer forms of each short name, the longest first; of a name that two organs share, none."""
        found: dict[str, list[str]] = {}
        for name, forms in self._shorter.items():
            for form in forms:
                found.setdefault(form, []).append(name)
        ordered = {form: sorted(names, key=len, reverse=True) for form, names in found.items()}
        return {form: tuple(names) for form, names in ordered.items() if all(names[0].endswith(name) for name in names)}

    def _forms(self, name: str) -> tuple[str, ...]:
        """The name as it is, then its shorter forms that are surely its own, then its longer ones."""
        forms = self._shorter[name] if name in self._shorter else shorter(name, self._vocabulary)
        return (name, *(form for form in forms if form in self._longer), *self._longer.get(name, ()))


def identity(report: Report) -> tuple[str, int] | None:
    """The organ's name and the year of a report where both are sure: the title says it, or nothing contradicts."""
    years = {year for year, _ in report.years.values()}
    sure = "title" in report.years or len(years) == 1
    known = report.agency.name and report.agency.source != "none"
    return (report.agency.name, report.year) if known and sure and report.year is not None else None


def shorter(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """A plain name without its widest place, without the two widest, and so on; one place always stays."""
    forms: list[str] = []
    rest = name
    for place in places_of(name, vocabulary)[:-1]:
        if not rest.startswith(place):
            break
        rest = rest[len(place) :]
        forms.append(rest)
    return tuple(forms)


def names_its_place(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name begins with a place that there is once: not 城关镇 alone, nor 县 alone."""
    level, _ = classify(name, vocabulary)
    places = places_of(name, vocabulary)
    return level == "ministry" or len(places) > 1 or (bool(places) and level != "town")
