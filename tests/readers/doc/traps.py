"""Word files in XML with what reports trip readers with; the office program makes old Word files of them."""

from __future__ import annotations

from typing import Any

from tests.readers.docx.conftest import build_word_file

BY = 'w:author="李某" w:date="2024-01-02T03:04:00Z"'
LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ANCHORED = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" '
    'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="1000000"/>'
    '<wp:wrapNone/><wp:docPr id="1" name="框"/><a:graphic><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="2000000" cy="1000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
    "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs, or of a text."""
    runs = (each if each.startswith("<w:") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, depth: int, use: int = 1) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{use}"/></w:numPr>')


def styled(text: str, style: str, more: str = "") -> str:
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


def cell(content: str = "", properties: str = "", width: int = 1000) -> str:
    body = content if content.startswith("<w:") else paragraph(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{body}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(each if each.startswith('<w:') else cell(each) for each in cells)}</w:tr>"


def table(*rows: str, columns: tuple[int, ...] = (1000, 1000)) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    fixed = f'<w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{fixed}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(instruction: str, result: str) -> str:
    return mark("begin") + code(instruction) + mark("separate") + run(result) + mark("end")


def across(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def box(*paragraphs: str) -> str:
    drawing = f"<w:drawing>{ANCHORED.format(''.join(paragraphs))}</w:drawing>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


def _lists() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    lists = (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>' for number in (0, 1)
    )
    restarted = '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="7"/></w:lvlOverride>'
    uses = ((1, 0, ""), (2, 1, ""), (3, 0, restarted))
    return "".join(lists) + "".join(
        f'<w:num w:numId="{use}"><w:abstractNumId w:val="{number}"/>{more}</w:num>' for use, number, more in uses
    )


LISTS = _lists()
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="character" w:styleId="H"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
MARGINS = (
    '<w:sectPr><w:headerReference w:type="default" r:id="part-header1"/>'
    '<w:footerReference w:type="default" r:id="part-footer1"/></w:sectPr>'
)
CONTENTS = paragraph(
    *(mark("begin"), code(' TOC \\o "1-3" '), mark("separate"), run("一、总体情况"), "<w:r><w:tab/></w:r>", run("1")),
    properties='<w:pStyle w:val="C"/>',
) + paragraph(run("二、主动公开情况"), "<w:r><w:tab/></w:r>", run("2"), mark("end"), properties='<w:pStyle w:val="C"/>')
COMMENTS = (
    f'<w:comment w:id="0" {BY} w:initials="l">{paragraph("请核对")}</w:comment>'
    f'<w:comment w:id="1" {BY} w:initials="l">{paragraph("表中")}</w:comment>'
)


def traps() -> dict[str, bytes]:
    deleted, inserted = f'<w:del w:id="1" {BY}><w:r><w:delText>12</w:delText></w:r></w:del>', f'<w:ins w:id="2" {BY}>{run("15")}</w:ins>'
    comment = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    bodies = {
        "numbers": [
            *(numbered("总体情况", 0), numbered("主动公开", 1), numbered("依申请", 1), numbered("第一项", 2), numbered("第二项", 2)),
            *(numbered("第七项", 2, 3), numbered("主动公开情况", 0), numbered("规章", 1), numbered("另一列", 0, 2), paragraph("正文")),
            table(*(row(cell(numbered(label, 2, 2)), value) for label, value in (("甲", "1"), ("乙", "2")))),
        ],
        "styles": [
            *(styled("总体情况", "1"), styled("主动公开", "2"), styled("依申请", "2")),
            *(styled("不编号", "1", '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled("第二部分", "1"), styled("其一", "2")),
        ],
        "contents": [CONTENTS, paragraph("一、总体情况"), paragraph("第", field("PAGE", "9"), "页"), MARGINS],
        "revisions": [
            paragraph("收到", deleted, inserted, "件"),
            f'<w:p><w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr>{run("前半")}</w:p>',
            paragraph("后半"),
            paragraph("可见", run("看不见", "<w:vanish/>"), run("白字", '<w:color w:val="FFFFFF"/>'), run("样式", '<w:rStyle w:val="H"/>')),
            paragraph(run("底色白字", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="000080"/>')),
        ],
        "nested": [
            table(
                row("外甲", cell(table(row("内1", "内2"), row("内3", "内4"), columns=(500, 500)) + paragraph("外乙"), width=2000)),
                row("外丙", cell("外丁", width=2000)),
                columns=(1000, 2000),
            ),
            paragraph("间"),
            table(row(cell(table(row("a", "b"), row("c", "d")) + paragraph(), width=2000)), columns=(2000,)),
        ],
        "merged": [
            table(
                row(cell("角", across(2) + BEGIN, 2000), cell("头", across(2), 2000)),
                row(cell("", across(2) + GO_ON, 2000), "h1", "h2"),
                row(cell("行", BEGIN), "r1", "1", "2"),
                row(cell("", GO_ON), "r2", "3", ""),
                row(cell("末", across(3), 3000), "9"),
                columns=(1000,) * 4,
            ),
            paragraph("中"),
            table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "1"), row("a", "b", "c"), columns=(1000,) * 3),
        ],
        "boxes": [
            *(paragraph("前"), paragraph("锚", box(paragraph("框内"), table(row("框", "8")), paragraph("框末")), "之后")),
            *(paragraph("锚二", box(paragraph("第二框"))), paragraph("后")),
        ],
        "comments": [
            paragraph(comment.format(0, run("收到申请")), "十件"),
            table(row(cell(f"<w:p>{comment.format(1, run('甲'))}</w:p>"), "5")),
        ],
        "signs": [
            paragraph("甲", "<w:r><w:br/></w:r>", "乙", "<w:r><w:tab/></w:r>", "丙", "<w:r><w:noBreakHyphen/></w:r>", "𠮷①"),
            paragraph("见", field(' HYPERLINK "http://a.gov.cn" ', "网站")),
            f'<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>{run("节末")}</w:p>',
            paragraph("新节"),
        ],
    }
    parts: dict[str, dict[str, Any]] = {
        "numbers": {"numbering": LISTS},
        "styles": {"numbering": LISTS, "styles": STYLES},
        "contents": {"styles": STYLES, "header1": paragraph("青屿县人民政府"), "footer1": paragraph("第 ", field("PAGE", "1"), " 页")},
        "revisions": {"styles": STYLES},
        "comments": {"comments": COMMENTS},
    }
    return {name: build_word_file("".join(body), **parts.get(name, {})) for name, body in bodies.items()}
