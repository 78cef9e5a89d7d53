"""Reads the list of organs that should report, however an office keeps it: YAML, CSV or XLSX, told by content.

A table has a row for each organ. Its headings say which column holds the name, the superior organ and the other names of the organ
(机关名称, 上级, 别名, or organ, parent, aliases; rules/vocabulary/roster.yaml has them all); other columns are passed over. Several
other names in one cell are parted by 、 ， ； | or /. A table without headings is a list of names. For YAML, see roster_yaml.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from gilint.archive.roster_entry import Entry, RosterFault
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable
from gilint.report.collection import Organ, Roster, plain_name
from gilint.yamlfile import YamlFault, read_bounded

__all__ = ["RosterFault", "read_roster"]

_LARGEST = 4_000_000
"""Bytes of the file."""
_MOST_GUESSED = 5_000
"""In a longer roster, nobody is told which organ was perhaps meant: the search would take too long."""


def read_roster(path: Path) -> Roster:
    """Raises RosterFault for whatever keeps it from being a roster, a file that is not there included."""
    entries = list(_joined(_entries(path), path))
    if not entries:
        raise RosterFault(path, 0, "roster.empty")
    named = _named(entries, path)
    organs = tuple(Organ(each.name, each.aliases, _parent(each, named, path), each.line) for each in entries)
    _refuse_circles(organs, path)
    return Roster(str(path), organs)


def _entries(path: Path) -> Iterator[Entry]:
    data = _content(path)
    from gilint.archive.roster_table import entries_of_rows, rows_of_csv
    from gilint.readers.sniff import sniff

    limits = Limits(file=_LARGEST, text=_LARGEST, part=8 * _LARGEST)
    try:
        kind = sniff(data, limits)
        if kind == "spreadsheet":
            from gilint.archive.roster_sheet import rows_of_sheet

            return entries_of_rows(rows_of_sheet(data, limits), path)
    except Unreadable as fault:
        key = {"empty": "roster.empty", "encrypted": "roster.encrypted"}.get(fault.reason, "roster.damaged")
        raise RosterFault(path, 0, key) from None
    if kind != "text":
        raise RosterFault(path, 0, "roster.encrypted" if kind == "encrypted" else "roster.other-format")
    text = _text(data, path)
    from gilint.archive.roster_yaml import entries_of_yaml, looks_like_yaml

    return entries_of_yaml(text, path) if looks_like_yaml(text) else entries_of_rows(rows_of_csv(text, path), path)


def _content(path: Path) -> bytes:
    try:
        return read_bounded(path, _LARGEST)
    except YamlFault:
        raise RosterFault(path, 0, "roster.too-large" if os.path.isfile(path) else "roster.not-a-file", most=_LARGEST) from None
    except FileNotFoundError:
        raise RosterFault(path, 0, "roster.missing") from None
    except OSError as fault:
        raise RosterFault(
            path, 0, "roster.not-a-file" if os.path.isdir(path) else "roster.unreadable", reason=fault.strerror or ""
        ) from None


def _text(data: bytes, path: Path) -> str:
    from gilint.readers.decode import decode

    decoded = decode(data)
    if decoded.replaced:
        raise RosterFault(path, decoded.text[: decoded.text.find("\ufffd")].count("\n") + 1, "roster.encoding")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n")


def _joined(entries: Iterable[Entry], path: Path) -> Iterator[Entry]:
    """Each organ once: a row that says the same again, or has another alias, adds to the first one."""
    found: dict[str, Entry] = {}
    for each in entries:
        first = found.setdefault(plain_name(each.name), each)
        if plain_name(first.parent) != plain_name(each.parent) and first.parent and each.parent:
            raise RosterFault(path, each.line, "roster.doubled", name=each.name, line=first.line, one=first.parent, other=each.parent)
        aliases = tuple(dict.fromkeys((*first.aliases, *each.aliases)))
        found[plain_name(each.name)] = Entry(first.name, first.parent or each.parent, aliases, first.line)
    yield from found.values()


def _named(entries: Iterable[Entry], path: Path) -> Mapping[str, Entry]:
    """The organs by every name they go by, which is one organ's only."""
    named: dict[str, Entry] = {}
    own = [(each.name, each) for each in entries]
    for name, each in (*own, *((alias, organ) for _, organ in own for alias in organ.aliases)):
        other = named.setdefault(plain_name(name), each)
        if other is not each:
            raise RosterFault(path, each.line, "roster.shared-name", name=name, one=other.name, other=each.name, line=other.line)
    return named


def _parent(each: Entry, named: Mapping[str, Entry], path: Path) -> str:
    if not each.parent:
        return ""
    parent = named.get(plain_name(each.parent))
    if parent:
        return parent.name
    near = get_close_matches(plain_name(each.parent), list(named), n=1, cutoff=0.7) if len(named) <= _MOST_GUESSED else []
    key = "roster.near-parent" if near else "roster.unknown-parent"
    raise RosterFault(path, each.line, key, name=each.name, parent=each.parent, near=named[near[0]].name if near else "")


def _refuse_circles(organs: Iterable[Organ], path: Path) -> None:
    parents = {organ.name: organ for organ in organs}
    sound: set[str] = set()
    for organ in parents.values():
        way: dict[str, None] = {}
        name = organ.name
        while name and name not in sound:
            if name in way:
                circle = [*list(way)[list(way).index(name) :], name]
                raise RosterFault(path, parents[name].line, "roster.circle", names=" → ".join(circle[:6]))
            way[name] = None
            name = parents[name].parent
        sound.update(way)
