"""The reports in an archive: listed as those of a folder are, and unpacked one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gilint.choosing import ARCHIVES, NOT_READ, suffix_of
from gilint.readers import Limits, Unreadable
from gilint.zipped.archive import Archive
from gilint.zipped.directory import archive_at
from gilint.zipped.paths import INTO, split


@dataclass(frozen=True, slots=True)
class Members:
    """`reports` in order of their names; `skipped` counts, by suffix, members whose format is not read."""

    reports: tuple[Path, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)


def members(path: Path, limits: Limits) -> Members:
    """What a folder of the members would show, archives in the archive included. Only the directories are read for that.

    What is called an archive and cannot be opened is listed like a report, to be told as a file that cannot be read.
    Raises Unreadable where the archive itself is damaged, encrypted as a whole, or beyond the limits.
    """
    reports: list[Path] = []
    skipped: Counter[str] = Counter()
    unpacked = 0
    for found in _found(path, limits):
        unpacked += found.size
        if found.report:
            reports.append(found.path)
        elif suffix_of(found.path.name) in NOT_READ:
            skipped[suffix_of(found.path.name)] += 1
        if len(reports) > limits.reports:
            raise Unreadable("bomb", f"> {limits.reports} reports")
        if unpacked > limits.unpacked:
            raise Unreadable("bomb", f"> {limits.unpacked} bytes")
    return Members(tuple(reports), dict(skipped))


def member(path: Path, limits: Limits) -> bytes:
    """The bytes of a member. Raises Unreadable."""
    file, way = split(path)
    return archive_at(file, way[:-1], limits).unpacked(way[-1], limits)


def is_member(path: Path, limits: Limits) -> bool:
    """Whether there is a member of that name, whatever it holds."""
    file, way = split(path)
    try:
        return bool(way) and way[-1] in archive_at(file, way[:-1], limits).entries
    except Unreadable:
        return False


@dataclass(frozen=True, slots=True)
class _Found:
    """A member that a folder would show; `size` is what unpacking it takes, 0 where that is refused.

    An archive in the archive is a `report` where it does not open.
    """

    path: Path
    size: int = 0
    report: bool = True


def _found(path: Path, limits: Limits) -> Iterator[_Found]:
    """Raises Unreadable before the first one."""
    archive = _open(path, limits)
    for name in archive.shown:
        at = Path(f"{path}{INTO}{name}")
        entry = archive.entries.get(name)
        size = entry.size if entry and entry.fault(limits) is None else 0
        report = suffix_of(name) not in ARCHIVES | NOT_READ
        yield _Found(at, size, report)
        if suffix_of(name) in ARCHIVES:
            yield from _found(at, limits) if _opens(at, limits) else [_Found(at)]


def _open(path: Path, limits: Limits) -> Archive:
    """Raises Unreadable, also where all reports have a password."""
    archive = archive_at(*split(path), limits)
    entries = [archive.entries[name] for name in archive.shown if name in archive.entries]
    if entries and all(entry.encrypted for entry in entries):
        raise Unreadable("encrypted")
    return archive


def _opens(path: Path, limits: Limits) -> bool:
    try:
        return _open(path, limits).plain
    except Unreadable:
        return False
