"""Whole pages, in the manner of those that authorities publish: all values in their places, and nothing of the page around them."""

from __future__ import annotations

import re
from typing import Any

import pytest

TITLE = "青溪县司法局2023年政府信息公开工作年度报告"

MODERN = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}_青溪县人民政府门户网站</title>
<meta name="SiteName" content="青溪县人民政府门户网站"><meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="2024-01-19 16:20">
<style>.article p{{text-indent:2em}} .layer{{display:none}}</style><script>var site = "<div>菜单</div>";</script>
</head><body class="home">
<div class="header-wrap"><div class="header"><a href="/"><img src="/images/logo.png" alt="青溪县人民政府"></a>
<form action="/so"><input name="q" placeholder="请输入关键字"><button>搜索</button></form></div></div>
<ul class="mainNav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwfw/">政务服务</a></li>
<li><a href="/hdjl/">互动交流</a></li></ul>
<div class="container"><div class="crumbs">当前位置：<a href="/">首页</a> &gt;
<a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">年报</a></div>
<div class="main"><div class="content-left"><h1 class="title">{title}</h1>
<div class="info"><span>发布时间：2024-01-19</span><span>来源：青溪县司法局</span><span>浏览次数：<i id="hits">35</i></span>
<span>字体：[<a href="javascript:f(1)">大</a> <a href="javascript:f(2)">中</a>]</span></div>
<div class="article" id="zoom">{article}
<p>附件：<a href="/files/P020240119.docx">青溪县司法局2023年报.docx</a></p></div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<ul class="updown"><li>上一篇：<a href="1.html">青溪县水利局年度报告</a></li><li>下一篇：没有了</li></ul></div>
<div class="sidebar"><h3>相关文章</h3><ul><li><a href="2.html">关于做好汛期工作的通知</a></li>
<li><a href="3.html">工作动态</a></li></ul></div>
</div></div>
<div class="footer"><p>主办：青溪县人民政府办公室　地址：青溪县人民路1号</p><p>某ICP备12345678号-1　网站标识码：1234560001</p>
<img src="/images/jiguan.png"></div>
<noscript>请开启脚本</noscript></body></html>"""

TABLES_2008 = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}</title></head>
<BODY bgColor=#ffffff leftMargin=0><TABLE width=960 align=center cellSpacing=0>
<TR><TD><IMG src="images/top.jpg" width=960 height=160></TD></TR>
<TR><TD><TABLE width="100%"><TR><TD><A href="index.asp">首页</A></TD>
<TD><A href="gk.asp">信息公开</A></TD><TD><A href="fw.asp">网上服务</A></TD>
<TD><A href="hd.asp">公众参与</A></TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=960 align=center><TR><TD width=200 valign=top>
<TABLE><TR><TD><A href="1.asp">机构职能</A></TD></TR><TR>
<TD><A href="2.asp">法规文件</A></TD></TR>
<TR><TD><A href="3.asp">规划计划</A></TD></TR><TR><TD><A href="4.asp">年度报告</A></TD></TR></TABLE></TD>
<TD valign=top><TABLE width="100%"><TR><TD align=center><B>{title}</B></TD></TR>
<TR><TD align=center>发布日期：2009年3月5日　来源：本站　点击：27</TD></TR>
<TR><TD><FONT size=3>{article}</FONT></TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印本页</A>】
【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR>
</TABLE></TD></TR></TABLE>
<TABLE width=960 align=center><TR><TD align=center>版权所有：青溪县人民政府　某ICP备05000001号<BR>
地址：青溪县人民路1号　邮编：100000</TD></TR></TABLE></BODY></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15 (filtered)">
<title>{title}</title><style><!-- p.MsoNormal {{margin:0cm;}} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=ZH-CN style='word-wrap:break-word'><div class=WordSection1 style='layout-grid:15.6pt'>
<p class=MsoNormal align=center><b><span style='font-size:22.0pt'>{title}<o:p></o:p></span></b></p>
{article}<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>"""

FURNITURE = (
    "首页 政务服务 互动交流 当前位置 分享到 上一篇 下一篇 ICP 标识码 主办 相关文章 汛期 菜单 搜索 打印 关闭 "
    "版权 机构职能 公众参与 浏览次数 发布时间 发布日期 点击 邮编 脚本"
).split()


