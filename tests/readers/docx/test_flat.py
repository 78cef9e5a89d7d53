"""Word files that are one XML file, as Word saves them under "XML document"."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.readers import Limits, Unreadable, read
from gilint.readers.docx import read_docx
from tests import programs, specimens, writers

WordFile = Callable[..., bytes]
SPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"
OPENING = f'<?xml version="1.0" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n<pkg:package xmlns:pkg="{SPACE}">'
BODY = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>"


def flat(package: bytes) -> bytes:
    """The parts of a package one after the other, as Word writes them."""
    written = [OPENING]
    with ZipFile(BytesIO(package)) as parts:
        for name in parts.namelist():
            data = parts.read(name)
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                xml = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8-sig"))
                written.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="x"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>')
            elif not name.endswith(".xml"):
                lines = base64.encodebytes(data).decode().replace("\n", "\r\n")
                held = f"<pkg:binaryData>{lines}</pkg:binaryData>"
                written.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="x" pkg:compression="store">{held}</pkg:part>')
    return "".join([*written, "</pkg:package>"]).encode()


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_docx(data, limits or Limits())
    return refused.value.reason


def test_a_flat_file_is_read_as_the_package(tmp_path: Path) -> None:
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    (tmp_path / "report.docx").write_bytes(writers.docx(specimens.document(cells=cells)))
    programs.convert([tmp_path / "report.docx"], "docx", tmp_path / "out")
    package = (tmp_path / "out" / "report.docx").read_bytes()
    document = read(flat(package), "年报.xml")
    assert document.format == "docx"
    assert document.blocks == read(package, "年报.docx").blocks
    assert {address: cell.text for address, cell in specimens.report_of(document).cells.items()} == cells


def test_all_parts_are_found(word_file: WordFile) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    package = word_file(
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>',
        numbering=f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        header1="<w:p><w:r><w:t>页眉</w:t></w:r></w:p>",
        members={"word/vbaProject.bin": b"\xd0\xcf" * 100},
    )
    document = read_docx(flat(package), Limits())
    assert [paragraph.text for paragraph in document.paragraphs()] == ["一、总体情况"]
    assert document.margins == ("页眉",)
    assert [note.text for note in document.noted("macro")] == ["word/vbaProject.bin"]


def test_strict_parts(word_file: WordFile, namespaces: str) -> None:
    strict = namespaces.replace("schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main")
    data = flat(word_file(document=f"<w:document {strict}><w:body>{BODY}</w:body></w:document>"))
    assert [paragraph.text for paragraph in read_docx(data, Limits()).paragraphs()] == ["正文"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings(word_file: WordFile, encoding: str) -> None:
    data = flat(word_file(BODY)).decode().encode(encoding)
    assert [paragraph.text for paragraph in read(data, "a.docx").paragraphs()] == ["正文"]


def test_a_picture_larger_than_the_parser_takes(word_file: WordFile) -> None:
    data = flat(word_file(BODY, members={"word/media/image1.bmp": bytes(9_000_000)}))
    assert len(list(read_docx(data, Limits()).paragraphs())) == 1


def test_what_is_no_flat_file(word_file: WordFile) -> None:
    assert reason(b"<w:wordDocument xmlns:w='urn:x'/>") == "not-the-format"
    assert reason(f"{OPENING}</pkg:package>".encode()) == "not-the-format"
    assert reason(f"{OPENING}<pkg:part pkg:name='/word/document.xml'/></pkg:package>".encode()) == "damaged"
    assert reason(flat(word_file(BODY))[:-20]) == "damaged"


def test_hostile_flat_files(word_file: WordFile) -> None:
    data = flat(word_file(BODY))
    assert reason(data.replace(b"<pkg:package", b"<!DOCTYPE p [<!ENTITY e 'x'>]><pkg:package", 1)) == "unsafe-xml"
    assert reason(data.replace(b"/word/_rels/document.xml.rels", b"/Word/document.xml")) == "damaged"
    assert reason(data, Limits(part=1000)) == "bomb"
    assert reason(flat(word_file("<w:sdt>" * 5000 + "</w:sdt>" * 5000))) == "too-deep"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_read_or_refused(word_file: WordFile, data: st.DataObject) -> None:
    whole = flat(word_file(BODY * 3, styles="<w:style/>", comments="<w:comment/>"))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 40)) :]
    with suppress(Unreadable):
        read_docx(whole, Limits())
