"""Pictures and files that belong to the text, and not those of the page around it."""

from __future__ import annotations

from typing import Any

import pytest

from gilint.document import Attachment, Image, Paragraph


def test_picture_in_the_flow(read: Any) -> None:
    document = read(
        "<p>四、复议情况</p><p><img src='/u/t4.png' alt='表格截图' width=600></p>"
        "<p>五、问题<img data-src='x/%E5%9B%BE.jpg' src='data:image/gif;base64,R0'></p>"
    )
    assert [type(block) for block in document.blocks] == [Paragraph, Image, Paragraph, Image]
    assert [image.name for image in document.images()] == ["表格截图", "x/图.jpg"]
    assert [image.place.paragraph for image in document.images()] == [1, 2]


@pytest.mark.parametrize(
    "picture",
    [
        "<img src='/images/icon_word.gif'>",
        "<img src='a.png' width=16 height=16>",
        "<img src='line.png' style='width:600px;height:2px'>",
        "<img src='/ueditor/dialogs/attachment/fileTypeImages/pdf.gif'>",
        "<img src='/img/logo2.png'>",
        "<img>",
    ],
)
def test_decoration(picture: str, read: Any) -> None:
    assert list(read(f"<p>正文{picture}</p>").images()) == []


@pytest.mark.parametrize("suffix", ["pdf", "doc", "docx", "XLS", "xlsx", "wps", "zip", "rar", "ofd"])
def test_links_to_files(suffix: str, read: Any) -> None:
    document = read(f"<p>见附件：<a href='/f/a.{suffix}?v=1'><b>年度报告</b></a>。</p><p><a href='b.html'>别页</a></p>")
    assert document.blocks[1] == Attachment("年度报告", f"/f/a.{suffix}?v=1", document.blocks[1].place)
    assert [paragraph.text for paragraph in document.paragraphs()] == ["见附件：年度报告。", "别页"]


def test_link_to_a_script_that_sends_a_file(read: Any) -> None:
    assert [file.target for file in read("<p><a href='down.jsp?id=7'>年报.pdf</a><a href='#a'>目录.pdf 见下</a></p>").attachments()] == [
        "down.jsp?id=7"
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src='/pdf/viewer.html?file=/u/%E5%B9%B4%E6%8A%A5.pdf'></iframe>",
        "<embed src='/u/年报.pdf'>",
        "<object data='/u/年报.pdf'>旧</object>",
    ],
)
def test_file_shown_in_the_page(frame: str, read: Any) -> None:
    assert [file.name for file in read(f"<div>{frame}</div>").attachments()] == ["年报.pdf"]


def test_files_of_the_page_around_are_not_the_reports(read: Any) -> None:
    page = "<div class=sidebar><a href=x.pdf>使用指南</a></div><div class=footer><a href=y.doc>下载</a></div>"
    page += "<p>正文一段，足够长，内容完整。</p>"
    assert list(read(page).attachments()) == []
