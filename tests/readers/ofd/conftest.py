"""PDFs that an office program and a browser really made, and OFD files of them as three kinds of producers write those."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as word_file

from tests import programs, specimens, writers
from tests.readers.ofd.made import DIALECTS

BLANK = (
    "t2.regulations.issued",
    "t3.new.natural_person",
    "t3.granted.total",
    "t3.total.research",
    "t3.carried_out.total",
    "t4.review.upheld",
)
HEADER, FOOTER = "青屿县水务局文件", "青屿县水务局办公室编印"


@pytest.fixture(scope="session")
def cells() -> dict[str, str]:
    """Each cell another number, some blank."""
    numbered = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    return {**numbered, **dict.fromkeys(BLANK, "")}


@pytest.fixture(scope="session")
def printed_folder(tmp_path_factory: pytest.TempPathFactory, cells: dict[str, str]) -> Path:
    """`blanks` and `faults` as .docx, which has a header and a footer, and as .html."""
    folder = tmp_path_factory.mktemp("ofd")
    denial = {"1": ("（二）依申请公开。本年度未收到政府信息公开申请。",)}
    changes: dict[str, dict[str, Any]] = {"blanks": {"cells": cells}, "faults": {"cells": {"t3.granted.total": "3"}, "parts": denial}}
    for name, change in changes.items():
        document = specimens.document(**change)
        (folder / f"{name}.html").write_text(writers.html(document), encoding="utf-8")
        word = word_file(BytesIO(writers.docx(document)))
        word.sections[0].header.paragraphs[0].text = HEADER
        word.sections[0].footer.paragraphs[0].text = FOOTER
        word.save(str(folder / f"{name}.docx"))
    return folder


@pytest.fixture(scope="session")
def by_office(printed_folder: Path) -> Path:
    programs.convert([printed_folder / f"{name}.docx" for name in ("blanks", "faults")], "pdf", printed_folder / "office")
    return _in_dialects(printed_folder, printed_folder / "office")


@pytest.fixture(scope="session")
def by_browser(printed_folder: Path) -> Path:
    if programs.BROWSER is None:
        pytest.skip("no Chromium")
    target = printed_folder / "browser"
    target.mkdir()
    for name in ("blanks", "faults"):
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--user-data-dir={target / 'profile'}")
        command = [programs.BROWSER, *quiet, f"--print-to-pdf={target / name}.pdf", (printed_folder / f"{name}.html").as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return _in_dialects(printed_folder, target)


def _in_dialects(originals: Path, folder: Path) -> Path:
    for pdf in [*folder.glob("*.pdf")]:
        for dialect, make in DIALECTS.items():
            (folder / dialect).mkdir(exist_ok=True)
            (folder / dialect / f"{pdf.stem}.ofd").write_bytes(make(pdf.read_bytes()))
    return folder
