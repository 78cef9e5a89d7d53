"""How LibreOffice is installed here."""

from __future__ import annotations

import shutil
import sys

_BY_MANAGER = {
    "apt-get": "sudo apt install libreoffice-writer",
    "dnf": "sudo dnf install libreoffice-writer",
    "yum": "sudo yum install libreoffice-writer",
    "zypper": "sudo zypper install libreoffice-writer",
    "pacman": "sudo pacman -S libreoffice-fresh",
    "brew": "brew install --cask libreoffice",
    "winget": "winget install TheDocumentFoundation.LibreOffice",
}
_PAGE = "https://www.libreoffice.org/download/"
_MANAGERS = {"win32": frozenset({"winget"}), "darwin": frozenset({"brew"})}


def installing_office() -> str:
    """A command of the package manager that is here, else where to download it."""
    fitting = _MANAGERS.get(sys.platform, _BY_MANAGER.keys() - {"winget"})
    return next((command for manager, command in _BY_MANAGER.items() if manager in fitting and shutil.which(manager)), _PAGE)
