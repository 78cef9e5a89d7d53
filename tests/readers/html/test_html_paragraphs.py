"""Lines of text become paragraphs as a browser breaks them."""

from __future__ import annotations

from typing import Any

import pytest


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def test_blocks_and_breaks(read: Any) -> None:
    page = (
        "<h2>一、标题</h2><div>甲<p>乙</div>丙<br>丁<hr>戊<section>己</section><span style='display:block'>庚</span>辛<ul><li>壬<li>癸</ul>"
    )
    assert texts(read(page)) == ["一、标题", *"甲乙丙丁戊己庚辛壬癸"]


def test_levels_of_headings(read: Any) -> None:
    document = read("<h1>甲</h1><h3><span>乙</span><br>丙</h3><p>丁</p>")
    assert [(paragraph.text, paragraph.level) for paragraph in document.paragraphs()] == [("甲", 1), ("乙", 3), ("丙", 3), ("丁", None)]


def test_indents_are_dropped_and_odd_characters_kept(read: Any) -> None:
    page = "<p>　　&nbsp; 本局收到\u200b申请 12&nbsp;件，答复率１００％\ue5e5\ufffd。　</p><p>　</p><p>&nbsp;</p>"
    assert texts(read(page)) == ["本局收到\u200b申请 12\xa0件，答复率１００％\ue5e5\ufffd。"]


def test_line_breaks_of_the_source(read: Any) -> None:
    assert texts(read("<p>本局按照\r\n　　规定<b>公开</b>\n<i>信息</i>，用 Word\n  制作，\n共 3\n件</p>")) == [
        "本局按照\u3000\u3000规定公开信息，用 Word 制作，共 3 件"
    ]


def test_preformatted_text(read: Any) -> None:
    assert texts(read("<pre>\n一、总体情况\n    无。\n\n二、其他</pre><p style='white-space:pre-wrap'>甲\n乙</p>")) == [
        "一、总体情况",
        "无。",
        "二、其他",
        "甲",
        "乙",
    ]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2.", "3."]),
        ("<ol start=4>", ["4.", "5.", "6."]),
        ("<ol type=A start=25>", ["Y.", "Z.", "27."]),
        ("<ol type=i>", ["i.", "ii.", "iii."]),
        ("<ol style='list-style: cjk-ideographic inside' start=9>", ["九、", "十、", "十一、"]),
        ("<ol style='list-style-type:simp-chinese-informal' start=109>", ["一百零九、", "一百一十、", "一百一十一、"]),
        ("<ol style='list-style:none'>", ["", "", ""]),
        ("<ul>", ["", "", ""]),
        ("<ol start=junk>", ["1.", "2.", "3."]),
    ],
)
def test_automatic_numbers(opening: str, numbers: list[str], read: Any) -> None:
    document = read(f"{opening}<li>甲<li><p>乙</p><p>乙二</p><ul><li>子</ul><li>丙</ol>")
    shown = [(paragraph.number, paragraph.text) for paragraph in document.paragraphs()]
    assert shown == [
        (numbers[0], f"{numbers[0]}甲"),
        (numbers[1], f"{numbers[1]}乙"),
        ("", "乙二"),
        ("", "子"),
        (numbers[2], f"{numbers[2]}丙"),
    ]


def test_value_of_an_item(read: Any) -> None:
    assert texts(read("<ol><li value=5>甲<li>乙</ol>")) == ["5.甲", "6.乙"]


def test_markup_that_is_visible_text_stays(read: Any) -> None:
    assert texts(read("<p>&lt;p&gt;正文&lt;/p&gt; &amp;nbsp; &nosuch; &#20013;</p>")) == ["<p>正文</p> &nbsp; &nosuch; 中"]


@pytest.mark.parametrize("opening", ["<p><font size=2>", "<span>", "<div>", "<o:p>", "<strong><em>"])
def test_elements_left_open_by_the_hundred(opening: str, read: Any) -> None:
    found = texts(read(f"{opening}文。" * 400 + "<p>尾</p><table><tr><td>1<td>2<td>3</table>"))
    assert found[-1] == "尾"
    assert "".join(found).count("文") == 400


def test_conditional_comments(read: Any) -> None:
    page = "<p><!--[if !supportLists]-->一、<!--[endif]-->甲</p>"
    page += "<p><![if !supportLists]>二、<![endif]>乙<!--[if gte vml 1]><v:t>图</v:t><![endif]--></p>"
    assert texts(read(page)) == ["一、甲", "二、乙"]
