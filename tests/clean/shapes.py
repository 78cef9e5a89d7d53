"""Clean reports as files: the shapes of tests.writers, and pages and Word files as different programs make them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from gilint.document import Cell, Document, Paragraph, Table
from tests import writers
from tests.clean.report import CleanReport
from tests.clean.word import word, word_numbered

Shape = Callable[[Document], bytes]


def file_name(shape: str, seed: int) -> str:
    return f"{seed:04}.{'txt' if shape.startswith('txt') else shape.partition(' ')[0]}"


def _text(write: Callable[[Document], str], encoding: str = "utf-8", ends: str = "\n") -> Shape:
    return lambda document: write(document).replace("\n", ends).encode(encoding)


def _word_saved(document: Document) -> str:
    """A page as an office program saves it: styles on everything, names of its own, each cell's text in a paragraph."""
    body = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312'>{escape(block.text)}</span><o:p></o:p></p>"
        if isinstance(block, Paragraph)
        else _table(block, "<p class=MsoNormal align=center><span lang=EN-US>{}</span></p>", "class=MsoTableGrid")
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    )
    head = "<head><meta http-equiv=Content-Type content='text/html; charset=gb2312'><style>p.MsoNormal{margin:0}</style></head>"
    return f"<html xmlns:o='urn:schemas-microsoft-com:office:office'>{head}<body lang=ZH-CN>{body}</body></html>"


def _in_layout(document: Document) -> str:
    """An old site: the article stands in a cell of a layout table, between menus and a footer, with line breaks for paragraphs."""
    title = next(document.paragraphs()).text
    body = "".join(
        f"　　{escape(block.text)}<br>"
        if isinstance(block, Paragraph)
        else f"<div>{_table(block, '<font size=2>{}</font>', 'border=1')}</div>"
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    )
    return (
        f"<html><head><meta charset='utf-8'><title>{escape(title)}</title></head><body><table width=1000><tr><td colspan=2>"
        "<a href='/'>首页</a> | <a href='/zw'>政务公开</a> | <a href='/hd'>政民互动</a></td></tr>"
        "<tr><td width=200>当前位置：首页 &gt; 公开年报</td>"
        f"<td>{body}</td></tr><tr><td colspan=2>主办单位：某网站编辑部　网站标识码：0000000000</td></tr></table></body></html>"
    )


def _modern(document: Document) -> str:
    """A page of today: an article with meta data, tables with heads, bodies and header cells, buttons for sharing and printing."""
    title = next(document.paragraphs()).text
    body = "".join(
        f"<p style='text-indent:2em'><span>{escape(block.text)}</span></p>"
        if isinstance(block, Paragraph)
        else _table(block, "<span>{}</span>", "class='table'", header="th")
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    )
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><meta name='ArticleTitle' content='{escape(title)}'>"
        f"<title>{escape(title)}</title><script>var a = 1;</script></head><body><nav><a href='/'>首页</a></nav><main><article>"
        f"<div class='tools'><a>分享</a><a>打印</a><a>关闭窗口</a></div>{body}</article></main><footer>版权所有</footer></body></html>"
    )


def _table(table: Table, inner: str, attributes: str, header: str = "td") -> str:
    rows: list[str] = []
    for index in range(table.rows):
        cells = sorted((cell for cell in table.cells if cell.row == index), key=lambda cell: cell.column)
        rows.append(f"<tr>{''.join(_cell(cell, inner, header) for cell in cells)}</tr>")
    return f"<table {attributes}>{''.join(rows)}</table>"


def _cell(cell: Cell, inner: str, header: str) -> str:
    tag = "td" if cell.text.strip().replace(".", "").isdigit() else header
    spans = "".join(f" {name}={span}" for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if span > 1)
    text = inner.format(escape(cell.text.replace("\n", " ")))
    return f"<{tag}{spans}>{text}</{tag}>"


SHAPES: Mapping[str, Shape] = {
    "txt tabs": _text(writers.tab_rows),
    "txt copied": _text(writers.copied_rows, ends="\r\n"),
    "txt copied paragraphs": _text(writers.copied_paragraphs),
    "txt copied breaks": _text(writers.copied_breaks),
    "txt selected": _text(writers.selected_paragraphs),
    "txt cell a line": _text(writers.cell_lines, "gb18030"),
    "txt tab cells": _text(writers.tab_cells, "utf-8-sig"),
    "txt bar cells": _text(writers.bar_cells),
    "txt wrapped": _text(writers.wrapped_lines, "utf-16"),
    "md": _text(writers.bar_rows),
    "html plain": _text(writers.html),
    "html word": _text(_word_saved, "gb18030"),
    "html layout": _text(_in_layout),
    "html modern": _text(_modern),
}
WORD: Mapping[str, Shape] = {"docx": word, "docx numbered": word_numbered}
MADE_BY_LIBRARY = "docx by library"
"""Takes seconds to write, so that few have it."""


def shape_of(report: CleanReport) -> str:
    """Which shape a report has by its seed: every eighth is a Word file. Wrapped text has no place for words among the values."""
    seed = report.seed
    if seed % 100 == 99:
        return MADE_BY_LIBRARY
    if seed % 8 == 7:
        return list(WORD)[seed // 8 % len(WORD)]
    shape = list(SHAPES)[seed % len(SHAPES)]
    return "txt tabs" if shape == "txt wrapped" and report.clerk.figures.form.edition == "2019" else shape


def written(document: Document, shape: str) -> bytes:
    return {**SHAPES, **WORD, MADE_BY_LIBRARY: writers.docx}[shape](document)
