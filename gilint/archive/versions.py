"""Finds files that are one report: the draft and the final one, the Word file and the web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePath

from gilint.report.collection import Member, Roster
from gilint.report.naming import Names, identity
from gilint.report.statements import statements
from gilint.resources import rules_folder
from gilint.yamlfile import read_yaml

_MOST = 50
"""So many files with one name that does not tell the place are the reports of many organs."""
_ALIKE = 0.5
"""The share of long sentences that two files have in common where they are one report."""
_LONG = 10
"""Characters; shorter sentences stand in everybody's report (没有其他需要报告的事项)."""

_FORMS = ("docx", "doc", "wordml", "odt", "rtf", "html", "mht", "pdf", "ofd")

Files = tuple[Member, ...]
"""The files of one report, the one that stands for all of them first."""


def versions(members: Sequence[Member], roster: Roster | None) -> tuple[Files, ...]:
    """The reports that are there in more than one file, in the order of the members.

    Files are one report where organ and year are the same and both are sure, whatever the folders are called. Where the name does not tell
    which organ it is (城关镇人民政府), the texts must be alike as well.
    """
    names = Names((member.report.agency.name for member in members), roster)
    return tuple(files for reports in by_identity(members, names).values() for files in reports if len(files) > 1)


def by_identity(members: Sequence[Member], names: Names) -> Mapping[tuple[str, int], tuple[Files, ...]]:
    """The reports of each organ and year; more than one where several organs go by one name."""
    found: dict[tuple[str, int], list[Member]] = {}
    for member in members:
        if who := identity(member.report):
            found.setdefault((names.key(who[0]), who[1]), []).append(member)
    return {key: tuple(_reports(sorted(same, key=_rank), names)) for key, same in found.items()}


def _reports(same: Sequence[Member], names: Names) -> Iterator[Files]:
    """The files of one organ and year, taken apart where the texts are not alike and they may be several reports.

    That may be where the name is not one organ's, and where they use several of its names: organs that were merged into it may each have
    reported once more.
    """
    called = {names.called(member.report.agency.name) for member in same}
    if len(same) == 1 or (len(called) == 1 and all(names.unique(member.report.agency.name) for member in same)):
        yield tuple(same)
    elif len(same) > _MOST:
        yield from ((member,) for member in same)
    else:
        said = {member.path: _long(member) for member in same}
        reports: list[list[Member]] = []
        for member in same:
            own = next((files for files in reports if _alike(said[files[0].path], said[member.path])), None)
            if own is None:
                reports.append([member])
            else:
                own.append(member)
        yield from map(tuple, reports)


def _long(member: Member) -> frozenset[str]:
    return frozenset(statement.plain for statement in statements(member.report) if len(statement.plain) > _LONG)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))


def _rank(member: Member) -> tuple[bool, bool, int, int, str]:
    """Drafts last, then those of which pages could not be read; what an office works on goes before what it publishes as pages or text."""
    place, document = PurePath(member.path), member.report.document
    form = _FORMS.index(document.format) if document.format in _FORMS else len(_FORMS)
    return is_draft(place), bool(document.noted("unread-page")), form, len(place.parts), member.path


def is_draft(path: PurePath) -> bool:
    """Whether the name of the file, or of the two folders above it, says that it is no final report."""
    return any(_drafts(rules_folder() / "vocabulary" / "drafts.yaml").search(part) for part in path.parts[-3:])


@cache
def _drafts(file: Path) -> re.Pattern[str]:
    """Words of Latin letters stand alone, as in `old 2023.docx`."""
    words = [re.escape(word) for word in read_yaml(file).data["words"]]
    return re.compile("|".join(rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word for word in words), re.IGNORECASE)
