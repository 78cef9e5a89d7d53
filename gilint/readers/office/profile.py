"""The settings that LibreOffice runs with here: no macro runs, nothing is fetched, nothing is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

_NOWHERE = "127.0.0.1"
_NO_PORT = 9
"""A proxy at which nobody answers: the port of the discard service."""

_SETTINGS: dict[str, dict[str, bool | int | str]] = {
    "org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": 3,
        "DisableMacrosExecution": True,
        "DisablePythonRuntime": True,
        "DisableActiveContent": True,
        "BlockUntrustedRefererLinks": True,
        "CheckDocumentEvents": True,
    },
    "org.openoffice.Office.Common/Misc": {"FirstRun": False, "CrashReport": False, "UseOpenCL": False, "CollectUsageInformation": False},
    "org.openoffice.Office.Common/Save/Document": {"AutoSave": False, "CreateBackup": False},
    "org.openoffice.Office.Recovery/AutoSave": {"Enabled": False},
    "org.openoffice.Office.Recovery/RecoveryInfo": {"Enabled": False},
    "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {"AutoCheckEnabled": False},
    "org.openoffice.Office.Java/VirtualMachine": {"Enable": False},
    "org.openoffice.Office.Writer/Content/Update": {"Link": 0, "Field": False, "Chart": False},
    "org.openoffice.Setup/Office": {"ooSetupInstCompleted": True},
    "org.openoffice.Inet/Settings": {
        "ooInetProxyType": 2,
        "ooInetNoProxy": "",
        **{f"ooInet{scheme}ProxyName": _NOWHERE for scheme in ("HTTP", "HTTPS", "FTP")},
        **{f"ooInet{scheme}ProxyPort": _NO_PORT for scheme in ("HTTP", "HTTPS", "FTP")},
    },
}
"""By the paths and names of LibreOffice's own schema. One that a version does not know is ignored by it."""


def write_profile(folder: Path) -> None:
    """A new profile in a folder that does not exist yet."""
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")


def _registry() -> str:
    items = "\n".join(_items())
    spaces = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {spaces}>\n{items}\n</oor:items>\n'


def _items() -> Iterator[str]:
    for path, settings in _SETTINGS.items():
        for name, value in settings.items():
            written = str(value).lower() if isinstance(value, bool) else str(value)
            prop = f'<prop oor:name="{name}" oor:op="fuse"><value>{written}</value></prop>'
            yield f"<item oor:path={quoteattr('/' + path)}>{prop}</item>"
