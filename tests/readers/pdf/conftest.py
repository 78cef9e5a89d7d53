"""Reports as an office program and a browser write them into PDF files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from gilint.document import Document
from tests import programs, specimens, writers

LONG = (
    "全年在县政府门户网站发布各类信息86条，其中供水保障、河湖管护等重点领域信息31条，"
    "解读政策文件2份；上线Water Map 2.0系统，公开办函〔2021〕30号文件要求的栏目全部更新，做到底数清楚、更新及时。"
)
STYLES = {
    "indented": "p{text-indent:2em;margin:0;line-height:1.8}body{font-size:16pt}table{font-size:9pt}",
    "justified": "p{text-indent:2em;margin:0;text-align:justify}",
    "spaced": "p{margin:1em 0}",
    "narrow": "body{width:60%;margin:auto}table{font-size:7pt}",
    "landscape": "@page{size:A4 landscape}p{text-indent:2em}",
    "small pages": "@page{size:A5}p{text-indent:2em;margin:0}body{font-size:9pt}table{font-size:5pt}",
}
"""How web pages set their text."""


def report() -> Document:
    """A report whose first part has paragraphs of every length, so that some are broken by pages and others end at the margin."""
    words = [(LONG[number:] + LONG[:number])[: 20 + 5 * number].strip("，、；。〔〕 ") + "。" for number in range(24)]
    return specimens.document(parts={"1": tuple(words[::2]), "5": tuple(words[1::2])})


def word_file(document: Document) -> Any:
    return new_document(BytesIO(writers.docx(document)))


def set_like_an_office_does(word: Any) -> None:
    """First lines indented, lines filled up, fixed distances, a header, and the number of the page at the foot."""
    for paragraph in word.paragraphs:
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        for run in paragraph.runs:
            run.font.size = Pt(16)
    word.sections[0].header.paragraphs[0].text = "青屿县水务局文件"
    foot = word.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    foot._p.append(field)
    foot.add_run(" —")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="session")
def exported(folder: Path) -> dict[str, bytes]:
    """What the office program makes of Word files: a `plain` one, an `official` one, and one with `numbered` paragraphs."""
    words = {name: word_file(report()) for name in ("plain", "official", "numbered")}
    set_like_an_office_does(words["official"])
    for paragraph in words["numbered"].paragraphs[1:4]:
        paragraph.style = "List Number"
    for name, word in words.items():
        word.save(str(folder / f"{name}.docx"))
    programs.convert([folder / f"{name}.docx" for name in words], "pdf", folder / "office")
    return {name: (folder / "office" / f"{name}.pdf").read_bytes() for name in words}


@pytest.fixture(scope="session")
def protected(exported: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The `plain` file with a password that whoever wants to `open` it has to know, and with one for whoever wants to `change` it."""
    assert exported
    assert programs.OFFICE
    wanted = {
        "open": {"EncryptFile": ("boolean", "true"), "DocumentOpenPassword": ("string", "secret")},
        "change": {"RestrictPermissions": ("boolean", "true"), "PermissionPassword": ("string", "secret"), "Changes": ("long", "0")},
    }
    for name, settings in wanted.items():
        said = json.dumps({key: {"type": kind, "value": value} for key, (kind, value) in settings.items()})
        command = [programs.OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        command += [f"pdf:writer_pdf_Export:{said}", "--outdir", str(folder / name), str(folder / "plain.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: (folder / name / "plain.pdf").read_bytes() for name in wanted}


@pytest.fixture(scope="session")
def printed(folder: Path) -> Callable[[str, str], bytes]:
    """What the browser prints of a page."""

    def print_page(name: str, page: str) -> bytes:
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        programs.printed(folder / f"{name}.html", folder / f"{name}.pdf", folder / "browser")
        return (folder / f"{name}.pdf").read_bytes()

    return print_page


@pytest.fixture(scope="session")
def pictured(folder: Path) -> Callable[[bytes], list[str]]:
    """The names of pictures of the pages of a PDF file, beside the pages that `printed` prints."""

    def picture(data: bytes) -> list[str]:
        if shutil.which("pdftoppm") is None:
            pytest.skip("no pdftoppm")
        (folder / "pictured.pdf").write_bytes(data)
        subprocess.run(["pdftoppm", "-r", "60", "-png", "pictured.pdf", "scan"], cwd=folder, check=True, capture_output=True)
        return sorted(path.name for path in folder.glob("scan*.png"))

    return picture
