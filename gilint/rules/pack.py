"""Rule packs: folders of YAML files, each with a list of rules, beside word lists that they name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gilint.cache import remembered
from gilint.rules.model import Rule


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


def pack_files(folder: Path) -> tuple[Path, ...]:
    """The rule files of a pack: a single file, or all YAML files of its folder but those of its word lists."""
    if folder.is_file():
        return (folder,)
    return tuple(sorted(path for path in folder.rglob("*.y*ml") if "lists" not in path.relative_to(folder).parts))


def list_files(folder: Path) -> tuple[Path, ...]:
    """The word lists of a pack."""
    return tuple(sorted(folder.glob("lists/*.y*ml"))) if folder.is_dir() else ()


def load_pack(folder: Path) -> Pack:
    """Everything in a pack that can be used, and everything that is wrong with the rest. Never raises for what a file says."""

    def read() -> Pack:
        from gilint.rules.reading import read_pack

        return read_pack(folder)

    name = f"pack-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"
    return remembered(name, (*pack_files(folder), *list_files(folder)), read, lambda pack: not pack.faults)
