"""Files that other programs wrote: python-docx, and LibreOffice after it."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from gilint.document import Document, Image, Note, Place, Table
from gilint.readers import Limits
from gilint.readers.docx import read_docx

Merged = tuple[str, int, int, int]
HEADINGS = ["一、总体情况", "三、收到和处理政府信息公开申请情况"]
LEVELS = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for depth, (form, text) in enumerate([("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")])
)


def numbered(text: str, depth: int, identity: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def white_pixel() -> bytes:
    """A picture of one point, as PNG."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b"")]
    sums = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(sums)


@pytest.fixture(scope="module")
def report(statutory_table: list[list[Merged]]) -> bytes:
    """A report as python-docx writes it: headings by style, table 3 merged, a comment, a picture, a header."""
    written = docx.Document()
    written.core_properties.title = "某县2023年政府信息公开工作年度报告"
    written.sections[0].header.paragraphs[0].text = "某县人民政府办公室"
    written.add_heading(HEADINGS[0], 1)
    commented = written.add_paragraph("2023年，本机关收到申请1001件。")
    written.add_comment(commented.runs, text="请核对", author="复核", initials="f")
    written.add_heading(HEADINGS[1], 1)
    table = written.add_table(rows=len(statutory_table), cols=10, style="Table Grid")
    for number, row in enumerate(statutory_table):
        for text, column, across, down in row:
            cell = table.cell(number, column)
            if across > 1 or down > 1:
                cell = cell.merge(table.cell(number + down - 1, column + across - 1))
            cell.text = text
    written.add_picture(BytesIO(white_pixel()))
    stream = BytesIO()
    written.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def rewritten(report: bytes, word_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files as LibreOffice writes them after reading them, all in one start of it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    sources = {"report": report, **word_files}
    for name, data in sources.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    paths = [str(folder / f"{name}.docx") for name in sources]
    command = [office, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), *paths]
    subprocess.run(command, check=False, capture_output=True, timeout=240)
    outcome: dict[str, Path] = {name: folder / "out" / f"{name}.docx" for name in sources}
    if not all(path.is_file() for path in outcome.values()):
        pytest.skip("LibreOffice wrote nothing here")
    return {name: path.read_bytes() for name, path in outcome.items()}


@pytest.fixture(scope="module")
def word_files(word_file: Callable[..., bytes]) -> dict[str, bytes]:
    numbering = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(
        [
            numbered("总体情况", 0),
            numbered("主动公开", 1),
            numbered("依申请公开", 1),
            numbered("第一项", 2),
            numbered("主动公开情况", 0),
            numbered("规章", 1),
            "<w:p><w:r><w:t>收到</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>12</w:delText></w:r></w:del>",
            "<w:ins w:id='2' w:author='a'><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>",
        ]
    )
    return {"numbered": word_file(body, numbering=numbering)}


def merged_cells(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(cell.text, cell.row, cell.column, cell.column_span, cell.row_span) for cell in table.cells]


def expected_cells(rows: list[list[Merged]]) -> list[tuple[str, int, int, int, int]]:
    return [(text, number, column, across, down) for number, row in enumerate(rows) for text, column, across, down in row]


def test_a_report_by_python_docx(report: bytes, statutory_table: list[list[Merged]]) -> None:
    document = read_docx(report, Limits())
    assert document.title == "某县2023年政府信息公开工作年度报告"
    assert document.margins == ("某县人民政府办公室",)
    assert [(each.text, each.level) for each in document.paragraphs() if each.level] == [(heading, 1) for heading in HEADINGS]
    assert merged_cells(next(document.tables())) == expected_cells(statutory_table)
    assert document.notes == (Note("comment", "请核对", Place(paragraph=2)),)
    assert isinstance(document.blocks[-1], Image)


def test_a_report_by_libreoffice(rewritten: dict[str, bytes], statutory_table: list[list[Merged]]) -> None:
    document = read_docx(rewritten["report"], Limits())
    assert [(each.text, each.level) for each in document.paragraphs() if each.level] == [(heading, 1) for heading in HEADINGS]
    assert merged_cells(next(document.tables())) == expected_cells(statutory_table)
    assert [note.text for note in document.noted("comment")] == ["请核对"]
    assert document.margins == ("某县人民政府办公室",)


def shown(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs()]


def test_numbers_and_revisions_survive_libreoffice(rewritten: dict[str, bytes], word_files: dict[str, bytes]) -> None:
    expected = ["一、总体情况", "（一）主动公开", "（二）依申请公开", "1.第一项", "二、主动公开情况", "（一）规章", "收到15件"]
    for data in (word_files["numbered"], rewritten["numbered"]):
        document = read_docx(data, Limits())
        assert shown(document) == expected
        assert [(note.kind, note.text) for note in document.notes] == [("deletion", "12"), ("insertion", "15")]
