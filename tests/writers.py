"""Writes a document in the shapes in which reports arrive: text of five kinds, a web page, a Word file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO

from gilint.document import Cell, Document, Paragraph, Table

MARGIN = 28
"""Characters on a line of hard-wrapped text."""
NBSP = "\xa0"


def _rows(table: Table) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return [sorted(row, key=lambda cell: cell.column) for row in rows]


def tab_rows(document: Document) -> str:
    """A row a line, cells parted by tabs, covered cells left as blanks."""
    return _text(document, lambda table: ["\t".join(_covered(table, row)) for row in range(table.rows)])


def copied_rows(document: Document) -> str:
    """A row a line as a browser copies it: merged cells once, nothing for what they cover."""
    return _text(document, lambda table: ["\t".join(cell.text for cell in row) for row in _rows(table)])


def copied_paragraphs(document: Document) -> str:
    """A row as a browser copies it whose cells hold paragraphs: blank lines around each text, tabs between them."""

    def lines(table: Table) -> Iterator[str]:
        for row in _rows(table):
            yield "\t".join(f"\n\n{cell.text or NBSP}\n\n" for cell in row)

    return _spaced(document, lambda table: "\n".join(lines(table)).strip("\n"))


def copied_breaks(document: Document) -> str:
    """The same with labels that are no paragraphs, and blank cells that hold a line break."""

    def lines(table: Table) -> Iterator[str]:
        for row in _rows(table):
            yield "\t".join(f"\n\n{cell.text}\n\n" if _is_number(cell.text) else cell.text or "\n" for cell in row)

    return _spaced(document, lambda table: "\n".join(lines(table)))


def selected_paragraphs(document: Document) -> str:
    """The text of a selection in a browser whose cells hold paragraphs: one below the other, without tabs."""
    return _spaced(document, lambda table: "\n\n".join(cell.text or NBSP for row in _rows(table) for cell in row))


def cell_lines(document: Document) -> str:
    """A cell a line, as an office program exports text; blank cells and those covered from above are empty lines."""
    return _text(document, lambda table: [text for row in _below(table) for text in row])


def tab_cells(document: Document) -> str:
    """A cell a line behind a tab, a blank line after each row; cells covered from above are blank ones."""
    return _text(document, lambda table: [line for row in _below(table) for line in (*(f"\t{text}" for text in row), "")])


def bar_cells(document: Document) -> str:
    """A cell a line closed by a bar, rows filled up with bars."""

    def lines(table: Table) -> Iterator[str]:
        for row in _rows(table):
            yield from (f"{cell.text} |" if cell.text else "|" for cell in row)
            if table.columns > len(row):
                yield "|" * (table.columns - len(row))

    return _text(document, lambda table: list(lines(table)))


def bar_rows(document: Document) -> str:
    """A Markdown table."""

    def lines(table: Table) -> Iterator[str]:
        for index in range(table.rows):
            yield "| " + " | ".join(_covered(table, index)) + " |"
            if not index:
                yield "|" + " --- |" * table.columns

    return _text(document, lambda table: list(lines(table)))


def wrapped_lines(document: Document) -> str:
    """Text as taken from a PDF: lines cut at a margin, cells parted by blanks, long labels on several lines."""

    def lines(table: Table) -> Iterator[str]:
        for row in _rows(table):
            labels = [cell.text for cell in row if not _is_number(cell.text)]
            values = " ".join(cell.text for cell in row if _is_number(cell.text))
            for label in labels[:-1]:
                yield from _cut(label, 5)
            last = list(_cut(labels[-1], 17)) if labels else [""]
            if len(last) == 1:
                yield f"{last[0]} {values}".strip()
            else:
                yield from last
                if values:
                    yield values

    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            indent = "　　" if len(block.text) > MARGIN else ""
            parts.extend(_cut(indent + block.text, MARGIN))
        elif isinstance(block, Table):
            parts.extend(lines(block))
    return "\n".join(parts) + "\n"


def html(document: Document) -> str:
    """A page as a content system of government publishes it."""
    body: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            body.append(f"<p>{escape(block.text)}</p>")
        elif isinstance(block, Table):
            body.append("<table border=1>" + "".join(_tr(row) for row in _rows(block)) + "</table>")
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>公开年报</title></head><body>"
        "<div class='header'><ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>"
        f"<div class='article'>{''.join(body)}</div><div class='footer'>版权所有 网站标识码</div></body></html>"
    )


def docx(document: Document) -> bytes:
    """A Word file with truly merged cells."""
    from docx import Document as new_document

    word = new_document()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            word.add_paragraph(block.text)
        elif isinstance(block, Table):
            table = word.add_table(block.rows, block.columns)
            table.style = "Table Grid"
            # Asked for once: each time python-docx lays out the whole table anew.
            grid = [row.cells for row in table.rows]
            for cell in block.cells:
                first = grid[cell.row][cell.column]
                last = grid[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
                merged = first.merge(last) if cell.row_span > 1 or cell.column_span > 1 else first
                merged.text = cell.text
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _tr(row: list[Cell]) -> str:
    cells = (f"<td rowspan={cell.row_span} colspan={cell.column_span}>{escape(cell.text) or '&nbsp;'}</td>" for cell in row)
    return f"<tr>{''.join(cells)}</tr>"


def _covered(table: Table, row: int) -> list[str]:
    return [cell.text if cell and (cell.row, cell.column) == (row, column) else "" for column, cell in enumerate(table.grid()[row])]


def _below(table: Table) -> list[list[str]]:
    """Cells of each row as Word's own order has them: spans across once, spans down again as blanks."""
    rows: list[list[str]] = []
    for index, row in enumerate(table.grid()):
        texts: list[str] = []
        for column, cell in enumerate(row):
            if cell and cell.column == column:
                texts.append(cell.text if cell.row == index else "")
        rows.append(texts)
    return rows


def _is_number(text: str) -> bool:
    return text.replace(".", "").isdigit()


def _cut(text: str, width: int) -> Iterator[str]:
    for start in range(0, max(len(text), 1), width):
        yield text[start : start + width]


def _spaced(document: Document, table_text: Callable[[Table], str]) -> str:
    """Paragraphs with a blank line between them, and tables in their midst."""
    blocks = (
        block.text if isinstance(block, Paragraph) else table_text(block)
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    )
    return "\n\n".join(blocks) + "\n"


def _text(document: Document, table_lines) -> str:  # type: ignore[no-untyped-def]
    parts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            parts.append(block.text)
        elif isinstance(block, Table):
            parts.extend(["", *table_lines(block), ""])
    return "\n".join(parts) + "\n"
