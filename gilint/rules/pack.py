"""Rule packs: folders of YAML files, each with a list of rules, beside word lists that they name."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gilint.cache import remembered
from gilint.rules.model import Rule
from gilint.yamlfile import LARGEST

_MOST_FILES = 500
_MOST_BYTES = 8_000_000
"""Of all files together; one that is too large by itself is not read and does not count."""
_MOST_ENTRIES = 20_000
"""So many files and folders are looked at: a pack is no place where a whole disk lies below."""
_LISTS = "lists"


@dataclass(frozen=True, slots=True)
class PackFault:
    """A mistake in a pack, where a person finds it; `column` is 0 where only the line is known."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules in order of their codes, the mistakes that kept others out, and the hash of every byte that was read."""

    name: str
    rules: tuple[Rule, ...]
    faults: tuple[PackFault, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class PackFiles:
    """The rule files and the word lists of a pack; `refused` says why the whole of it is not read."""

    rules: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    refused: str = ""


def pack_files(folder: Path) -> PackFiles:
    """Of a folder all YAML files below it, those in its `lists` being word lists; a single file goes with the lists beside it.

    Folders are not entered through links, so that there is no way round in circles.
    """
    if folder.is_file():
        beside = folder.parent / _LISTS
        return PackFiles((folder,), tuple(sorted(path for path in beside.glob("*") if _is_yaml(path))))
    if not folder.is_dir():
        return PackFiles(refused="neither a file nor a folder")
    found: list[Path] = []
    for number, path in enumerate(_below(folder)):
        if number >= _MOST_ENTRIES:
            return PackFiles(refused=f"more than {_MOST_ENTRIES} files and folders lie here, most of them surely no rules")
        if _is_yaml(path):
            found.append(path)
    if len(found) > _MOST_FILES:
        return PackFiles(refused=f"more than {_MOST_FILES} files of rules")
    if sum(size for size in map(_size, found) if size <= LARGEST) > _MOST_BYTES:
        return PackFiles(refused=f"its files are larger than {_MOST_BYTES} bytes together")
    lists = tuple(sorted(path for path in found if path.parent == folder / _LISTS))
    rules = tuple(sorted(path for path in found if _LISTS not in path.relative_to(folder).parts))
    return PackFiles(rules, lists, "" if rules else "no rule files (*.yaml) here")


def load_pack(folder: Path) -> Pack:
    """Everything in a pack that can be used, and everything that is wrong with the rest. Never raises for what a file says."""
    files = pack_files(folder)
    sources = (*files.rules, *files.lists)

    def read() -> Pack:
        from gilint.rules.reading import read_pack

        return read_pack(folder, files)

    if files.refused or not all(_is_regular(path) for path in sources):
        return read()
    name = f"pack-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"
    return remembered(name, sources, read, lambda pack: not pack.faults)


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        yield from (Path(place, name) for name in (*folders, *files))


def _is_yaml(path: Path) -> bool:
    return path.suffix in (".yaml", ".yml") and (path.is_symlink() or not path.is_dir())


def _is_regular(path: Path) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
