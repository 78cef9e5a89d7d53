"""Which names are taken for reports where nobody named the file itself: in folders, and in archives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from gilint.readers.formats import FORMATS

SUFFIXES = frozenset().union(*(form.usual for form in FORMATS.values()))
"""What is looked for: of the names that readers accept, those that reports go by."""
ARCHIVES = frozenset({".zip"})
"""What reports are packed in."""
PACKED = frozenset({".rar", ".7z"})
"""What they are packed in as well, and has to be unpacked first."""
NOT_READ = PACKED | {".ceb", ".uof", ".uot"}
"""Reports also come as these; passing over them in silence would look like a clean result."""

_FOREIGN = frozenset({"node_modules", "__pycache__", "venv", "__MACOSX"})
_PAGES = frozenset({".html", ".htm"})
_OF_PAGES = ("_files", ".files")


def only_named(suffixes: Iterable[str]) -> list[str]:
    """Those that reports rarely go by: such files are read where somebody names them, and not looked for."""
    return [suffix for suffix in suffixes if suffix not in SUFFIXES]


def suffix_of(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def is_like_report(name: str) -> bool:
    return suffix_of(name) in SUFFIXES


def is_aside(name: str) -> bool:
    """A file that is hidden, or that Word keeps beside an open document."""
    return name.startswith((".", "~$"))


def is_foreign(folder: str) -> bool:
    """A folder that is hidden, or belongs to a program."""
    return folder.startswith(".") or folder in _FOREIGN


def of_pages(names: Iterable[str]) -> Iterator[str]:
    """The folders that belong to web pages: a browser that saves `报告.html` puts the rest of the page into `报告_files`."""
    for name in names:
        stem, suffix = os.path.splitext(name)
        if suffix.lower() in _PAGES:
            yield from (stem + end for end in _OF_PAGES)


def members_like_reports(names: Iterable[str]) -> Iterator[str]:
    """Of the members of an archive, those that a folder of them would show: reports, archives, and what is not read.

    An unpacked report, a folder that is named like one, stands for what is in it.
    """
    known = tuple(names)
    pages = frozenset(of_pages(known))
    wanted = SUFFIXES | ARCHIVES | NOT_READ
    for name in known:
        folder, report = "", ""
        *above, last = name.split("/")
        for part in above:
            folder = f"{folder}/{part}" if folder else part
            if is_foreign(part) or folder in pages:
                break
            report = report or (folder if is_like_report(part) else "")
        else:
            if report or (suffix_of(last) in wanted and not is_aside(last)):
                yield report or name
