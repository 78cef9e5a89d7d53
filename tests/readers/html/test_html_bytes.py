"""Pages whose bytes are not what they say, and pages that are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.html import read_html
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

TEXT = "局长镕喆主持会议，全年收到申请十二件。"
METAS = [
    "",
    "<meta charset=utf-8>",
    '<meta charset="GB2312">',
    '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    "<META http-equiv=Content-Type content='text/html;charset=GBK'>",
    '<meta charset="big5">',
    '<?xml version="1.0" encoding="gb2312"?>',
    '<meta charset="没有这种">',
]


@pytest.mark.parametrize("meta", METAS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_a_page_says_of_its_bytes_does_no_harm(encoding: str, meta: str, read: Any) -> None:
    page = f"<html><head>{meta}<title>年度报告</title></head><body><p>{TEXT}</p></body></html>"
    document = read(page.encode(encoding))
    assert [paragraph.text for paragraph in document.paragraphs()] == [TEXT]
    assert (document.title, document.notes, document.format) == ("年度报告", (), "html")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_broken_byte_costs_one_character(encoding: str, read: Any) -> None:
    before, after = f"<meta charset=gb2312><p>{TEXT}</p><p>".encode(encoding), f"</p><p>{TEXT}</p>".encode(encoding)
    document = read(before + b"\xff" + after)
    assert [paragraph.text for paragraph in document.paragraphs()] == [TEXT, "\ufffd", TEXT]
    assert [(note.kind, note.text) for note in document.notes] == [("replaced-bytes", "1")]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (lambda: "<div>" * 100_000, "too-deep"),
        (lambda: "<span>" * 100_000, "too-deep"),
        (lambda: "<p>" + "".join(f"<font id={number}>" for number in range(2000)) + "</p>" + "<p>文</p>" * 2000, "too-deep"),
        (lambda: "<p " + " ".join(f"a{number}" for number in range(100_000)) + ">", "bomb"),
        (
            lambda: (
                "<table>" + "<tr><td rowspan=100000 colspan=100000>1<td>2<td>3" * 50 + "</table>" + "<table>" + "<tr>" + "<td>1" * 300_000
            ),
            "bomb",
        ),
    ],
    ids=["blocks", "words", "fonts", "attributes", "cells"],
)
def test_refused(page: Callable[[], str], reason: str, read: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        read(page())
    assert refused.value.reason == reason


@pytest.mark.parametrize("day", ["2024-01-19 16:20", "2024年1月19日", "2024/1/19", "2024.01.19"])
def test_day_of_publication(day: str, read: Any) -> None:
    assert read(f"<meta name=PubDate content='{day}'><p>文</p>").published == "2024-01-19"
    assert read(f"<div>发布时间：<span>{day}</span></div><p>文</p>").published == "2024-01-19"
    assert read(f"<table><tr><td>发布日期<td>{day}<td>来源<td>本站</table><p>文</p>").published == "2024-01-19"


@pytest.mark.parametrize("day", ["", "不详", "2024-13-45"])
def test_no_day(day: str, read: Any) -> None:
    assert read(f"<meta name=PubDate content='{day}'><p>二〇二四年</p>").published == ""


TAGS = st.sampled_from("table tr td th tbody p div span ol li ul h1 br img a font o:p pre caption form b style script".split())
ATTRIBUTES = st.sampled_from(
    ["", " colspan=2", " rowspan=0", " rowspan=9", " style='display:none'", " class=nav", " href=a.pdf", " src=a.png", " hidden"]
)
SOUP = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
        st.builds("</{}>".format, TAGS),
        st.sampled_from(["文", "12", " ", "\n", "&nbsp;", "<!--", "-->", "<![if x]>", "<", "&lt;", "\x00", '"']),
    ),
    max_size=60,
)


@given(SOUP)
def test_any_soup_is_read(soup: list[str]) -> None:
    document = read_html("".join(soup).encode(), Limits())
    for table in document.tables():
        assert all(cell.row < table.rows and cell.column < table.columns for cell in table.cells)
