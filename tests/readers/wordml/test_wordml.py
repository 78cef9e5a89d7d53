"""Word 2003 XML reads as the same text in a .docx does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Table
from gilint.readers import Limits, Unreadable
from gilint.readers.wordml import read_wordml
from tests import programs, specimens, writers
from tests.readers.wordml import made
from tests.readers.wordml.made import paragraph, wordml

LIST = (
    '<w:listDef w:listDefId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="（%2）"/></w:lvl></w:listDef>'
    '<w:list w:ilfo="7"><w:ilst w:val="3"/></w:list>'
)
WIDE_ROW = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr></w:tc></w:tr>'


def read(data: bytes) -> Document:
    return read_wordml(data, Limits())


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def annotated(kind: str, content: str, identity: int = 1) -> str:
    about = f'aml:id="{identity}" w:type="Word.{kind}" aml:author="李某" aml:createdate="2025-01-06T10:00:00Z"'
    return f"<aml:annotation {about}><aml:content>{content}</aml:content></aml:annotation>"


def test_every_cell_of_a_report_is_where_it_belongs() -> None:
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    original = specimens.document(cells=cells)
    document = read(made.report(original))
    report = specimens.report_of(document)
    assert {address: cell.text for address, cell in report.cells.items()} == cells
    assert texts(document) == [paragraph.text for paragraph in original.paragraphs()]
    assert document.format == "wordml"


def test_what_an_office_program_writes_is_read(tmp_path: Path) -> None:
    """It writes none of the merges downwards, so only the text is compared, and the table without such."""
    source = tmp_path / "report.docx"
    source.write_bytes(writers.docx(specimens.document(cells={"t4.review.upheld": "17"})))
    programs.convert([source], "xml", tmp_path / "made")
    document = read((tmp_path / "made" / "report.xml").read_bytes())
    original = specimens.document(cells={"t4.review.upheld": "17"})
    assert texts(document) == [paragraph.text for paragraph in original.paragraphs()]
    assert [row for table in document.tables() for row in rows(table)][-1][:2] == ["17", "0"]


def test_automatic_numbers_are_counted() -> None:
    def item(text: str, level: int) -> str:
        return paragraph(text, f'<w:listPr><w:ilvl w:val="{level}"/><w:ilfo w:val="7"/><wx:t wx:val="错"/></w:listPr>')

    document = read(wordml(item("总体情况", 0) + item("主动公开", 1) + item("依申请公开", 1) + item("存在的问题", 0), lists=LIST))
    assert texts(document) == ["一、总体情况", "（一）主动公开", "（二）依申请公开", "二、存在的问题"]
    assert next(document.paragraphs()).number == "一、"


def test_a_number_that_a_style_counts() -> None:
    style = (
        '<w:style w:type="paragraph" w:default="on" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:listPr><w:ilfo w:val="7"/></w:listPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    document = read(wordml(paragraph("总体情况", '<w:pStyle w:val="1"/>') + paragraph("全年无变化。"), lists=LIST, styles=style))
    assert [(each.text, each.level) for each in document.paragraphs()] == [("一、总体情况", 1), ("全年无变化。", None)]


def test_revisions_are_taken_as_accepted() -> None:
    new = annotated("Insertion", "<w:r><w:t>5</w:t></w:r>")
    old = annotated("Deletion", "<w:r><w:delText>3</w:delText></w:r>", 2)
    document = read(wordml(f"<w:p><w:r><w:t>收到申请</w:t></w:r>{old}{new}<w:r><w:t>件。</w:t></w:r></w:p>"))
    assert texts(document) == ["收到申请5件。"]
    assert [(note.kind, note.text) for note in document.notes] == [("deletion", "3"), ("insertion", "5")]


def test_a_deleted_row_is_left_out() -> None:
    gone = '<w:trPr><aml:annotation aml:id="1" w:type="Word.Deletion"/></w:trPr>'
    row = "<w:tr>{0}<w:tc>" + paragraph("{1}") + "</w:tc></w:tr>"
    document = read(wordml("<w:tbl>" + row.format("", "留下") + row.format(gone, "删去") + "</w:tbl>"))
    assert [rows(table) for table in document.tables()] == [[["留下"]]]


def test_comments_stand_beside_the_text() -> None:
    start, end = (f'<aml:annotation aml:id="4" w:type="Word.Comment.{side}"/>' for side in ("Start", "End"))
    said = f"<w:r>{annotated('Comment', paragraph('请核实'), 4)}</w:r>"
    document = read(wordml(paragraph("总体情况") + f"<w:p>{start}<w:r><w:t>收到申请3件。</w:t></w:r>{end}{said}</w:p>"))
    assert texts(document) == ["总体情况", "收到申请3件。"]
    (comment,) = document.comments
    assert (comment.text, comment.author, comment.quote) == ("请核实", "李某", "收到申请3件。")
    assert [place.paragraph for place in comment.places] == [2]


def test_smart_tags_and_own_elements_stand_around_text_only() -> None:
    document = read(wordml("<w:p><st1:chsdate><w:r><w:t>2024年</w:t></w:r></st1:chsdate><w:r><w:t> 工作</w:t></w:r></w:p>"))
    assert texts(document) == ["2024年 工作"]


def test_hidden_text_is_told_and_left_out() -> None:
    document = read(wordml("<w:p><w:r><w:t>公开</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p>"))
    assert texts(document) == ["公开"]
    assert [(note.kind, note.text) for note in document.notes] == [("hidden-text", "内部")]


def test_text_boxes_follow_their_paragraph_and_margins_stand_apart() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('框内')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    margin = f'<w:p><w:pPr><w:sectPr><w:hdr w:type="odd">{paragraph("页眉")}</w:hdr></w:sectPr></w:pPr></w:p>'
    document = read(wordml(f"<w:p><w:r><w:t>框前</w:t></w:r>{box}</w:p>" + paragraph("框后") + margin))
    assert texts(document) == ["框前", "框内", "框后"]
    assert document.margins == ("页眉",)


def test_pictures_inside_and_outside() -> None:
    inside = (
        '<w:binData w:name="wordml://01.png">iVBORw0KGgo=</w:binData><v:shape><v:imagedata src="wordml://01.png" o:title="表格"/></v:shape>'
    )
    outside = '<v:shape><v:imagedata src="http://127.0.0.1/remote.png"/></v:shape>'
    document = read(wordml(f"<w:p><w:r><w:pict>{inside}</w:pict><w:pict>{outside}</w:pict></w:r></w:p>"))
    assert [image.name for image in document.images()] == ["表格", "http://127.0.0.1/remote.png"]
    assert [note.text for note in document.noted("linked-content")] == ["http://127.0.0.1/remote.png"]


def test_a_scanned_page_inside_is_no_reason_to_refuse() -> None:
    data = wordml("<w:p><w:r><w:pict><w:binData w:name='wordml://1.png'>@</w:binData></w:pict></w:r></w:p>" + paragraph("总体情况"))
    document = read(data.replace(b"@", b"iVBORw0KGgo=" * 1_500_000))
    assert texts(document) == ["总体情况"]


def test_title_and_macros_are_told() -> None:
    about = "<o:DocumentProperties><o:Title>年度报告</o:Title></o:DocumentProperties>"
    data = wordml(paragraph("正文"), before=about).replace(b'macrosPresent="no"', b'macrosPresent="yes"')
    document = read(data)
    assert document.title == "年度报告"
    assert [note.kind for note in document.notes] == ["macro"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + wordml("").partition(b"?>")[2], "unsafe-xml"),
        (wordml(paragraph("正文"))[:-20], "damaged"),
        (wordml("<wx:sub-section>" * 5000 + "</wx:sub-section>" * 5000), "too-deep"),
        (wordml("").replace(b"wordDocument", b"anything"), "not-the-format"),
        (wordml("").replace(b"w:body", b"w:other"), "not-the-format"),
        (wordml('<w:p><w:pPr><w:sectPr><w:hdr w:type="odd"/></w:sectPr></w:pPr></w:p>' * 6000), "bomb"),
        (wordml("<w:tbl>" + WIDE_ROW * 4000 + "</w:tbl>"), "bomb"),
    ],
)
def test_hostile_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.reason == reason


GOOD = made.report(specimens.document())


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.binary(max_size=6)), min_size=1, max_size=4))
def test_no_damage_ends_in_anything_but_a_reason(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(GOOD)
    for place, bytes_ in damage:
        data[place : place + len(bytes_)] = bytes_
    try:
        document = read(bytes(data))
    except Unreadable:
        return
    assert document.format == "wordml"


@given(
    st.lists(
        st.sampled_from(["p", "r", "t", "tbl", "tr", "tc", "vmerge", "listPr", "ilfo", "pict", "rPr", "vanish", "hdr", "hlink"]),
        max_size=60,
    ),
    st.sampled_from(["restart", "-1", "99999999999", "", "on"]),
)
def test_elements_anywhere_are_read_somehow(tags: list[str], value: str) -> None:
    opened = "".join(f'<w:{tag} w:val="{value}" w:type="Word.Comment">' for tag in tags)
    closed = "".join(f"</w:{tag}>" for tag in reversed(tags))
    document = read(wordml(f"{opened}{annotated('Comment', '文')}{closed}" + paragraph("末段")))
    assert "末段" in texts(document)
