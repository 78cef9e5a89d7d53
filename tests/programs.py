"""The programs that people put reports through: an office program, and a browser that the text is copied from."""

from __future__ import annotations

import asyncio
import base64
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui import chromium

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
KINDS = {
    "docx": "docx:MS Word 2007 XML",
    "docm": "docm:MS Word 2007 XML VBA",
    "dotx": "dotx:MS Word 2007 XML Template",
    "doc": "doc:MS Word 97",
    "dot": "dot:MS Word 97 Vorlage",
    "html": "html:HTML (StarWriter)",
    "txt": "txt:Text (encoded):UTF8",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt:writer8",
    "ott": "ott:writer8_template",
    "fodt": "fodt:OpenDocument Text Flat XML",
    "pdf": "pdf:writer_pdf_Export",
}
DIFFERENT = tuple(kind for kind in KINDS if kind not in ("docm", "dotx", "dot", "ott", "fodt"))
"""Without those that hold the same as another one."""
LOSSY = {"xml": "xml:MS Word 2003 XML"}
"""What LibreOffice writes without all that there is: no cell is merged downwards."""
WAYS = ("inner", "selected")
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
_COPY = """<script>addEventListener("load", () => {
    const range = getSelection(); range.selectAllChildren(document.body);
    const told = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    const [inner, selected] = [told(document.body.innerText), told(range.toString())];
    document.documentElement.innerHTML = `<body><i>${inner}</i><i>${selected}</i></body>`;
})</script>"""


def convert(files: Sequence[Path], kind: str, folder: Path, infilter: str = "") -> None:
    """Writes the files anew as LibreOffice does, into the folder; `kind` is one of KINDS or of LOSSY.

    `infilter` is LibreOffice's name for what the files are, where it would take them for something else.
    """
    if OFFICE is None:
        pytest.skip("no LibreOffice")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    how = [f"--infilter={infilter}"] if infilter else []
    command = [OFFICE, profile, "--headless", *how, "--convert-to", {**KINDS, **LOSSY}[kind], "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)


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


def printed(page: Path, target: Path, profile: Path) -> None:
    """A page as the browser prints it into a PDF file, with its own header and footer."""
    if BROWSER is None:
        pytest.skip("no Chromium")
    command = [BROWSER, *_QUIET, f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def captured(page: Path) -> bytes:
    """A page as the browser saves it in one file."""
    if BROWSER is None:
        pytest.skip("no Chromium")

    async def capture() -> bytes:
        async with chromium.page() as tab:
            await tab.go(page.as_uri())
            await tab.holds(f"location.href === {page.as_uri()!r} && document.readyState === 'complete'")
            return str((await tab.do("Page.captureSnapshot", format="mhtml"))["data"]).encode()

    return asyncio.run(capture())
