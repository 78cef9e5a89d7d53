"""Which files a run checks: those that are named, and those that look like reports in the folders and archives that are named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gilint.choosing import ARCHIVES, NOT_READ, SUFFIXES, is_aside, is_foreign, is_like_report, of_pages, suffix_of
from gilint.readers import Limits, Unreadable
from gilint.zipped import is_archive, is_inside, is_member, members

__all__ = ["NOT_READ", "SUFFIXES", "Discovered", "discover"]


@dataclass(frozen=True, slots=True)
class Discovered:
    """`files` in order, each once; `missing` paths do not exist; `barren` folders and archives hold nothing to check.

    `skipped` counts, by suffix, files in folders whose format is not read; `excluded` are those that a configuration keeps out.
    """

    files: tuple[Path, ...]
    missing: tuple[Path, ...] = ()
    barren: tuple[Path, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    excluded: int = 0


def discover(
    paths: Iterable[Path], excluded: Callable[[Path], bool], limits: Callable[[Path], Limits] = lambda path: Limits()
) -> Discovered:
    """A file that is named is always taken, whatever it is called; `excluded` only concerns what folders and archives hold.

    A folder that is named like a report (`x.docx`, an unpacked package) is taken as a file, so that it is told to be none; so is a folder
    that cannot be opened, and an archive of which nothing can be read. `limits` are those that hold for a file.
    """
    found = _Found(excluded, limits)
    missing: list[Path] = []
    for path in paths:
        if not _is_there(path) and not (is_inside(path) and is_member(path, limits(path))):
            missing.append(path)
        elif not os.path.isdir(path) or is_like_report(path.name):
            found.file(path)
        else:
            found.folder(path)
    return Discovered(tuple(found.files.values()), tuple(missing), tuple(found.barren), dict(sorted(found.skipped.items())), found.kept_out)


def _is_there(path: Path) -> bool:
    """Also where nobody may look, which is told of the file itself."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


class _Found:
    """What was found so far; `files` are by their absolute paths."""

    def __init__(self, excluded: Callable[[Path], bool], limits: Callable[[Path], Limits]) -> None:
        self._excluded = excluded
        self._limits = limits
        self.files: dict[str, Path] = {}
        self.barren: list[Path] = []
        self.skipped: Counter[str] = Counter()
        self.kept_out = 0

    def folder(self, folder: Path) -> None:
        taken = False
        for file, out in _within(folder, self._excluded):
            suffix = suffix_of(file.name)
            if out:
                self.kept_out += suffix in SUFFIXES | ARCHIVES
            elif suffix in NOT_READ:
                self.skipped[suffix] += 1
            else:
                self.file(file)
                taken = True
        if not taken:
            self.barren.append(folder)

    def file(self, file: Path) -> None:
        """The reports in it, where it is an archive that can be read."""
        limits = self._limits(file)
        if not is_archive(file, limits):
            self._take(file)
            return
        try:
            packed = members(file, limits)
        except Unreadable:
            self._take(file)
            return
        self.skipped.update(packed.skipped)
        wanted = [report for report in packed.reports if not self._excluded(report)]
        self.kept_out += len(packed.reports) - len(wanted)
        for report in wanted:
            self._take(report)
        if not wanted:
            self.barren.append(file)

    def _take(self, file: Path) -> None:
        self.files.setdefault(os.path.abspath(file), file)


def _within(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[tuple[Path, bool]]:
    """What may be a report, an archive, or a format that is not read, each with whether it is excluded, or lies in a folder that is.

    Folders that cannot be opened come last.
    """
    out_of: set[Path] = set()
    closed: list[OSError] = []
    known = SUFFIXES | ARCHIVES | NOT_READ
    for here, folders, names in os.walk(folder, onerror=closed.append):
        at = Path(here)
        reports = [name for name in folders if is_like_report(name)]
        pages = frozenset(of_pages(names))
        folders[:] = sorted(name for name in folders if not (is_like_report(name) or is_foreign(name) or name in pages))
        out_of |= {at / name for name in folders if at in out_of or excluded(at / name)}
        for name in sorted([*names, *reports]):
            if suffix_of(name) in known and not is_aside(name):
                file = at / name
                yield file, at in out_of or excluded(file)
    for fault in closed:
        if not isinstance(fault, FileNotFoundError | NotADirectoryError):
            yield Path(fault.filename), Path(fault.filename) in out_of
