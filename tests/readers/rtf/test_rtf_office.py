"""Rich Text that LibreOffice wrote from Word files: what was in them is read from it."""

from __future__ import annotations

import pytest

from gilint.document import Document, Note, Place
from gilint.readers import Limits
from gilint.readers.docx import read_docx
from gilint.readers.rtf import read_rtf
from tests import programs, specimens, writers
from tests.readers.docx.conftest import build_word_file

LEVELS = "".join(
    f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for depth, (form, text) in enumerate(
        [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("bullet", "●")]
    )
)
NUMBERING = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def numbered(text: str, depth: int) -> str:
    return paragraph(run(text), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def table(*rows: str, columns: int) -> str:
    grid = '<w:gridCol w:w="1500"/>' * columns
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def field(instruction: str, result: str) -> str:
    begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{part}{result}{end}"


BOX = (
    '<w:r><w:pict><v:rect style="position:absolute;width:200pt;height:50pt"><v:textbox><w:txbxContent>'
    f"{paragraph(run('框内'))}{table(row(cell(paragraph(run('框格')))), columns=1)}<w:p/>"
    "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)
NESTED = table(row(cell(paragraph(run("内甲"))), cell(paragraph(run("内乙")))), columns=2)
BODIES = {
    "numbers": "".join(
        numbered(text, depth)
        for text, depth in (("总体情况", 0), ("主动公开", 1), ("依申请", 1), ("第一", 2), ("点", 3), ("主动公开情况", 0), ("规章", 1))
    )
    + paragraph(run("总体"), '<w:pStyle w:val="H1"/>'),
    "revisions": paragraph(
        run("收到")
        + "<w:del w:id='1' w:author='a'><w:r><w:delText>12</w:delText></w:r></w:del>"
        + "<w:ins w:id='2' w:author='a'><w:r><w:t>15</w:t></w:r></w:ins>"
        + run("件")
    )
    + paragraph(run("看得见") + run("看不见", "<w:vanish/>") + run("白字", '<w:color w:val="FFFFFF"/>')),
    "tables": table(
        row(cell(paragraph(run("甲"))), cell(paragraph(run("乙")), '<w:gridSpan w:val="2"/>')),
        row(
            cell(paragraph(run("丙")) + paragraph(run("丁")), '<w:vMerge w:val="restart"/>'), cell(paragraph("")), cell(paragraph(run("2")))
        ),
        row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph(run("3"))), cell(NESTED + paragraph(run("内后")))),
        row(
            cell(paragraph(run("白", '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="1F3864"/>'),
            cell(paragraph("<w:ins w:id='3' w:author='a'><w:r><w:t>5</w:t></w:r></w:ins>")),
            cell(paragraph(run("6"))),
        ),
        columns=3,
    )
    + paragraph(run("间"))
    + table(row(cell(paragraph(run("后表")))), columns=1)
    + paragraph(""),
    "beside": paragraph(
        '<w:commentRangeStart w:id="7"/>'
        + run("被批注")
        + '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
        + run("后")
    )
    + paragraph(BOX + run("框外"))
    + paragraph(run("第") + field("PAGE", run("3")) + run("页"))
    + paragraph(field(' TOC \\o "1-3" ', run("一、总体情况 1")))
    + paragraph("<w:r><w:t>制</w:t><w:tab/><w:t>表</w:t><w:br/><w:t>行—“引”é𠮷</w:t></w:r>")
    + '<w:sectPr><w:headerReference w:type="default" r:id="part-header1"/></w:sectPr>',
}
STYLES = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
COMMENTS = '<w:comment w:id="7" w:author="Li" w:date="2025-01-02T03:04:00Z"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'


@pytest.fixture(scope="session")
def words() -> dict[str, bytes]:
    """Word files, by name."""
    report = specimens.document(cells={address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)})
    files = {name: build_word_file(body, numbering=NUMBERING, styles=STYLES) for name, body in BODIES.items()}
    files["beside"] = build_word_file(BODIES["beside"], comments=COMMENTS, header1=paragraph(run("青屿县人民政府")))
    return {"report": writers.docx(report), **files}


@pytest.fixture(scope="session")
def rewritten(words: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of them."""
    folder = tmp_path_factory.mktemp("rich")
    for name, data in words.items():
        (folder / f"{name}.docx").write_bytes(data)
    programs.convert([folder / f"{name}.docx" for name in words], "rtf", folder / "out")
    return {name: (folder / "out" / f"{name}.rtf").read_bytes() for name in words}


def told(document: Document) -> list[object]:
    """Paragraphs with their numbers and levels, then tables with their cells."""
    paragraphs = [(each.text, each.number, each.level) for each in document.paragraphs()]
    tables = [[(each.text, each.row, each.column, each.row_span, each.column_span) for each in found.cells] for found in document.tables()]
    return [*paragraphs, *tables]


@pytest.mark.parametrize("name", ["report", *BODIES])
def test_the_same_is_read_from_both(words: dict[str, bytes], rewritten: dict[str, bytes], name: str) -> None:
    word, rich = read_docx(words[name], Limits()), read_rtf(rewritten[name], Limits())
    assert told(rich) == told(word)
    assert [type(block) for block in rich.blocks] == [type(block) for block in word.blocks]
    assert rich.notes == word.notes
    assert rich.margins == word.margins
    assert rich.comments == word.comments


def test_what_the_files_say(rewritten: dict[str, bytes]) -> None:
    numbers = read_rtf(rewritten["numbers"], Limits())
    assert [each.text for each in numbers.paragraphs()][:5] == ["一、总体情况", "（一）主动公开", "（二）依申请", "1.第一", "点"]
    revisions = read_rtf(rewritten["revisions"], Limits())
    assert [each.text for each in revisions.paragraphs()] == ["收到15件", "看得见白字"]
    assert Note("hidden-text", "看不见", Place(paragraph=2)) in revisions.notes
    assert read_rtf(rewritten["beside"], Limits()).margins == ("一、总体情况 1", "青屿县人民政府")
