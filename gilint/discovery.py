"""Which files a run checks: those that are named, and those that look like reports in the folders that are named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = frozenset({".docx", ".docm", ".html", ".htm", ".txt", ".md"})
"""What is looked for in folders: of the names that readers accept, those that reports go by."""
NOT_READ = frozenset({".doc", ".wps", ".pdf", ".ofd", ".rtf", ".odt", ".mht", ".mhtml"})
"""Reports also come as these; passing over them in silence would look like a clean result."""
_FOREIGN = frozenset({"node_modules", "__pycache__", "venv"})


@dataclass(frozen=True, slots=True)
class Discovered:
    """`files` in order, each once; `missing` paths do not exist; `barren` folders hold nothing to check.

    `skipped` counts, by suffix, files in folders whose format is not read; `excluded` are those that a configuration keeps out.
    """

    files: tuple[Path, ...]
    missing: tuple[Path, ...] = ()
    barren: tuple[Path, ...] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    excluded: int = 0


def discover(paths: Iterable[Path], excluded: Callable[[Path], bool]) -> Discovered:
    """A file that is named is always taken, whatever it is called; `excluded` only concerns what folders hold.

    A folder that is named like a report (`x.docx`, an unpacked package) is taken as a file, so that it is told to be none.
    """
    files: dict[str, Path] = {}
    missing: list[Path] = []
    barren: list[Path] = []
    skipped: Counter[str] = Counter()
    kept_out = 0
    for path in paths:
        if not os.path.lexists(path):
            missing.append(path)
        elif not path.is_dir() or _named_like_report(path.name):
            files.setdefault(os.path.abspath(path), path)
        else:
            looked = list(_within(path, excluded))
            found = [file for file, out in looked if not out]
            kept_out += sum(out and file.suffix.lower() in SUFFIXES for file, out in looked)
            wanted = [file for file in found if file.suffix.lower() in SUFFIXES]
            skipped.update(file.suffix.lower() for file in found if file.suffix.lower() in NOT_READ)
            for file in wanted:
                files.setdefault(os.path.abspath(file), file)
            if not wanted:
                barren.append(path)
    return Discovered(tuple(files.values()), tuple(missing), tuple(barren), dict(sorted(skipped.items())), kept_out)


def _within(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[tuple[Path, bool]]:
    """Files, each with whether it is excluded, or lies in a folder that is."""
    out_of: set[Path] = set()
    for here, folders, names in os.walk(folder):
        at = Path(here)
        reports = [name for name in folders if _named_like_report(name)]
        hidden = [name for name in folders if name.startswith(".") or name in _FOREIGN]
        folders[:] = sorted(name for name in folders if name not in reports and name not in hidden)
        out_of |= {at / name for name in folders if at in out_of or excluded(at / name)}
        for name in sorted([*names, *reports]):
            if not name.startswith((".", "~$")):
                yield at / name, at in out_of or excluded(at / name)


def _named_like_report(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES
