"""The programs that people put reports through: an office program, and a browser that the text is copied from."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KINDS = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)", "txt": "txt:Text (encoded):UTF8"}
WAYS = ("inner", "selected")
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
_COPY = """<script>addEventListener("load", () => {
    const range = getSelection(); range.selectAllChildren(document.body);
    const told = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const [inner, selected] = [told(document.body.innerText), told(range.toString())];
    document.documentElement.innerHTML = `<body><i>${inner}</i><i>${selected}</i></body>`;
})</script>"""


def convert(files: Sequence[Path], kind: str, folder: Path) -> None:
    """Writes the files anew as LibreOffice does, into the folder; `kind` is one of KINDS."""
    if OFFICE is None:
        pytest.skip("no LibreOffice")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", KINDS[kind], "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def copied(page: Path, profile: Path) -> dict[str, bytes]:
    """The text of a page in UTF-8: `inner` with the tabs between cells, `selected` as a selection is copied."""
    if BROWSER is None:
        pytest.skip("no Chromium")
    asking = page.with_suffix(".asking")
    asking.mkdir()
    (asking / "page.html").write_bytes(page.read_bytes().replace(b"</body>", f"{_COPY}</body>".encode()))
    command = [BROWSER, *_QUIET, f"--user-data-dir={profile}", "--dump-dom", (asking / "page.html").as_uri()]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=240).stdout
    return {way: base64.b64decode(text) for way, text in zip(WAYS, re.findall(r"<i>([^<]*)</i>", shown), strict=True)}
