"""Why a file could not be read: a value of one of a few reasons, which rules and people's messages know by name."""

from __future__ import annotations

import errno
from typing import Literal

Reason = Literal[
    "empty",
    "not-a-file",
    "no-permission",
    "too-large",
    "damaged",
    "encrypted",
    "bomb",
    "unsafe-xml",
    "too-deep",
    "not-the-format",
    "unsupported",
    "needs-office",
    "office-failed",
    "too-slow",
    "too-much-memory",
    "crashed",
]


class Unreadable(Exception):
    """The bytes are no document that gilint can read.

    `detail` names what was met (a part of a package, a size, a format), in words that need no translation.
    """

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[Unreadable], tuple[Reason, str]]:
        return Unreadable, (self.reason, self.detail)


def unopened(fault: OSError) -> Unreadable:
    """Why a file could not be opened or read, by what the system says."""
    if isinstance(fault, PermissionError):
        return Unreadable("no-permission")
    if isinstance(fault, FileNotFoundError | NotADirectoryError) or fault.errno == errno.ELOOP:
        return Unreadable("not-a-file")
    return Unreadable("damaged", fault.strerror or "")
