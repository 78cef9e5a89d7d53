"""File patterns as people write them in a configuration."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath


def matches(path: PurePosixPath, pattern: str) -> bool:
    """Whether a relative path, or a folder above it, fits the pattern.

    A pattern without a slash inside fits a name anywhere (`草稿*`, `*.txt`), one with a slash fits from the start (`归档/*.docx`).
    """
    wanted = pattern.removeprefix("./").rstrip("/")
    if "/" not in wanted:
        return any(fnmatchcase(part, wanted) for part in path.parts)
    shapes = (wanted, wanted.removeprefix("**/"))
    heads = (path, *path.parents)
    return any(fnmatchcase(str(head), shape) for head in heads for shape in shapes)