def in_capitals(cell: Any) -> str:
    return f"<TD align=middle rowSpan={cell.down} colSpan={cell.across}><P align=center><FONT face=宋体>{cell.text}</FONT></P>"


def in_word(cell: Any) -> str:
    spans = (f" colspan={cell.across}" if cell.across > 1 else "") + (f" rowspan={cell.down}" if cell.down > 1 else "")
    return (
        f"<td width=47{spans} style='width:35.4pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
        f"  <p class=MsoNormal align=center style='text-align:center'>"
        f"<span lang=EN-US\n  style='font-size:10.5pt'>{cell.text}</span></p>\n  </td>\n"
    )


GHOST_ROW = "<![if !supportMisalignedColumns]>\n<tr height=0>" + "<td width=52 style='border:none'></td>" * 4 + "</tr>\n<![endif]></table>"


def test_modern_page(form: Any, read: Any, placed: Any, text_of: Any) -> None:
    document = read(MODERN.format(title=TITLE, article=form.article()))
    assert placed(document) == form.values()
    assert (document.title, document.published) == (TITLE, "2024-01-19")
    first = next(document.paragraphs())
    assert (first.text, first.level, first.place.paragraph) == (TITLE, 1, 1)
    assert [word for word in FURNITURE if word in text_of(document)] == []
    assert [(file.name, file.target) for file in document.attachments()] == [("青溪县司法局2023年报.docx", "/files/P020240119.docx")]
    assert list(document.images()) == []
    assert any("互动交流" in margin for margin in document.margins)
    assert [table.place.table for table in document.tables()] == [1, 2, 3]
    assert document.notes == ()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_page_laid_out_in_tables(encoding: str, form: Any, read: Any, placed: Any, text_of: Any) -> None:
    page = TABLES_2008.format(title=TITLE, article=form.article(in_capitals, "<TABLE border=1 cellPadding=0>"))
    document = read(page.encode(encoding))
    assert placed(document) == form.values()
    assert next(document.paragraphs()).text == TITLE
    assert document.published == "2009-03-05"
    assert [word for word in FURNITURE if word in text_of(document)] == []


def test_page_saved_by_word(form: Any, read: Any, placed: Any, text_of: Any) -> None:
    article = form.article(in_word, "<table class=MsoNormalTable border=1 style='border-collapse:collapse'>").replace("</table>", GHOST_ROW)
    document = read(WORD.format(title=TITLE, article=article).encode("gb18030"))
    assert placed(document) == form.values()
    assert [table.rows for table in document.tables()] == [len(rows) for rows in form.tables]
    assert [paragraph.text for paragraph in document.paragraphs()][:2] == [TITLE, "一、总体情况"]
    assert set(form.labels()) <= set(text_of(document).split("\n"))
    assert document.notes == ()


def test_page_saved_by_libreoffice(written_by_office: bytes, form: Any, read: Any, placed: Any) -> None:
    document = read(written_by_office)
    assert placed(document) == form.values()
    assert [table.columns for table in document.tables()] == [4, 10, 15]
    assert [(paragraph.text, paragraph.level) for paragraph in document.paragraphs()][:2] == [
        (TITLE, 1),
        ("二、主动公开政府信息情况", None),
    ]


def test_page_without_anything_around(form: Any, read: Any, placed: Any) -> None:
    document = read(form.article())
    assert placed(document) == form.values()
    assert document.margins == ()


def test_each_part_in_a_block_of_its_own(form: Any, read: Any, placed: Any, text_of: Any) -> None:
    article = "".join(f"<div class=part>{part}</div>" for part in form.article().split("<p>")[1:])
    document = read(MODERN.format(title=TITLE, article=article))
    assert placed(document) == form.values()
    assert "六、其他需要报告的事项" in text_of(document)


