"""What a paragraph shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Image, Paragraph, Place, Table

Reader = Callable[..., Document]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("收到申请") + run("12") + run("件"), "收到申请12件"),
        (run("甲") + "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>", "甲\t乙\n丙\n丁"),
        (run("甲") + '<w:r><w:br w:type="page"/></w:r>' + run("乙"), "甲乙"),
        ("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2024</w:t><w:softHyphen/></w:r>", "2023-2024"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>' + run("项"), "①项"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="D800"/><w:sym w:char="x"/></w:r>', "\uf0fe"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>shi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>市</w:t></w:r></w:rubyBase></w:ruby></w:r>", "市"),
        (f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>', "链接"),
        (f"<w:smartTag><w:smartTagPr/>{run('日期')}</w:smartTag><w:customXml>{run('标')}</w:customXml>", "日期标"),
        (f'<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent>{run("内容")}</w:sdtContent></w:sdt>', "内容"),
        (f"<w:bdo>{run('甲')}</w:bdo><w:dir>{run('乙')}</w:dir>", "甲乙"),
        (f'<w:fldSimple w:instr=" REF x ">{run("结果")}</w:fldSimple>', "结果"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>' + run("页"), "页"),
        (field("begin") + instruction(" REF ") + run("指令") + field("separate") + run("12") + field("end") + run("件"), "12件"),
        (field("begin") + instruction(" NUMPAGES ") + field("separate") + run("9") + field("end") + run("页"), "页"),
        (field("end") + field("separate") + run("仍在"), "仍在"),
        ("<m:oMathPara><m:oMath><m:r><m:t>98%</m:t></m:r></m:oMath></m:oMathPara>", "98%"),
        ("<w:r><w:t>  甲 \n 乙  </w:t></w:r>", "甲   乙"),
        (run("乙") + run("  甲 ") + run("丙"), "乙  甲 丙"),
        (run("\u3000\u3000甲 "), "甲"),
        (run("私\ue000用\u200b区\u00a0内"), "私\ue000用\u200b区\u00a0内"),
        (f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>", "新"),
    ],
)
def test_visible_text(read_word: Reader, content: str, text: str) -> None:
    assert [each.text for each in read_word(paragraph(content)).paragraphs()] == [text]


def test_paragraphs_without_visible_text_are_no_blocks_and_do_not_count(read_word: Reader) -> None:
    document = read_word(paragraph(run("甲")) + "<w:p/>" + paragraph(run(" \t")) + paragraph(run("乙")))
    assert document.blocks == (Paragraph("甲", Place(paragraph=1)), Paragraph("乙", Place(paragraph=2)))


def test_blocks_inside_content_controls_and_the_like_are_read(read_word: Reader) -> None:
    control = f"<w:sdt><w:sdtContent><w:customXml>{paragraph(run('甲'))}</w:customXml></w:sdtContent></w:sdt>"
    assert [each.text for each in read_word(f"{control}<w:ins>{paragraph(run('乙'))}</w:ins>").paragraphs()] == ["甲", "乙"]


def test_an_unclosed_field_swallows_no_more_than_its_paragraph(read_word: Reader) -> None:
    for kind in (" REF x ", " TOC "):
        body = paragraph(field("begin"), instruction(kind), field("separate"), run("甲")) + paragraph(run("乙"))
        assert "乙" in [each.text for each in read_word(body).paragraphs()]
    assert [each.text for each in read_word(paragraph(field("begin"), run("指令")) + paragraph(run("乙"))).paragraphs()] == ["乙"]


def test_a_table_of_contents_is_no_body(read_word: Reader) -> None:
    link = field("begin") + instruction(" PAGEREF a ") + field("separate") + run("3") + field("end")
    by_field = (
        paragraph(field("begin"), instruction(' TOC \\o "1-3" '), field("separate"), run("一、总体情况"), link)
        + paragraph(run("二、主动公开"), link)
        + paragraph(field("end"), run("一、总体情况"))
    )
    document = read_word(by_field)
    assert [each.text for each in document.paragraphs()] == ["一、总体情况"]
    assert document.margins == ("一、总体情况3", "二、主动公开3")
    gallery = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    document = read_word(
        f"{gallery}{paragraph(run('目录'))}{paragraph(run('一、总体情况'))}</w:sdtContent></w:sdt>{paragraph(run('正文'))}"
    )
    assert [each.text for each in document.paragraphs()] == ["正文"]
    assert document.margins == ("目录", "一、总体情况")
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    listed = paragraph('<w:pPr><w:pStyle w:val="11"/></w:pPr>', run("一、总体情况"))
    document = read_word(listed + paragraph(run("正文")), styles=styles)
    assert [each.text for each in document.paragraphs()] == ["正文"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def in_box(content: str, fallback: str = "") -> str:
    """A text box as Word writes it: the drawing, and the same for older programs."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"{BOX.format(content)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX.format(fallback)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_follows_the_paragraph_that_anchors_it(read_word: Reader) -> None:
    inside = paragraph(run("框中")) + f"<w:tbl><w:tr><w:tc>{paragraph(run('格'))}</w:tc></w:tr></w:tbl>"
    document = read_word(paragraph(run("前"), in_box(inside, inside), run("后")) + paragraph(run("末")))
    shown = [block.text if isinstance(block, Paragraph) else type(block) for block in document.blocks]
    assert shown == ["前后", "框中", Table, "末"]


def test_the_older_drawing_is_read_where_the_newer_is_empty(read_word: Reader) -> None:
    document = read_word(paragraph(in_box(paragraph(), paragraph(run("旧框")))))
    assert [each.text for each in document.paragraphs()] == ["旧框"]


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="{}" descr="{}"/><a:graphic><a:graphicData><pic:pic>'
    '<pic:blipFill><a:blip r:embed="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def test_pictures_follow_their_paragraph_and_their_table(read_word: Reader) -> None:
    relations = [("i", "image", "media/image1.png", "")]
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(run('格'))}</w:tc><w:tc>{paragraph(PICTURE.format('', '', 'i'))}</w:tc></w:tr></w:tbl>"
    old = '<w:r><w:pict><v:shape><v:imagedata r:id="i" o:title="扫描件"/></v:shape></w:pict></w:r>'
    body = paragraph(run("见下图"), PICTURE.format("图片 1", "表三", "i"), old) + cell
    assert [block for block in read_word(body, relations=relations).blocks if isinstance(block, Image)] == [
        Image("表三", Place(paragraph=1)),
        Image("扫描件", Place(paragraph=1)),
        Image("word/media/image1.png", Place(table=1, row=1, column=2)),
    ]


