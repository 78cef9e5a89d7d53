"""The three statutory tables with another number in each value cell, so that any shift shows, and a reading of a page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from gilint.document import Document, Table
from gilint.readers.html import read_html
from gilint.readers.limits import Limits

FORM = Path(__file__).parents[3] / "rules" / "forms" / "2021.yaml"


@dataclass(frozen=True)
class Printed:
    """A cell as the form prints it."""

    text: str
    across: int = 1
    down: int = 1


Rows = list[list[Printed]]
Render = Callable[[Printed], str]


def plain(cell: Printed) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return f"<td{across}{down}>{cell.text}</td>"


@dataclass(frozen=True)
class Form:
    """The form's tables as rows of printed cells."""

    tables: tuple[Rows, Rows, Rows]

    def html(self, render: Render = plain, opening: str = "<table border=1>") -> list[str]:
        return [opening + "".join(f"<tr>{''.join(map(render, row))}</tr>\n" for row in rows) + "</table>\n" for rows in self.tables]

    def article(self, render: Render = plain, opening: str = "<table border=1>") -> str:
        tables = self.html(render, opening)
        parts = [
            "<p>一、总体情况</p><p>　　本局按照规定开展公开工作，全年通过网站和服务窗口主动公开各类信息，做到应公开尽公开。</p>",
            f"<p>二、主动公开政府信息情况</p>{tables[0]}",
            f"<p>三、收到和处理政府信息公开申请情况</p>{tables[1]}",
            f"<p>四、政府信息公开行政复议、行政诉讼情况</p>{tables[2]}",
            "<p>五、存在的主要问题及改进情况</p><p>　　公开内容还不够丰富，解读形式较为单一，下一步将加强培训，改进栏目设置。</p>",
            "<p>六、其他需要报告的事项</p><p>　　无其他需要报告的事项。</p>",
        ]
        return "\n".join(parts)

    def values(self) -> dict[str, tuple[int, int, int]]:
        """Where each number has to stand: table, row and column, from 0."""
        return {
            text: (number, row, column) for number, rows in enumerate(self.tables) for text, row, column in _placed(rows) if text.isdigit()
        }

    def labels(self) -> list[str]:
        return [cell.text for rows in self.tables for row in rows for cell in row if not cell.text.isdigit()]


def _placed(rows: Rows) -> Iterator[tuple[str, int, int]]:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken.update((number + down, column + across) for down in range(cell.down) for across in range(cell.across))
            yield cell.text, number, column
            column += cell.across


def _listed(block: dict[str, Any], start: int) -> Rows:
    """A block of the first table: caption, column labels, and a row for each label."""
    titles = list(block["columns"].values())
    across = {3: [1, 1, 1], 1: [3]}[len(titles)]
    rows = [[Printed(block["caption"], 4)], [Printed("信息内容"), *map(Printed, titles, across)]]
    for number, label in enumerate(block["rows"].values()):
        rows.append([Printed(label), *(Printed(str(start + number * 10 + at), width) for at, width in enumerate(across))])
    return rows


def _applications(block: dict[str, Any]) -> Rows:
    people = list(block["columns"].values())
    labels = [label.split(" / ") for label in block["rows"].values()]
    rows = [
        [Printed("（本列数据的勾稽关系见说明）", 3, 3), Printed("申请人情况", 7)],
        [Printed(people[0], 1, 2), Printed("法人或其他组织", 5), Printed(people[6], 1, 2)],
        [Printed(label) for label in people[1:6]],
    ]
    for number, label in enumerate(labels):
        cells = []
        for depth, text in enumerate(label):
            same = [other for other in labels if other[: depth + 1] == label[: depth + 1]]
            if same[0] is label:
                cells.append(Printed(text, 1 if depth + 1 < len(label) else 4 - len(label), len(same)))
        rows.append([*cells, *(Printed(str(3000 + number * 10 + at)) for at in range(7))])
    return rows


def _reviews(block: dict[str, Any]) -> Rows:
    results = list(block["columns"].values())
    kinds = [label.split(" / ") for label in block["rows"].values()]
    return [
        [Printed(kinds[0][0], 5), Printed(kinds[1][0], 10)],
        [*(Printed(result, 1, 2) for result in results), Printed(kinds[1][1], 5), Printed(kinds[2][1], 5)],
        [Printed(result) for _ in range(2) for result in results],
        [Printed(str(4000 + at)) for at in range(15)],
    ]


@pytest.fixture(scope="session")
def form() -> Form:
    tables = {table["key"]: table["blocks"] for table in yaml.safe_load(FORM.read_text("utf-8"))["tables"]}
    active = [row for number, block in enumerate(tables["t2"]) for row in _listed(block, 2000 + number * 100)]
    return Form((active, _applications(tables["t3"][0]), _reviews(tables["t4"][0])))


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    def reading(page: str | bytes) -> Document:
        return read_html(page if isinstance(page, bytes) else page.encode(), Limits())

    return reading


@pytest.fixture(scope="session")
def placed() -> Callable[[Document], dict[str, tuple[int, int, int]]]:
    """Where each number of a document's tables stands."""

    def places(document: Document) -> dict[str, tuple[int, int, int]]:
        return {
            cell.text.strip(): (number, cell.row, cell.column)
            for number, table in enumerate(document.tables())
            for cell in table.cells
            if cell.text.strip().isdigit()
        }

    return places


@pytest.fixture(scope="session")
def text_of() -> Callable[[Document], str]:
    """All that a document's blocks say."""

    def text(document: Document) -> str:
        said = [block.text for block in document.paragraphs()]
        return "\n".join([*said, *(cell.text for table in document.tables() for cell in _cells(table))])

    def _cells(table: Table) -> Iterator[Any]:
        return iter(table.cells)

    return text


@pytest.fixture(scope="session")
def written_by_office(form: Form, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The form as LibreOffice writes it from a Word file."""
    docx = pytest.importorskip("docx")
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    document = docx.Document()
    document.add_heading("青溪县司法局2023年政府信息公开工作年度报告", 1)
    for title, rows in zip(
        ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、复议诉讼情况"), form.tables, strict=True
    ):
        document.add_paragraph(title)
        width = sum(cell.across for cell in rows[0])
        table = document.add_table(len(rows), width, "Table Grid")
        for text, row, column in _placed(rows):
            cell = next(cell for cell in rows[row] if cell.text == text)
            merged = table.cell(row, column).merge(table.cell(row + cell.down - 1, column + cell.across - 1))
            merged.text = text
    document.add_paragraph("六、其他需要报告的事项")
    document.save(folder / "report.docx")
    command = [
        office,
        "--headless",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "html",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, str(folder / "report.docx")], check=True, capture_output=True, timeout=180)
    return (folder / "report.html").read_bytes()
