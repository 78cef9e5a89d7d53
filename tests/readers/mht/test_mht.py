"""Pages saved as one message: read as the pages that they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gilint.document import Document
from gilint.readers import read
from tests import programs, specimens

Part = Callable[..., bytes]
Message = Callable[..., bytes]

ARTICLE = "<html><head><title>公开年报</title></head><body><h1>青屿县水务局年度报告</h1><p>全年收到申请{}件，均已办结。</p></body></html>"


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def told_by(document: Document) -> dict[str, str]:
    return {address: cell.text for address, cell in specimens.report_of(document).cells.items()}


def same_page(document: Document, page: str) -> None:
    plain = read(page.encode(), "a.html")
    assert document.format == "mht"
    assert replace(document, format="html") == plain


@pytest.fixture(scope="module")
def saved(page: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("mht") / "年报.html"
    file.write_text(page, encoding="utf-8")
    return programs.captured(file)


def test_what_a_browser_saves(saved: bytes, page: str, cells: dict[str, str]) -> None:
    assert saved.startswith(b"From: <Saved by")
    document = read(saved, "年报.mhtml")
    same_page(document, page)
    assert told_by(document) == cells


HEADER = (
    "<html xmlns:v='urn:schemas-microsoft-com:vml'><body><div style='mso-element:header' id=h1><p class=MsoHeader>青屿县水务局</p></div>"
    "<div style='mso-element:footer' id=f1><p class=MsoFooter>第<!--[if supportFields]><span style='mso-element:field-begin'></span>PAGE"
    "<![endif]-->3页</p></div></body></html>"
)
FILES = "<xml xmlns:o='urn:schemas-microsoft-com:office:office'><o:MainFile HRef='../a.htm'/><o:File HRef='header.htm'/></xml>"


@pytest.mark.parametrize(
    ("charset", "codec", "encoding"),
    [
        ("gb2312", "gb18030", "quoted-printable"),
        ("gb2312", "gb18030", "base64"),
        ("utf-8", "utf-8", "quoted-printable"),
        ("utf-8", "utf-8", "8bit"),
        ("unicode", "utf-16", "base64"),
        ("us-ascii", "gb18030", "quoted-printable"),
        ("", "gb18030", "binary"),
    ],
)
def test_what_word_saves(page: str, cells: dict[str, str], part: Part, message: Message, charset: str, codec: str, encoding: str) -> None:
    # Word's own names of places, conditional comments, and parts beside the text.
    marked = page.replace("<body>", "<body lang=ZH-CN><!--[if gte mso 9]><xml><w:WordDocument>旧</w:WordDocument></xml><![endif]-->")
    kind = f'text/html; charset="{charset}"' if charset else "text/html"
    place = "Content-Location: file:///C:/D1234567/{}\r\n"
    saved = message(
        part(marked.replace("utf-8", charset or "gb2312").encode(codec), kind, encoding, place.format("a.htm")),
        part(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "image/png", "base64", place.format("a.files/image001.png")),
        part(HEADER.encode("gb18030"), 'text/html; charset="gb2312"', "quoted-printable", place.format("a.files/header.htm")),
        part(FILES.encode(), 'text/xml; charset="utf-8"', "quoted-printable", place.format("a.files/filelist.xml")),
    )
    document = read(saved, "年报.mht")
    same_page(document, page)
    assert told_by(document) == cells
    assert not document.notes


def test_characters_that_gb2312_does_not_know(part: Part, message: Message) -> None:
    data = ARTICLE.format("三").replace("水务局", "镕喆局").encode("gb18030")
    document = read(message(part(data, "text/html; charset=gb2312", "quoted-printable")), "a.mht")
    assert texts(document)[0] == "青屿县镕喆局年度报告"


def test_the_head_counts_before_what_the_page_says(part: Part, message: Message) -> None:
    data = "<meta charset=gbk><h1>雲川市水務局年度報告</h1><p>全年收到申請三件，均已辦結。</p>".encode("big5")
    document = read(message(part(data, "text/html; charset=big5", "base64")), "a.mht")
    assert texts(document) == ["雲川市水務局年度報告", "全年收到申請三件，均已辦結。"]


def test_the_part_to_begin_with(part: Part, message: Message) -> None:
    parts = [part(ARTICLE.format(n).encode(), "text/html; charset=utf-8", "base64", f"Content-ID: <p{n}@x>\r\n") for n in (1, 2)]
    assert "收到申请1件" in texts(read(message(*parts), "a.mht"))[1]
    chosen = message(*parts, kind='multipart/related; start="<p2@x>"; type="text/html"')
    assert "收到申请2件" in texts(read(chosen, "a.mht"))[1]


def test_a_page_of_frames(part: Part, message: Message) -> None:
    frames = "<html><frameset cols='20%,80%'><frame src='menu.htm'><frame src='text.htm'></frameset></html>"
    parts = [part(text.encode(), "text/html; charset=utf-8", "quoted-printable") for text in (frames, "<p>目录</p>", ARTICLE.format(3))]
    assert "收到申请3件" in texts(read(message(*parts), "a.mht"))[1]


def test_parts_in_parts(part: Part, message: Message) -> None:
    pages = [part(b"plain", "text/plain", "7bit"), part(ARTICLE.format(3).encode(), "text/html; charset=utf-8", "8bit")]
    inner = message(*pages, head="", kind="multipart/alternative", boundary="inner")
    forwarded = message(inner, part(b"x", "image/png", "base64"), head="From: someone\r\nSubject: x\r\nMIME-Version: 1.0\r\n")
    assert "收到申请3件" in texts(read(forwarded, "a.eml"))[1]


def test_a_message_of_one_part(part: Part) -> None:
    saved = b"MIME-Version: 1.0\r\n" + part(ARTICLE.format(3).encode("gb18030"), "text/html;\r\n\tcharset=gb2312", "quoted-printable")
    document = read(saved, "a.mht")
    assert document.format == "mht"
    assert "收到申请3件" in texts(document)[1]


def test_line_ends_of_other_systems(part: Part, message: Message, page: str) -> None:
    saved = message(part(page.encode(), "text/html; charset=utf-8", "base64")).replace(b"\r\n", b"\n")
    same_page(read(b"\xef\xbb\xbf\n" + saved, "a.mht"), page)


def test_a_message_called_doc(part: Part, message: Message, page: str) -> None:
    document = read(message(part(page.encode(), "text/html", "base64")), "年报.doc")
    assert [note.text for note in document.noted("wrong-extension")] == [".doc ≠ mht"]


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml"])
def test_what_a_message_is_called(part: Part, message: Message, page: str, name: str) -> None:
    assert not read(message(part(page.encode(), "text/html", "base64")), Path(name).name).notes
