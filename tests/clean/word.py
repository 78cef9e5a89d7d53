"""Word files written as markup, as Word and WPS do: quick enough for many, with the traits that a library's files do not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from gilint.document import Cell, Document, Paragraph, Table

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ORDINALS = "一二三四五六"
_WIDTH = 900
"""Of a column, in twentieths of a point."""
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="b" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>',
    "word/numbering.xml": f'<w:numbering xmlns:w="{_WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
}


def word(document: Document) -> bytes:
    """Merged cells as spans, every few characters a run of its own, bookmarks and proofing marks in between."""
    return _package(document, automatic=False)


def word_numbered(document: Document) -> bytes:
    """The same with headings that Word numbers itself."""
    return _package(document, automatic=True)


def _package(document: Document, automatic: bool) -> bytes:
    body = "".join(_paragraph(block.text, automatic) if isinstance(block, Paragraph) else _table(block) for block in _visible(document))
    content = {**_PARTS, "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'}
    return _zipped(content)


def _zipped(content: Mapping[str, str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, text in content.items():
            package.writestr(name, text)
    return stream.getvalue()


def _visible(document: Document) -> Iterator[Paragraph | Table]:
    return (block for block in document.blocks if isinstance(block, Paragraph | Table))


def _paragraph(text: str, automatic: bool) -> str:
    if automatic and text[:1] in _ORDINALS and text[1:2] in "、．":
        numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{numbered}{_runs(text[2:].strip())}</w:p>"
    marked = f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{_runs(text)}<w:bookmarkEnd w:id="0"/>'
    return f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>{marked}</w:p>'


def _runs(text: str) -> str:
    pieces = (text[start : start + 6] for start in range(0, len(text), 6))
    return '<w:proofErr w:type="spellStart"/>'.join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)


def _table(table: Table) -> str:
    grid = "".join(f'<w:gridCol w:w="{_WIDTH}"/>' for _ in range(table.columns))
    rows = "".join(f"<w:tr>{''.join(_cells(row, index))}</w:tr>" for index, row in enumerate(table.grid()))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _cells(row: list[Cell | None], index: int) -> Iterator[str]:
    for column, cell in enumerate(row):
        if cell and cell.column == column:
            first = cell.row == index
            merged = "" if cell.row_span == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
            width = f'<w:tcW w:w="{_WIDTH * cell.column_span}" w:type="dxa"/>'
            properties = f'<w:tcPr>{width}<w:gridSpan w:val="{cell.column_span}"/>{merged}</w:tcPr>'
            yield f"<w:tc>{properties}<w:p>{_runs(cell.text) if first else ''}</w:p></w:tc>"
