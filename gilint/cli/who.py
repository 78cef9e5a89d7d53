"""Who decides: the name that decisions are signed with."""

from __future__ import annotations

import os


def signer(asked: str | None) -> str:
    """The name asked for, else GILINT_WHO, else that of the login; empty where nobody is known."""
    return (asked or os.environ.get("GILINT_WHO") or _login()).strip()


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