def test_whole_report_in_one_paragraph(read: Any) -> None:
    text = "一、总体情况<br>　　全年主动公开信息三百条，其中网站公开二百条。<br /><br>二、主动公开政府信息情况<BR>&nbsp;&nbsp;&nbsp; 无。"
    document = read(f"<body><div class=nav><a href=/>首页</a></div><p>{text}</p></body>")
    assert [paragraph.text for paragraph in document.paragraphs()] == [
        "一、总体情况",
        "全年主动公开信息三百条，其中网站公开二百条。",
        "二、主动公开政府信息情况",
        "无。",
    ]
    assert [paragraph.place.paragraph for paragraph in document.paragraphs()] == [1, 2, 3, 4]


def test_form_of_the_server_around_all(form: Any, read: Any, placed: Any) -> None:
    page = MODERN.format(title=TITLE, article=form.article()).replace(
        '<div class="container">', '<form id="aspnetForm"><div class="container">'
    )
    assert placed(read(page)) == form.values()


def test_title_is_not_said_twice(form: Any, read: Any) -> None:
    document = read(MODERN.format(title=TITLE, article=f"<p>{TITLE}</p>{form.article()}"))
    assert [paragraph.text for paragraph in document.paragraphs()].count(TITLE) == 1


def test_title_in_two_lines_above_the_article(form: Any, read: Any) -> None:
    page = MODERN.format(title=TITLE, article=form.article()).replace(f">{TITLE}</h1>", f">{TITLE[:6]}<br>{TITLE[6:]}</h1>")
    assert [paragraph.text for paragraph in read(page).paragraphs()][:2] == [TITLE[:6], TITLE[6:]]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>年报</title></head><body><div id=app></div><script src=app.js></script></body></html>",
        "<html><body><iframe src='/detail?id=3'></iframe></body></html>",
        "<frameset cols='20%,*'><frame src=left.htm><frame src=main.htm></frameset>",
        "<p></p>",
    ],
)
def test_page_without_content(page: str, read: Any) -> None:
    assert read(page).blocks == ()


def test_table_and_attachment_beside_the_article_are_kept(form: Any, read: Any) -> None:
    rows = [("索引号", "QX001"), ("发布机构", "县司法局"), ("发布日期", "2024-1-9")]
    card = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows) + "</table>"
    page = MODERN.replace('<div class="info">', card + '<div class="info">').replace('<meta name="PubDate" content="2024-01-19 16:20">', "")
    page = page.replace('<div class="bdshare', '<div class="fujian"><a href="down.jsp?id=9">年度报告.pdf</a></div><div class="bdshare')
    document = read(page.format(title=TITLE, article=form.article()))
    assert len(list(document.tables())) == 4
    assert "年度报告.pdf" in [file.name for file in document.attachments()]
    assert document.published == "2024-01-09"


def test_title_in_a_header_without_links(form: Any, read: Any) -> None:
    article = f"<article><header><h1>{TITLE}</h1></header><section>{form.article()}</section></article>"
    assert next(read(f"<body><div class=nav><a href=/>首页</a></div>{article}").paragraphs()).text == TITLE


@pytest.mark.parametrize(
    "sentence",
    [
        "门户网站点击量：三十五万次，比上年增长一成。",
        "全年打印宣传册三千份，扫一扫即可查看指南。",
        "申请人可通过<a href=/a>网站</a>、<a href=/b>信箱</a>、<a href=/c>窗口</a>、<a href=/d>热线</a>提出申请，本局依法办理并按时答复。",
        "本报告的电子版可在<a href='/nb/'>县政府网站</a>下载。",
    ],
)
def test_sentences_that_remind_of_furniture_stay(sentence: str, form: Any, read: Any, text_of: Any) -> None:
    page = MODERN.format(title=TITLE, article=f"<div>{form.article()}</div><p>{sentence}</p>")
    assert re.sub("<[^>]*>", "", sentence) in text_of(read(page))


def test_sentence_beside_the_greatest_block_stays(form: Any, read: Any, text_of: Any) -> None:
    before, after = "<p>本报告由县司法局编制。</p>", "<div>统计期限自年初至年末。</div>"
    page = MODERN.format(title=TITLE, article=form.article()).replace('<div class="article"', before + '<div class="article"')
    document = read(page.replace('<div class="bdshare', after + '<div class="bdshare'))
    assert "本报告由县司法局编制。" in text_of(document)
    assert "统计期限自年初至年末。" in text_of(document)
