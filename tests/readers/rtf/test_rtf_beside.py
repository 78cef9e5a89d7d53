"""What stands beside the text: headers, comments, text boxes, pictures, files."""

from __future__ import annotations

from collections.abc import Callable

from gilint.document import Attachment, Comment, Document, Image, Note, Paragraph, Place, Table

Read = Callable[..., Document]
COMMENT = r"{\*\atnid L}{\*\atnauthor 复核}\chatn{\*\annotation{\*\atnref 1}{\*\atndate -2016341820}\pard\plain 请核对\par 第二段}"


def shown(document: Document) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else type(block).__name__ for block in document.blocks]


def test_headers_and_footers(read_rich: Read) -> None:
    document = read_rich(
        r"{\header\pard 青屿县人民政府\par}{\headerl\pard 青屿县人民政府\par}{\footer 第{\field{\*\fldinst PAGE}{\fldrslt 1}}页}正文"
    )
    assert shown(document) == ["正文"]
    assert document.margins == ("青屿县人民政府", "第页")


def test_a_comment_on_words(read_rich: Read) -> None:
    document = read_rich(rf"前\par 甲{{\*\atrfstart 1}}乙\par 丙{{\*\atrfend 1}}{COMMENT}丁\par")
    places = (Place(paragraph=2), Place(paragraph=3))
    assert shown(document) == ["前", "甲乙", "丙丁"]
    assert document.comments == (Comment("请核对\n第二段", "复核", "2025-01-02T03:04:00Z", places, "乙丙"),)
    assert document.notes == (Note("comment", "请核对\n第二段", Place(paragraph=2)),)


def test_a_comment_on_no_words_is_on_its_paragraph(read_rich: Read) -> None:
    document = read_rich(rf"前\par 甲{COMMENT}\par{COMMENT}\par")
    assert [(comment.places, comment.quote) for comment in document.comments] == [((Place(paragraph=2),), "")] * 2


def test_a_comment_in_a_cell(read_rich: Read) -> None:
    document = read_rich(rf"\trowd\cellx1000\cellx2000\pard\intbl 甲\cell{{\*\atrfstart 1}}12{{\*\atrfend 1}}{COMMENT}\cell\row")
    (comment,) = document.comments
    assert [(place.table, place.row, place.column) for place in comment.places] == [(1, 1, 2)]
    assert [cell.text for cell in next(document.tables()).cells] == ["甲", "12"]


def test_a_text_box_stands_after_its_paragraph(read_rich: Read) -> None:
    inside = r"{\sp{\sn fillColor}{\sv 255}}{\shptxt\pard 框内\par\trowd\cellx500\pard\intbl 格\cell\row\pard\par}"
    box = rf"{{\shp{{\*\shpinst\shpleft0{inside}}}{{\shprslt{{\*\do{{\dptxbxtext 框内\par}}}}}}}}"
    old = r"{\*\do\dobxpage\dptxbx{\dptxbxtext\pard 旧框\par}\dpx0}"
    assert shown(read_rich(rf"甲{box}乙\par{old}丙\par")) == ["甲乙", "框内", "Table", "丙", "旧框"]


def test_pictures(read_rich: Read) -> None:
    inline = r"{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv 表三}}}\pngblip\picw1 8950}}{\nonshppict{\pict\wmetafile8 00}}"
    floating = r"{\shp{\*\shpinst{\sp{\sn wzName}{\sv 图2}}{\sp{\sn pib}{\sv{\pict\jpegblip\bin4 {}{}}}}}}"
    document = read_rich(rf"甲\par{inline}\par{floating}\par")
    assert [(image.name, image.place.paragraph) for image in document.images()] == [("表三", 1), ("图2", 1)]


def test_embedded_files(read_rich: Read) -> None:
    document = read_rich(r"甲{\object\objemb{\*\objclass Excel.Sheet.12}{\*\objdata 0105}{\result{\pict 00}}}乙\par")
    assert shown(document) == ["甲乙", "Attachment", "Image"]
    assert [block.name for block in document.blocks if isinstance(block, Attachment | Image)] == ["Excel.Sheet.12", ""]


PAGE = (
    rb"{\rtf1\ansi\ansicpg936\fromhtml1 \deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
    rb"{\*\htmltag64 <html><body>}\htmlrtf {\htmlrtf0 {\*\htmltag84 <p>}"
    rb"\'d7\'dc\'cc\'e5\u24773?{\*\htmltag84 &lt;}1\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}\line"
    rb"{\*\htmltag1 <table><tr><td colspan=2>}\htmlrtf \trowd\cellx1 \htmlrtf0 \'bc\'d7{\*\htmltag1 </td></tr><tr><td>}"
    rb"1{\*\htmltag1 </td><td>}2{\*\htmltag1 </td></tr></table></body></html>}}"
)


def test_a_page_that_a_mail_program_wrapped() -> None:
    from gilint.readers import read

    document = read(PAGE, "a.rtf")
    assert document.format == "rtf"
    assert [paragraph.text for paragraph in document.paragraphs()] == ["总体情<1"]
    assert [[(cell.text, cell.column_span) for cell in block.cells] for block in document.blocks if isinstance(block, Table)] == [
        [("甲", 2), ("1", 1), ("2", 1)]
    ]