def test_an_embedded_sheet_is_an_attachment(read_word: Reader) -> None:
    body = paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12" r:id="e"/></w:object></w:r>')
    (attachment,) = read_word(body, relations=[("e", "package", "embeddings/sheet.xlsx", "")]).attachments()
    assert (attachment.name, attachment.target) == ("Excel.Sheet.12", "word/embeddings/sheet.xlsx")


def test_pages_are_known_only_where_the_file_marks_them(read_word: Reader) -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    cut = paragraph(run("甲"), broken, run("续"))
    table = f"<w:tbl>{row.format(cut, cut)}{row.format(paragraph(run('乙')), paragraph(run('丙')))}</w:tbl>"
    document = read_word(paragraph(run("一")) + paragraph(broken, run("二"), broken, run("接")) + table + paragraph(run("末")))
    assert [each.place.page for each in document.paragraphs()] == [1, 2, 4]
    assert [cell.place.page for cell in next(document.tables()).cells] == [3, 3, 4, 4]
    assert read_word(paragraph(run("一"), '<w:r><w:br w:type="page"/></w:r>')).blocks == (Paragraph("一", Place(paragraph=1)),)


def test_headers_and_footers_are_margins_and_footnotes_are_neither(read_word: Reader) -> None:
    page = paragraph(run("第"), field("begin"), instruction(" PAGE "), field("separate"), run("3"), field("end"), run("页"))
    notes = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{paragraph("<w:r><w:t>脚注</w:t></w:r>")}</w:footnotes>'
    document = read_word(
        paragraph(run("正文"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        header1=paragraph(run("某县人民政府")),
        footer1=f"<w:tbl><w:tr><w:tc>{page}</w:tc></w:tr></w:tbl>",
        relations=[("f", "footnotes", "footnotes.xml", "")],
        members={"word/footnotes.xml": notes},
    )
    assert document.margins == ("某县人民政府", "第页")
    assert [each.text for each in document.paragraphs()] == ["正文"]


def test_the_title_is_that_of_the_properties(read_word: Reader) -> None:
    core = (
        '<p:coreProperties xmlns:p="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 年度报告 </dc:title></p:coreProperties>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/officeDocument" Target="/word/document.xml"/>'
        '<Relationship Id="b" Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    document = read_word(paragraph(run("正文")), members={"_rels/.rels": relations, "docProps/core.xml": core})
    assert (document.title, document.format) == ("年度报告", "docx")
