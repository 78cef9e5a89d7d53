"""Several reports: an organ's with the one of the year before, and all of a run with the list of organs that should report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from gilint.report.model import Report

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ that should report. `aliases` are other names it goes or went by, `parent` the organ whose report covers it as well.

    `line` is where the roster names it, beginning at 1.
    """

    name: str
    aliases: tuple[str, ...] = ()
    parent: str = ""
    line: int = 0


@dataclass(frozen=True)
class Roster:
    """The organs that should report, as the file `path` lists them."""

    path: str = ""
    organs: tuple[Organ, ...] = ()

    @cached_property
    def _names(self) -> Mapping[str, Organ]:
        names: dict[str, Organ] = {}
        for organ in self.organs:
            for name in (organ.name, *organ.aliases):
                names.setdefault(plain_name(name), organ)
        return names

    def organ(self, name: str) -> Organ | None:
        """The organ that goes by this name."""
        return self._names.get(plain_name(name))

    def canonical(self, name: str) -> str:
        """The name under which an organ is known whatever it was called, for comparison."""
        organ = self.organ(name)
        return plain_name(organ.name if organ else name)

    def children(self, organ: Organ) -> Iterator[Organ]:
        parent = plain_name(organ.name)
        return (other for other in self.organs if other.parent and self.canonical(other.parent) == parent and other is not organ)


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a run, and the path that it was read from."""

    path: str
    report: Report

    @property
    def file(self) -> str:
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class Pair:
    """A report and that of the same organ for the year before."""

    report: Report
    previous: Member


@dataclass(frozen=True, slots=True)
class Collection:
    """All reports of a run. `versions` are members that are one report in several files, the one that stands for all of them first.

    `before` are reports of earlier years that are not checked themselves, or are among the members as well.
    """

    members: tuple[Member, ...]
    versions: tuple[tuple[Member, ...], ...] = ()
    roster: Roster | None = None
    before: tuple[Member, ...] = ()

    @property
    def reports(self) -> Iterator[Member]:
        """Each report once, whatever it was saved as."""
        further = {member.path for group in self.versions for member in group[1:]}
        return (member for member in self.members if member.path not in further)


def plain_name(name: str) -> str:
    """An organ's name without what is written one way or another: blanks, the width of brackets."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", name))
