"""The words of a paragraph, and what stands beside them: hidden text, changes, annotations, drawings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Attachment, Comment, Document, Image, Note, Place

Read = Callable[..., Document]
Shown = Callable[[Document], list[str]]

HIDING = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
WHITE = '<style:style style:name="W" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("甲<text:s/>乙<text:s text:c='3'/>丙", "甲 乙   丙"),
        ("\n   甲\n   <text:span>\n 乙</text:span> 丙\n", "甲 乙 丙"),
        ("甲<text:tab/>乙<text:line-break/>丙", "甲\t乙\n丙"),
        ("甲<text:ruby><text:ruby-base>音</text:ruby-base><text:ruby-text>yin</text:ruby-text></text:ruby>乙", "甲音乙"),
        (
            "甲<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>乙",
            "甲乙",
        ),
        ("共<text:sequence>3</text:sequence>件，<text:date>2024年1月5日</text:date>", "共3件，2024年1月5日"),
        ("第<text:page-number>4</text:page-number>页", "第页"),
        (
            "<text:bookmark-start text:name='b'/>甲<text:bookmark-end text:name='b'/><text:a xlink:href='http://192.0.2.1/'>乙</text:a>",
            "甲乙",
        ),
        ("<loext:content-control><text:span>甲</text:span></loext:content-control><text:text-input>乙</text:text-input>", "甲乙"),
        ("<text:variable-set text:display='none'>9</text:variable-set>甲", "甲"),
        ("　　甲", "甲"),
    ],
)
def test_what_a_paragraph_says(read_text: Read, shown: Shown, inside: str, text: str) -> None:
    assert shown(read_text(f"<text:p>{inside}</text:p>")) == [text]


def test_hidden_words_are_noted_and_left_out(read_text: Read, shown: Shown) -> None:
    hidden = '<text:hidden-text text:is-hidden="true" text:string-value="暗语"/>'
    document = read_text(
        f'<text:p>甲<text:span text:style-name="H">藏<text:span>着</text:span></text:span>乙{hidden}</text:p>', automatic=HIDING
    )
    assert shown(document) == ["甲乙"]
    assert document.notes == (Note("hidden-text", "藏着暗语", Place(paragraph=1)),)


def test_hidden_paragraphs_and_sections_are_noted_and_left_out(read_text: Read, shown: Shown) -> None:
    body = (
        "<text:p>甲</text:p><text:p><text:hidden-paragraph text:is-hidden='true'/>隐段</text:p>"
        "<text:section text:display='none'><text:p>隐节</text:p></text:section>"
        "<text:section text:display='condition' text:is-hidden='true'><text:p>条件</text:p></text:section>"
        "<text:section><text:p>乙</text:p></text:section>"
    )
    document = read_text(body)
    assert shown(document) == ["甲", "乙"]
    assert [(note.kind, note.text) for note in document.notes] == [("hidden-text", text) for text in ("隐段", "隐节", "条件")]


def test_white_words_are_noted_unless_the_ground_is_dark(read_text: Read) -> None:
    styles = WHITE + (
        '<style:style style:name="D" style:family="paragraph"><style:paragraph-properties fo:background-color="#000080"/></style:style>'
        '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:background-color="#c00000"/></style:style>'
        '<style:style style:name="G" style:family="graphic">'
        '<style:graphic-properties draw:fill="solid" draw:fill-color="#000000"/></style:style>'
    )
    white = "<text:span text:style-name='W'>{}</text:span>"
    body = (
        f"<text:p>{white.format('纸上')}</text:p><text:p text:style-name='D'>{white.format('段上')}</text:p>"
        f"<table:table><table:table-row><table:table-cell table:style-name='C'><text:p>{white.format('格上')}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{white.format('白格')}</text:p></table:table-cell></table:table-row></table:table>"
        f"<text:p>框<draw:custom-shape draw:style-name='G'><text:p>{white.format('框里')}</text:p></draw:custom-shape>"
        f"{white.format('框外')}</text:p>"
    )
    document = read_text(body, automatic=styles)
    assert [(note.kind, note.text) for note in document.notes] == [("invisible-colour", text) for text in ("纸上", "白格", "框外")]


DELETION = (
    "<text:tracked-changes><text:changed-region xml:id='d'><text:deletion><office:change-info><dc:creator>李某</dc:creator>"
    "</office:change-info>{}</text:deletion></text:changed-region></text:tracked-changes>"
)


def test_what_was_deleted_and_stored_apart_is_out(read_text: Read, shown: Shown) -> None:
    document = read_text(DELETION.format("<text:p>12</text:p>") + "<text:p>收到<text:change text:change-id='d'/>15件</text:p>")
    assert shown(document) == ["收到15件"]
    assert document.notes == (Note("deletion", "12", Place(paragraph=1)),)


def test_what_was_deleted_between_marks_is_out(read_text: Read, shown: Shown) -> None:
    start, end = "<text:change-start text:change-id='d'/>", "<text:change-end text:change-id='d'/>"
    document = read_text(DELETION.format("") + f"<text:p>甲{start}乙</text:p><text:p>丙</text:p><text:p>丁{end}戊</text:p>")
    assert shown(document) == ["甲戊"]
    assert [note.text for note in document.notes] == ["乙", "丙", "丁"]


def test_a_deletion_without_an_end_swallows_nothing(read_text: Read, shown: Shown) -> None:
    document = read_text(DELETION.format("") + "<text:p>甲<text:change-start text:change-id='d'/>乙</text:p><text:p>丙</text:p>")
    assert shown(document) == ["甲乙", "丙"]


def test_a_table_that_was_deleted_is_out(read_text: Read) -> None:
    table = "<table:table><table:table-row><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>"
    marks = "<text:p>甲<text:change-start text:change-id='d'/></text:p>{}<text:p><text:change-end text:change-id='d'/>乙</text:p>"
    document = read_text(DELETION.format("") + marks.format(table))
    assert not list(document.tables())
    assert [note.text for note in document.noted("deletion") if note.text] == ["9"]


def test_annotations_are_on_their_words(read_text: Read) -> None:
    told = "<dc:creator>李某</dc:creator><dc:date>2024-05-06T07:08:09.123456789</dc:date><text:p>请核</text:p><text:p>二行</text:p>"
    body = (
        f"<text:p>甲<office:annotation office:name='a'>{told}</office:annotation>乙丙</text:p><text:p>丁</text:p>"
        "<text:p>戊<office:annotation-end office:name='a'/>己</text:p>"
        "<text:p>庚<office:annotation><text:p>一处</text:p></office:annotation></text:p>"
        "<text:p>辛<office:annotation loext:parent-name='a'><text:p>答</text:p></office:annotation></text:p>"
    )
    document = read_text(body)
    places = (Place(paragraph=1), Place(paragraph=2), Place(paragraph=3))
    assert document.comments == (
        Comment("请核\n二行", "李某", "2024-05-06T07:08:09Z", places, "乙丙丁戊"),
        Comment("一处", places=(Place(paragraph=4),)),
        Comment("答", places=(Place(paragraph=5),)),
    )
    assert [note.text for note in document.noted("comment")] == ["请核\n二行", "一处", "答"]


def test_boxes_come_after_their_paragraph_and_once(read_text: Read, shown: Shown) -> None:
    frame = "<draw:frame><draw:text-box><text:p>框一</text:p></draw:text-box></draw:frame>"
    group = f"<draw:g><draw:rect><text:p>框二</text:p></draw:rect>{frame.replace('框一', '框三')}</draw:g>"
    assert shown(read_text(f"<text:p>甲{frame}乙{group}</text:p><text:p>丙</text:p>")) == ["甲乙", "框一", "框二", "框三", "丙"]


def test_pictures_objects_and_links(read_text: Read) -> None:
    body = (
        "<text:p>图<draw:frame draw:name='图片1'><draw:image xlink:href='Pictures/a.svg'/><draw:image xlink:href='Pictures/a.png'/>"
        "<svg:desc>扫描的表</svg:desc></draw:frame><draw:frame><draw:image xlink:href='http://192.0.2.1/b.png'/></draw:frame>"
        "<draw:frame draw:name='对象1'><draw:object xlink:href='./Object 1'/><draw:image xlink:href='./ObjectReplacements/Object 1'/>"
        "</draw:frame></text:p><text:section><text:section-source xlink:href='https://192.0.2.1/c.odt'/><text:p>节</text:p></text:section>"
    )
    document = read_text(body)
    assert [image.name for image in document.images()] == ["扫描的表", "http://192.0.2.1/b.png", "对象1"]
    assert list(document.attachments()) == [Attachment("对象1", "./Object 1", Place(paragraph=1))]
    assert [note.text for note in document.noted("linked-content")] == ["http://192.0.2.1/b.png", "https://192.0.2.1/c.odt"]
    assert isinstance(document.blocks[1], Image)


def test_contents_headers_and_footers_are_margins(read_text: Read, shown: Shown) -> None:
    contents = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>目录样式</text:index-title-template>"
        "</text:table-of-content-source><text:index-body><text:index-title><text:p>目录</text:p></text:index-title>"
        "<text:p>一、总体情况<text:tab/>1</text:p></text:index-body></text:table-of-content>"
    )
    page = "<text:p>第<text:page-number>1</text:page-number>页</text:p>"
    headers = f"<style:header><text:p>某县人民政府</text:p></style:header><style:footer>{page}</style:footer>"
    unused = "<style:header-left style:display='false'><text:p>不显示</text:p></style:header-left>"
    document = read_text(contents + "<text:p>正文</text:p>", headers=headers + unused)
    assert shown(document) == ["正文"]
    assert document.margins == ("目录", "一、总体情况\t1", "某县人民政府", "第页")


def test_the_title_and_what_is_no_title(read_text: Read) -> None:
    document = read_text("<text:p>甲</text:p>", meta="<dc:title> 年度报告 </dc:title><dc:date>2024-01-05T00:00:00</dc:date>")
    assert (document.format, document.title, document.published) == ("odt", "年度报告", "")


def test_pages_are_counted_where_the_file_marks_them(odt_file: Callable[..., bytes]) -> None:
    from gilint.readers import read

    breaks = '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    body = (
        "<text:p text:style-name='B'>一</text:p><text:p><text:soft-page-break/>二</text:p><text:p>跨<text:soft-page-break/>页</text:p>"
        "<text:p text:style-name='B'>四</text:p><table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
        "</table:table-row><text:soft-page-break/><table:table-row><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    data = odt_file(body, automatic=breaks, flat=True).replace(b"<office:text>", b'<office:text text:use-soft-page-breaks="true">')
    document = read(data, "a.fodt")
    assert [(paragraph.text, paragraph.place.page) for paragraph in document.paragraphs()] == [("一", 1), ("二", 2), ("跨页", 2), ("四", 4)]
    assert [(cell.text, cell.place.page) for table in document.tables() for cell in table.cells] == [("甲", 4), ("乙", 5)]
