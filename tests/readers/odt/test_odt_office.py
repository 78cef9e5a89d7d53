"""What LibreOffice makes of Word files: read as the Word file is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gilint.document import Block, Comment, Document, Note, Place, Table
from gilint.readers import read
from tests import programs, specimens, writers
from tests.readers.docx.conftest import build_word_file

KINDS = ["odt", "fodt"]
BY = "w:author='李某' w:date='2024-01-01T00:00:00Z'"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' + "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="N"/><w:pPr><w:numPr>'
    f'<w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
    for level in (1, 2)
)


GRID = "<w:gridCol w:w='2000'/>" * 2


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str, identity: int) -> str:
    return f"<w:ins w:id='{identity}' {BY}>{run(text)}</w:ins>"


def deleted(text: str, identity: int) -> str:
    return f"<w:del w:id='{identity}' {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, depth: int = 0) -> str:
    return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="2"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return paragraph(run(text), properties=f'<w:pStyle w:val="{style}"/>')


def cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{GRID}</w:tblGrid>{''.join(rows)}</w:tbl>"


def box(content: str) -> str:
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="1000000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        "<wps:bodyPr/></wps:wsp>"
    )
    place = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="1000000"/>'
    )
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        f'layoutInCell="1" allowOverlap="1">{place}<wp:wrapNone/><wp:docPr id="1" name="box"/><a:graphic><a:graphicData uri="{uri}">{shape}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


MERGED, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
WHITE, DARK = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:color="auto" w:fill="000080"/>'
GONE_MARK = f"<w:rPr><w:del w:id='60' {BY}/></w:rPr>"
FILES = {
    "numbers": "".join(
        [
            *(styled("总体情况", "H1"), styled("主动公开", "H2"), styled("依申请公开", "H2"), numbered("第一项"), paragraph(run("间"))),
            *(numbered("第二项", 1), styled("主动公开情况", "H1"), styled("规章", "H2"), numbered("第一项")),
            paragraph(run("不编号"), properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            table(row(cell(numbered("格中")), cell(numbered("格中"))), row(cell(paragraph(run("甲"))), cell(paragraph(run("乙"))))),
            styled("收到和处理", "H1"),
        ]
    ),
    "changes": "".join(
        [
            paragraph(run("收到"), deleted("12", 1), inserted("15", 2), run("件")),
            paragraph(run("前半"), properties=GONE_MARK) + paragraph(run("后半")),
            paragraph(deleted("整段", 3), properties=GONE_MARK) + paragraph(run("其后")),
            paragraph(inserted("插入段", 4), properties=f"<w:rPr><w:ins w:id='5' {BY}/></w:rPr>") + paragraph(run("末段")),
            table(
                row(cell(paragraph(run("合")), MERGED), cell(paragraph(run("1")))),
                row(
                    *(cell(paragraph(), GOES_ON), cell(paragraph(deleted("99", 6), properties=GONE_MARK))),
                    properties=f"<w:del w:id='7' {BY}/>",
                ),
                row(cell(paragraph(), GOES_ON), cell(paragraph(run("2")))),
                row(cell(paragraph(inserted("3", 8))), cell(paragraph(inserted("4", 9))), properties=f"<w:ins w:id='10' {BY}/>"),
            ),
        ]
    ),
    "unseen": "".join(
        [
            paragraph(run("隐"), run("藏字", "<w:vanish/>"), run("后"), run("白字", WHITE)),
            table(row(cell(paragraph(run("白", WHITE)), DARK), cell(paragraph(run("白", WHITE))))),
            paragraph(run("挂框"), box(paragraph(run("框首")) + table(row(cell(paragraph(run("甲"))), cell(paragraph(run("乙"))))))),
            table(row(cell(table(row(cell(paragraph(run("内"))), cell(paragraph(run("层"))))) + paragraph(run("外"))), cell(paragraph()))),
            paragraph('<w:commentRangeStart w:id="7"/>', run("批注")),
            paragraph(run("两段"), '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>', run("之后")),
        ]
    ),
}
COMMENT = '<w:comment w:id="7" w:author="李某" w:date="2024-05-06T07:08:09Z"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'


@pytest.fixture(scope="session")
def word_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Word files, and beside them, in a folder for each kind, what LibreOffice makes of them."""
    folder = tmp_path_factory.mktemp("odt")
    for name, body in FILES.items():
        section = '<w:sectPr><w:headerReference w:type="default" r:id="part-header1"/></w:sectPr>'
        comments = COMMENT if "commentReference" in body else ""
        header = paragraph(run("某县人民政府"))
        data = build_word_file(body + section, styles=STYLES, numbering=NUMBERING, comments=comments, header1=header)
        (folder / f"{name}.docx").write_bytes(data)
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    (folder / "report.docx").write_bytes(writers.docx(specimens.document(cells=cells)))
    for kind in KINDS:
        programs.convert(sorted(folder.glob("*.docx")), kind, folder / kind)
    return folder


def unpaged(place: Place) -> Place:
    return replace(place, page=None)


def without_pages(document: Document) -> tuple[list[Block], list[Note], list[Comment]]:
    """What a document holds, without the pages that only one of the formats tells."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            block = replace(block, cells=tuple(replace(cell, place=unpaged(cell.place)) for cell in block.cells))
        blocks.append(replace(block, place=unpaged(block.place)))
    comments = [replace(comment, places=tuple(map(unpaged, comment.places))) for comment in document.comments]
    return blocks, [replace(note, place=unpaged(note.place)) for note in document.notes], comments


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*FILES, "report"])
def test_libreoffice_changes_nothing(word_files: Path, name: str, kind: str) -> None:
    word = read((word_files / f"{name}.docx").read_bytes(), f"{name}.docx")
    written = read((word_files / kind / f"{name}.{kind}").read_bytes(), f"{name}.{kind}")
    assert written.format == "odt"
    assert without_pages(written) == without_pages(word)
    assert written.blocks
    assert written.margins == word.margins


def test_the_word_files_hold_what_they_are_for(word_files: Path) -> None:
    numbers, changes, unseen = (read((word_files / f"{name}.docx").read_bytes(), f"{name}.docx") for name in FILES)
    expected = ["一、", "（一）", "（二）", "1.", "", "1.①", "二、", "（一）", "2.", "", "三、"]
    assert [each.number for each in numbers.paragraphs()] == expected
    assert {note.kind for note in changes.notes} == {"insertion", "deletion"}
    assert {note.kind for note in unseen.notes} == {"hidden-text", "invisible-colour", "comment"}
    assert len(list(unseen.tables())) == 3
