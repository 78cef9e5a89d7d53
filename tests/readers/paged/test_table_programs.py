"""Tables as an office program and a browser print them: each cell where it was, whatever the lines look like and wherever pages break."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gilint.document import Document, Table
from gilint.readers import read
from tests import programs, specimens, writers

_BLANK = ("t2.regulations.issued", "t3.new.natural_person", "t3.granted.total", "t3.carried_out.total", "t4.review.upheld")


def _with_lines_below(count: int) -> Callable[[Any], None]:
    def change(word: Any) -> None:
        for _ in range(count):
            word.element.body.insert(0, OxmlElement("w:p"))

    return change


def _larger(word: Any) -> None:
    word.styles["Normal"].font.size = Pt(16)


def _smaller(word: Any) -> None:
    word.styles["Normal"].font.size = Pt(6)


def _narrow(word: Any) -> None:
    word.sections[0].left_margin = word.sections[0].right_margin = Cm(5)


def _landscape(word: Any) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _high_rows_below_headers(word: Any) -> None:
    for table in word.tables:
        for number, row in enumerate(table.rows):
            row.height = Cm(2.2)
            if number < 3 and len(table.rows) > 20:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _with_borders(*sides: str, below: int = 0) -> Callable[[Any], None]:
    """Tables that have these lines only, and one below so many first rows."""

    def change(word: Any) -> None:
        for table in word.tables:
            table.style = "Normal Table"
            table._tbl.tblPr.append(_borders("w:tblBorders", sides))
            for cell in table.rows[below - 1].cells if below and len(table.rows) > 20 else ():
                cell._tc.get_or_add_tcPr().append(_borders("w:tcBorders", ("bottom",)))

    return change


def _borders(tag: str, sides: Sequence[str]) -> Any:
    borders = OxmlElement(tag)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


WORD: dict[str, Callable[[Any], None]] = {
    **{f"{count} lines lower": _with_lines_below(count) for count in (0, 3, 7, 11, 15, 19, 23)},
    "large letters": _larger,
    "small letters": _smaller,
    "narrow cells": _narrow,
    "landscape": _landscape,
    "headers that are repeated": _high_rows_below_headers,
    "lines across": _with_borders("top", "bottom", "insideH"),
    "lines across, in a frame": _with_borders("top", "left", "bottom", "right", "insideH"),
    "three lines": _with_borders("top", "bottom", below=3),
    "no lines": _with_borders(),
}
UNRULED = ("lines across", "lines across, in a frame", "three lines", "no lines")
"""Numbers are short there: one that is broken over lines cannot be told where nothing parts rows."""
_COLLAPSED = "table{border-collapse:collapse}"
WEB = {
    "lines round each cell": "td{border:1px solid #000}",
    "single lines": f"{_COLLAPSED}td{{border:1px solid #000}}",
    "thick lines": f"{_COLLAPSED}td{{border:4px solid #000}}",
    "dashes": f"{_COLLAPSED}td{{border:1px dashed #888}}",
    "double frame": "table{border:3px double #000;border-collapse:collapse}td{border:2px solid #000}",
    "sunken cells": "table{border:5px outset #888}td{border:2px inset #888}",
    "cells set apart": "table{border-spacing:4px}td{border:1px solid #000}",
    "coloured": f"{_COLLAPSED}td{{border:1px solid #000;background:#def}}tr:nth-child(2n) td{{background:#eee}}",
    "large": f"body{{font-size:22px}}{_COLLAPSED}table{{width:100%}}td{{border:1px solid #000}}",
    "open at its sides": "table{border-collapse:collapse;border-style:hidden}td{border:1px solid #000}",
    "lines across": f"{_COLLAPSED}td{{border:0 solid #000;border-width:1px 0}}",
    "lines across, in a frame": f"{_COLLAPSED}table{{border:1px solid #000}}td{{border:0 solid #000;border-width:1px 0}}",
    "three lines": f"{_COLLAPSED}table{{border:0 solid #000;border-width:2px 0}}td{{padding:3px}}"
    "tr:nth-child(3) td{border-bottom:1px solid #000}",
    "no lines, in the middle": "table{width:100%}td{text-align:center;padding:4px}",
    "no lines, on the right": "td{text-align:right;padding:3px 6px}",
}


@pytest.fixture(scope="session")
def cells() -> dict[str, str]:
    """Each cell another number, some blank, among them a row of its own."""
    numbered = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    whole_row = dict.fromkeys((address for address in numbered if address.startswith("t3.refused.third_party.")), "")
    return {**numbered, **dict.fromkeys(_BLANK, ""), **whole_row}


@pytest.fixture(scope="session")
def short(cells: dict[str, str]) -> dict[str, str]:
    return {address: text and str(int(text) % 89 + 11) for address, text in cells.items()}


@pytest.fixture(scope="session")
def document(cells: dict[str, str]) -> Document:
    return specimens.document(cells=cells)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="session")
def exported(folder: Path, document: Document, short: dict[str, str]) -> dict[str, bytes]:
    paths = {name: folder / f"{number}.docx" for number, name in enumerate(WORD)}
    for name, change in WORD.items():
        word: Any = new_document(BytesIO(writers.docx(specimens.document(cells=short) if name in UNRULED else document)))
        change(word)
        word.save(str(paths[name]))
    programs.convert(list(paths.values()), "pdf", folder / "office")
    return {name: (folder / "office" / f"{path.stem}.pdf").read_bytes() for name, path in paths.items()}


def _cells(document: Document) -> dict[str, str]:
    return {address: cell.text for address, cell in specimens.report_of(document).cells.items()}


def _grid(table: Table) -> Iterator[tuple[int, int, int, int, str]]:
    return ((cell.row, cell.column, cell.row_span, cell.column_span, "".join(cell.text.split())) for cell in table.cells)


@pytest.mark.parametrize("name", UNRULED)
def test_an_office_program_moves_no_cell_without_lines(name: str, exported: dict[str, bytes], short: dict[str, str]) -> None:
    assert _cells(read(exported[name], "a.pdf")) == short


@pytest.mark.parametrize("name", [name for name in WORD if name not in UNRULED])
def test_an_office_program_moves_no_cell(name: str, exported: dict[str, bytes], document: Document, cells: dict[str, str]) -> None:
    read_back = read(exported[name], "a.pdf")
    assert _cells(read_back) == cells
    assert [sorted(_grid(table)) for table in read_back.tables()] == [sorted(_grid(table)) for table in document.tables()]


def test_a_cell_is_on_the_page_on_which_it_begins(exported: dict[str, bytes]) -> None:
    pages = [[cell.place.page or 0 for cell in table.cells] for table in read(exported["0 lines lower"], "a.pdf").tables()]
    assert [min(numbers) for numbers in pages] == sorted(min(numbers) for numbers in pages)
    assert max(pages[1]) > min(pages[1])
    assert all(numbers == sorted(numbers) for numbers in pages)


@pytest.mark.parametrize("name", WEB)
def test_a_browser_moves_no_cell(name: str, folder: Path, document: Document, cells: dict[str, str]) -> None:
    page = writers.html(document).replace("border=1", "").replace("</head>", f"<style>{WEB[name]}</style></head>")
    path = folder / f"{list(WEB).index(name)}.html"
    path.write_text(page, encoding="utf-8")
    programs.printed(path, path.with_suffix(".pdf"), folder / "browser")
    assert _cells(read(path.with_suffix(".pdf").read_bytes(), "a.pdf")) == cells
