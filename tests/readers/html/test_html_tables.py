"""Cells stand where a browser shows them."""

from __future__ import annotations

from typing import Any

import pytest

from gilint.document import Document, Table
from gilint.readers.unreadable import Unreadable


def rows(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def only(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    return rows(table)


@pytest.mark.parametrize("span", ["", "2 ", " 2", "2.9", "2px"])
def test_junk_in_spans(span: str, read: Any) -> None:
    wide = [["甲", "甲", "乙"], ["1", "2", "3"]] if "2" in span else [["甲", "乙", ""], ["1", "2", "3"]]
    assert only(read(f'<table><tr><td colspan="{span}">甲<td>乙<tr><td>1<td>2<td>3</table>')) == wide


def test_spans_of_nothing_and_of_too_much(read: Any) -> None:
    page = "<table><tr><td rowspan=0>甲<td colspan=0>乙<td rowspan=100000>丙<tr><td>1<tr><td>2</table>"
    assert only(read(page)) == [["甲", "乙", "丙"], ["甲", "1", "丙"], ["甲", "2", "丙"]]


def test_spans_end_with_their_section(read: Any) -> None:
    page = "<table><tfoot><tr><td>总计<td>9<thead><tr><th rowspan=5>甲<th>乙<tbody><tr><td>1<td>2</table>"
    assert only(read(page)) == [["甲", "乙"], ["1", "2"], ["总计", "9"]]


def test_too_large_a_grid(read: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        read("<table>" + ("<tr>" + "<td colspan=63>1" * 500) * 20 + "</table>")
    assert refused.value.reason == "bomb"


def test_text_of_cells(read: Any) -> None:
    page = """<table><tr><td> 第一行
      <b>粗</b><br>第二行 <td><p>一</p>
      <p>二<p></p><td>&nbsp;<td>　　3<td><td>a\tb  c</table>"""
    assert only(read(page)) == [["第一行粗\n第二行", "一\n二", "\xa0", "\u3000\u30003", "", "a b c"]]


def test_line_breaks_of_the_source_part_no_chinese(read: Any) -> None:
    assert only(read("<table><tr><td>无法\r\n    提供<td>Word\n97<td>x</table>")) == [["无法提供", "Word 97", "x"]]


def test_places_count_from_one(read: Any) -> None:
    document = read("<p>前</p><table><tr><td>1<td>2<td>3</table><p>后</p><table><tr><td>4<td>5<tr><td>6<td>7</table>")
    assert [block.place.table for block in document.tables()] == [1, 2]
    last = list(document.tables())[1].cells[-1]
    assert (last.text, last.place.table, last.place.row, last.place.column) == ("7", 2, 2, 2)


def test_table_in_a_cell_follows(read: Any) -> None:
    inner = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    page = f"<table><tr><td>项目一<td>项目二<td>项目三<tr><td>说明在内{inner}<td>8<td>9</table><p>后文在此</p>"
    document = read(page)
    assert [rows(table) for table in document.tables()] == [
        [["项目一", "项目二", "项目三"], ["说明在内", "8", "9"]],
        [["甲", "乙"], ["1", "2"]],
    ]
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Table", "Paragraph"]


def test_layout_table_is_unwrapped(read: Any) -> None:
    data = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    document = read(f"<table><tr><td><h2>标题</h2></td></tr><tr><td>正文一段。{data}结尾。</td></tr></table>")
    assert [getattr(block, "text", "table") for block in document.blocks] == ["标题", "正文一段。", "table", "结尾。"]


def test_frame_of_one_cell_is_unwrapped(read: Any) -> None:
    data = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    assert only(read(f"<table border=1><tr><td>{data}</table>")) == [["甲", "乙"], ["1", "2"]]


def test_long_text_beside_a_column_is_no_data(read: Any) -> None:
    text = "全年主动公开信息三百条，其中网站公开二百条。" * 20
    document = read(f"<table><tr><td>栏目说明</td><td><p>{text}</p><p>{text}</p></td></tr></table>")
    assert [paragraph.text for paragraph in document.paragraphs()][-2:] == [text, text]


def test_caption_stands_before_its_table(read: Any) -> None:
    document = read("<table><caption>申请情况表</caption><tr><td>甲<td>乙<tr><td>1<td>2</table>")
    assert [getattr(block, "text", "table") for block in document.blocks] == ["申请情况表", "table"]


@pytest.mark.parametrize("classes", [False, True])
def test_tables_made_of_divisions(classes: bool, read: Any) -> None:
    kinds = {"t": "table", "r": "table-row", "c": "table-cell"}
    page = "<div t><div r><div c>甲</div><div c>乙</div></div><div r><div c><p>1</p></div><div c>2</div></div></div>"
    for name, display in kinds.items():
        page = page.replace(f"<div {name}>", f"<div class=x-{name}>" if classes else f'<div style="display: {display}">')
    sheet = "".join(f".x-{name} {{ color: red; display:{display}; }}" for name, display in kinds.items())
    assert only(read(f"<style>{sheet}</style>{page}")) == [["甲", "乙"], ["1", "2"]]


def test_damaged_markup(read: Any) -> None:
    page = "<table><tr><td>甲</b><td>乙</span></td></td><tr></tr><tr><td><font>1<td>2</table></div></table>"
    assert only(read(page)) == [["甲", "乙"], ["", ""], ["1", "2"]]


def test_numbers_of_a_list_in_a_cell(read: Any) -> None:
    assert only(read("<table><tr><td><ol start=7><li>属于行政执法案卷</ol><td>2<td>3</table>")) == [["7.属于行政执法案卷", "2", "3"]]


def test_blank_values_keep_their_cells(form: Any, read: Any) -> None:
    page = "".join(form.html(lambda cell: "<td>" + ("&nbsp;" if cell.text.isdigit() else cell.text) + "</td>"))
    table = list(read(page).tables())[1]
    assert [cell.text for cell in table.cells if cell.row == len(form.tables[1]) - 1][-7:] == ["\xa0"] * 7
