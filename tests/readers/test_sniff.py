"""The format is told by content, whatever the file is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from gilint.readers import Limits, Unreadable, read
from tests import hostile, specimens, writers

TEXT = "青屿县水务局2024年政府信息公开工作年度报告\n一、总体情况\n　　全年收到申请3件。\n"


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "")
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report", "report.doc"])
def test_text_is_text_in_any_encoding_and_under_any_name(encoding: str, name: str) -> None:
    document = read(TEXT.encode(encoding), name)
    assert document.format == "text"
    assert [paragraph.text for paragraph in document.paragraphs()] == [line.strip() for line in TEXT.splitlines()]
    assert bool(document.noted("wrong-extension")) == name.endswith((".docx", ".doc"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_named_doc_is_a_page(encoding: str) -> None:
    document = read(writers.html(specimens.document()).replace("utf-8", encoding).encode(encoding), "report.doc")
    assert document.format == "html"
    assert document.noted("wrong-extension")


def test_a_word_file_named_txt_is_a_word_file() -> None:
    document = read(writers.docx(specimens.document()), "report.txt")
    assert document.format == "docx"
    assert document.noted("wrong-extension")


def test_markdown_is_told_from_text() -> None:
    assert read(writers.bar_rows(specimens.document()).encode(), "a.md").format == "markdown"
    assert read(writers.bar_cells(specimens.document()).encode(), "a.md").format == "text"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00" * 5000, "empty"),
        (b" \r\n\t", "empty"),
        (b"PK\x03\x04 and no more", "damaged"),
        (writers.docx(specimens.document())[:3000], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (hostile.compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (hostile.compound("Workbook"), "unsupported"),
        (hostile.compound("PowerPoint Document"), "unsupported"),
        (b"%PDF-1.7\n", "damaged"),
        (_zip("mimetype", "content.xml"), "unsupported"),
        (_zip("OFD.xml"), "damaged"),
        (b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>', "unsupported"),
        (_zip("xl/workbook.xml", "_rels/.rels"), "unsupported"),
        (_zip("a.txt"), "unsupported"),
        (bytes(range(256)) * 40, "not-the-format"),
        (b"\x7fELF\x02\x01\x01" + bytes(60) + bytes(range(200)), "not-the-format"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, "report.docx")
    assert refused.value.reason == reason


def test_a_directory_of_too_many_members_is_not_even_listed() -> None:
    with pytest.raises(Unreadable) as refused:
        read(_zip(*(f"word/{number}.xml" for number in range(60))), "report.docx", Limits(members=50))
    assert refused.value.reason == "bomb"


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read(TEXT.encode() * 100, "report.txt", Limits(text=1000))
    assert refused.value.reason == "too-large"


def test_a_tag_left_in_a_text_makes_no_page_of_it() -> None:
    document = read(TEXT.replace("总体情况", "总体情况<span style='color:red'>").encode(), "report.txt")
    assert document.format == "text"
    assert read(b"<p>\xe4\xb8\x80</p><p>\xe4\xba\x8c</p>", "report.txt").format == "html"
