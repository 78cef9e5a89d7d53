"""Writes Word 2003 XML as reporting systems do: a file that Word once saved, with the values filled in."""

from __future__ import annotations

from html import escape

from gilint.document import Cell, Document, Paragraph, Table

SPACES = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:schemas-microsoft-com:office:smarttags"'
)


def wordml(body: str, *, lists: str = "", styles: str = "", before: str = "", root: str = "") -> bytes:
    """`before` stands before the lists, `root` are more attributes of the root."""
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<w:wordDocument {SPACES} w:macrosPresent="no" xml:space="preserve" {root}>{before}'
        f"<w:lists>{lists}</w:lists><w:styles>{styles}</w:styles>"
        f"<w:body><wx:sect>{body}<w:sectPr/></wx:sect></w:body></w:wordDocument>"
    )
    return text.encode()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def report(document: Document) -> bytes:
    """A document with its headings in sub-sections and its merged cells as Word writes them."""
    return wordml("".join(_block(block) for block in document.blocks if isinstance(block, Paragraph | Table)))


def _block(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return f"<wx:sub-section>{paragraph(block.text)}</wx:sub-section>"
    rows = "".join(f"<w:tr>{''.join(_cells(block, row))}</w:tr>" for row in range(block.rows))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{rows}</w:tbl>'


def _cells(table: Table, row: int) -> list[str]:
    return [_cell(cell, row) for column, cell in enumerate(table.grid()[row]) if cell and cell.column == column]


def _cell(cell: Cell, row: int) -> str:
    first = cell.row == row
    down = "" if cell.row_span == 1 else '<w:vmerge w:val="restart"/>' if first else "<w:vmerge/>"
    across = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{across}{down}</w:tcPr>{paragraph(cell.text if first else "")}</w:tc>'
