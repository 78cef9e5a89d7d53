"""A report in the other packages that Word writes: with macros, as a template, strict, with parts of other names and encodings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gilint.document import Document
from gilint.readers import read
from tests import programs, specimens, writers

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = {
    WORDS: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/": "http://purl.oclc.org/ooxml/officeDocument/",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}

Parts = Mapping[str, bytes]


def packed(parts: Parts) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def told_by(document: Document) -> dict[str, str]:
    return {address: cell.text for address, cell in specimens.report_of(document).cells.items()}


@pytest.fixture(scope="module")
def cells() -> dict[str, str]:
    return {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}


@pytest.fixture(scope="module")
def parts(cells: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The parts of a report as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("variants")
    (folder / "report.docx").write_bytes(writers.docx(specimens.document(cells=cells)))
    programs.convert([folder / "report.docx"], "docx", folder / "out")
    with ZipFile(folder / "out" / "report.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def plain(parts: Parts) -> Document:
    return read(packed(parts), "report.docx")


def with_type(parts: Parts, kind: str) -> dict[str, bytes]:
    types = parts["[Content_Types].xml"]
    assert MAIN.encode() in types
    return {**parts, "[Content_Types].xml": types.replace(MAIN.encode(), kind.encode())}


def test_the_report_itself(plain: Document, cells: dict[str, str]) -> None:
    assert told_by(plain) == cells


def test_macros_are_noted_and_never_run(parts: Parts, plain: Document, cells: dict[str, str]) -> None:
    relations = parts["word/_rels/document.xml.rels"]
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    added = f'<Relationship Id="rIdMacro" Type="{kind}" Target="vbaProject.bin"/></Relationships>'.encode()
    enabled = with_type(parts, "application/vnd.ms-word.document.macroEnabled.main+xml")
    enabled["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    enabled["word/_rels/document.xml.rels"] = relations.replace(b"</Relationships>", added)
    for name in ("report.docm", "report.dotm"):
        document = read(packed(enabled), name)
        assert document.blocks == plain.blocks
        assert [(note.kind, note.text) for note in document.notes if note not in plain.notes] == [("macro", "word/vbaProject.bin")]
    assert told_by(document) == cells


def test_a_template_is_read_as_the_document_that_it_is(parts: Parts, plain: Document) -> None:
    template = with_type(parts, "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")
    assert read(packed(template), "report.dotx") == plain


def strict(xml: str) -> str:
    """A part as Word writes it in a strict file: other names of spaces, sizes with their units, words for switches."""
    for usual, other in STRICT.items():
        xml = xml.replace(usual, other)
    xml = xml.replace("<w:document ", '<w:document w:conformance="strict" ')
    xml = re.sub(r'w:w="(\d+)" w:type="pct"', lambda width: f'w:w="{int(width[1]) / 50:g}%" w:type="pct"', xml)
    xml = re.sub(r'w:w="(\d+)" w:type="dxa"', lambda width: f'w:w="{int(width[1]) / 20:g}pt" w:type="dxa"', xml)
    xml = xml.replace('w:jc w:val="left"', 'w:jc w:val="start"').replace('w:jc w:val="right"', 'w:jc w:val="end"')
    return re.sub(r'w:val="(?:0|1)"(?=/></w:(?:rPr|pPr)>)', lambda switch: switch[0].replace("0", "false").replace("1", "true"), xml)


def test_a_strict_file(parts: Parts, plain: Document, cells: dict[str, str]) -> None:
    rewritten = {name: strict(data.decode()).encode() if name.endswith((".xml", ".rels")) else data for name, data in parts.items()}
    assert b'conformance="strict"' in rewritten["word/document.xml"]
    assert not any(WORDS.encode() in data for data in rewritten.values())
    document = read(packed(rewritten), "report.docx")
    assert document == plain
    assert told_by(document) == cells


def test_a_comment_with_a_date_of_a_strict_file(word_file: Callable[..., bytes]) -> None:
    body = '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>甲</w:t></w:r><w:commentRangeEnd w:id="1"/></w:p>'
    told = (
        '<w:comment w:id="1" w:author="李某" w:date="2024-05-06T07:08:09.1234567+08:00"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
    )
    with ZipFile(BytesIO(word_file(body, comments=told))) as package:
        rewritten = {name: strict(package.read(name).decode()).encode() for name in package.namelist()}
    (comment,) = read(packed(rewritten), "a.docx").comments
    assert (comment.text, comment.when, comment.quote) == ("请核", "2024-05-06T07:08:09+08:00", "甲")


@pytest.mark.parametrize("name", ["word/document2.xml", "word/正文.xml", "text/main.xml"])
def test_a_main_part_of_another_name(parts: Parts, plain: Document, name: str) -> None:
    renamed = {each: data for each, data in parts.items() if each not in ("word/document.xml", "word/_rels/document.xml.rels")}
    folder, _, base = name.rpartition("/")
    renamed[name] = parts["word/document.xml"]
    renamed[f"{folder}/_rels/{base}.rels"] = parts["word/_rels/document.xml.rels"].replace(b'Target="', b'Target="/word/')
    renamed["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", name.encode())
    document = read(packed(renamed), "report.docx")
    assert replace(document, notes=()) == replace(plain, notes=())


def test_parts_in_utf_16(parts: Parts, plain: Document) -> None:
    def rewritten(name: str, data: bytes) -> bytes:
        if not name.startswith("word/") or not name.endswith(".xml"):
            return data
        return data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")

    assert read(packed({name: rewritten(name, data) for name, data in parts.items()}), "report.docx") == plain


def test_a_file_that_is_called_otherwise(parts: Parts) -> None:
    assert [note.text for note in read(packed(parts), "report.doc").noted("wrong-extension")] == [".doc ≠ docx"]
