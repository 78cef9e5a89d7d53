"""What is watched, and which reports an event of the file system is about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gilint.choosing import is_like_report
from gilint.discovery import discover
from gilint.readers import Limits
from gilint.zipped import container, containers


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` is added, modified or deleted; `path` is what the operating system says: absolute, without links."""

    kind: str
    path: Path


class Watched(Protocol):
    """`real` is the folder to watch, without links, `recursive` whether with all folders in it."""

    real: Path
    recursive: bool

    def concerned(self, events: Iterable[Event]) -> set[Path]:
        """The files that events are about, as the user's paths lead to them. Looks at the disk."""


class Folder:
    """Reports in a folder, those that `discover` finds within the limits that hold for a file, and files called as in `also`."""

    recursive = True

    def __init__(self, folder: Path, also: frozenset[str], limits: Callable[[Path], Limits]) -> None:
        self.real = Path(os.path.realpath(folder))
        self._folder = folder
        self._also = also
        self._limits = limits
        self._known = set(discover((folder,), lambda path: False, limits).files)

    def concerned(self, events: Iterable[Event]) -> set[Path]:
        touched = {self._folder / event.path.relative_to(self.real) for event in events if self._counts(event)}
        others = {path for path in touched if path.name in self._also and not self._hidden(path)}
        there = self._there(touched)
        gone = {path for lost in touched for path in self._lost(lost)} - there
        self._known = (self._known | there) - gone
        return there | gone | others

    def _counts(self, event: Event) -> bool:
        """A folder counts as modified on some systems whenever something in it does, and that is told as well."""
        return event.path.is_relative_to(self.real) and not (event.kind == "modified" and os.path.isdir(event.path))

    def _hidden(self, path: Path) -> bool:
        return any(part.startswith(".") for part in path.parent.relative_to(self._folder).parts)

    def _there(self, touched: set[Path]) -> set[Path]:
        """Those of the touched that are reports, and the reports in folders that are new."""
        above = {parent for path in touched for parent in path.parents}

        def aside(path: Path) -> bool:
            file = container(path)
            return file not in touched and file not in above and touched.isdisjoint(file.parents)

        return set(discover((self._folder,), aside, self._limits).files)

    def _lost(self, path: Path) -> Iterable[Path]:
        """What may be gone with it: what it was itself, or what it held, as a folder or an archive does."""
        if os.path.exists(path):
            return [known for known in self._known if path in containers(known)]
        return [known for known in self._known if known.is_relative_to(path) or path in containers(known)]


class Files:
    """Files of one folder by name. They are watched through their folder, since saving renames a new file to the name of the old."""

    recursive = False

    def __init__(self, folder: Path, names: frozenset[str]) -> None:
        self.real = Path(os.path.realpath(folder))
        self._folder = folder
        self._names = names

    def concerned(self, events: Iterable[Event]) -> set[Path]:
        return {self._folder / event.path.name for event in events if event.path.parent == self.real and event.path.name in self._names}


def folders(paths: Sequence[Path], also: frozenset[str], limits: Callable[[Path], Limits]) -> list[Folder]:
    """A folder that is called like a report is taken as a file, here as when it is checked."""
    return [Folder(path, also, limits) for path in paths if os.path.isdir(path) and not is_like_report(path.name)]


def files(paths: Sequence[Path], also: frozenset[str]) -> list[Files]:
    single = [container(path) for path in paths if os.path.isfile(container(path))]
    return [Files(parent, also | {path.name for path in single if path.parent == parent}) for parent in {path.parent for path in single}]
