"""Where gilint's own rules, forms and word lists lie: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path


def rules_folder() -> Path:
    """The folder of the rules that ship with gilint."""
    package = Path(__file__).resolve().parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"
