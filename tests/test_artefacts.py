"""Traces that programs leave in a report on its way here are not the clerk's faults: at most the trace itself is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from gilint.checking import Checked, Plan, check_file
from gilint.document import Cell, Document, Table
from gilint.planning import Asked, Planner
from tests import specimens, writers

BUSY: Mapping[str, Any] = {
    "rows": {
        "t3.new": "20 12 0 0 0 0 32",
        "t3.granted": "10 12 0 0 0 0 22",
        "t3.unavailable.not_held": "10 0 0 0 0 0 10",
        "t3.total": "20 12 0 0 0 0 32",
    },
    "parts": {"1": (
        "（一）主动公开。全年在县政府门户网站发布各类信息86条。", "（二）依申请公开。全年收到政府信息公开申请32件，均在法定期限内答复。",
        "（三）政府信息管理。逐条开展保密审查。", "（四）平台建设。维护专栏1个。", "（五）监督保障。举办业务培训2次。",
    )},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file with a trace in it, and the codes that may be told about the trace itself."""

    suffix: str
    content: Callable[[], str | bytes]
    told: Collection[str] = ()


def _doubled_lines() -> str:
    """Page breaks and a blank line behind every line, as an extractor leaves them in table and sentence."""
    lines = writers.wrapped_lines(specimens.document()).splitlines()
    return "\n\n".join(f"\f{line}" if index % 40 == 39 else line for index, line in enumerate(lines))


def _half_width() -> str:
    return writers.tab_rows(specimens.document()).translate(str.maketrans("，。；：（）", ",.;:()"))


def _lost(pattern: str) -> Callable[[], str]:
    def content() -> str:
        lines = writers.tab_rows(specimens.document()).splitlines()
        return "\n".join(re.sub(pattern, "", line) if line.startswith("本报告") else line for line in lines)

    return content


def _without_numbers() -> str:
    text = writers.tab_rows(specimens.document())
    return re.sub(r"(?m)^[一二三四五六]、(?=[^\t]*$)", "", text)


def _swallowed() -> str:
    """Angle brackets that were never escaped, so that a browser takes what they hold for a tag."""
    page = writers.html(specimens.document(append={"1": "组织学习有关规定，落实@保密审查制度#要求。"}))
    return page.replace("@", "<").replace("#", ">")


def _split(table: Table) -> Table:
    """A table 3 in which every 12 and 22 stands in two cells, as programs draw them that take a gap for a border."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.text in ("12", "22") and cell.column > 3:
            cells += [replace(cell, text=cell.text[0]), replace(cell, text=cell.text[1], column=cell.column + 1)]
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells))


def _split_numbers() -> str:
    document = specimens.document(**BUSY)
    return writers.html(Document("text", tuple(_split(block) if isinstance(block, Table) else block for block in document.blocks)))


def _pictures() -> str:
    page = writers.html(specimens.document(tables={"t2": "absent", "t3": "absent", "t4": "absent"}))
    return re.sub(r"(<p>[二三四]、.*?</p>)", r"\1<p><img src='table.png' width='600' height='400'></p>", page)


def _page(**change: Any) -> Callable[[], str]:
    return lambda: writers.html(specimens.document(**change))


def _text(**change: Any) -> Callable[[], str]:
    return lambda: writers.tab_rows(specimens.document(**change))


def _variants() -> str:
    return writers.tab_rows(specimens.document()).translate(str.maketrans("报致", "報緻"))


LAYOUTS = (
    writers.cell_lines, writers.tab_cells, writers.bar_cells, writers.copied_rows, writers.copied_paragraphs, writers.copied_breaks,
    writers.selected_paragraphs, writers.wrapped_lines,
)  # fmt: skip
FURNITURE = ("字体大小：【大 中 小】", "浏览次数：128次", "发布时间：2025-01-20", "索引号：014178686/2025-00003", "扫一扫在手机打开当前页")
ARTEFACTS: Mapping[str, Artefact] = {
    **{f"cells as {write.__name__}": Artefact("txt", lambda write=write: write(specimens.document(**BUSY))) for write in LAYOUTS},  # type: ignore[misc]
    "numbers of headings lost": Artefact("txt", _without_numbers),
    "brackets lost": Artefact("txt", _lost("[〔〕（）]")),
    "digits lost": Artefact("txt", _lost("[0-9]")),
    "dates half lost": Artefact(
        "txt", _text(preamble=("本报告由青屿县水务局编制，所列数据的统计期限自2024年 1  日起至2024年12  31 日止。",)), {"GI503"}
    ),
    "words in angle brackets gone": Artefact("html", _swallowed),
    "half-width marks all over": Artefact("txt", _half_width),
    "page breaks and blank lines": Artefact("txt", _doubled_lines),
    "pictures for tables": Artefact("html", _pictures, {"GI209"}),
    "a blank of another width": Artefact("html", _page(cells={"t3.carried_in.total": "\u3000", "t2.fees.amount": "\xa0"}), {"GI203"}),
    "numbers over two cells": Artefact("html", _split_numbers, {"GI212", "GI211", "GI001"}),
    "marks of images and bookmarks": Artefact("txt", _text(insert=("[bookmark: _GoBack]", "[image: image1]")), {"GI008"}),
    "furniture of a page": Artefact("txt", _text(insert=FURNITURE)),
    "furniture below": Artefact("txt", _text(append={"6": "【打印本页】【关闭窗口】　上一篇：公告　下一篇：通知"})),
    "variant characters": Artefact("txt", _variants),
    "an address cut by the line": Artefact("txt", _text(append={"1": "申请表见http://www.qingyu.gov.cn/zn\nz/f/index.html。"})),
    "a title on the page's own line only": Artefact(
        "html",
        lambda: _page(title="2024年政府信息公开工作年度报告")().replace("公开年报", "青屿县水务局2024年政府信息公开工作年度报告"),
        {"GI107"},
    ),
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Planner(Asked(isolated=True)).plan(tmp_path_factory.mktemp("plan"))


@pytest.mark.parametrize("artefact", ARTEFACTS.values(), ids=ARTEFACTS)
def test_a_trace_is_no_fault_of_the_report(artefact: Artefact, tmp_path: Path, plan: Plan) -> None:
    checked = _checked(artefact, tmp_path, plan)
    assert checked.report is not None
    told = [(finding.code, finding.severity, finding.location.cell, finding.location.quote) for finding in checked.outcome.findings]
    assert not [finding for finding in told if finding[1] != "info" and finding[0] not in artefact.told]
    assert (checked.report.agency.name, checked.report.year) == ("青屿县水务局", 2024)


def test_a_blank_is_blank_in_every_width(tmp_path: Path, plan: Plan) -> None:
    checked = _checked(ARTEFACTS["a blank of another width"], tmp_path, plan)
    told = {(finding.code, finding.location.cell) for finding in checked.outcome.findings if finding.severity == "error"}
    assert told == {("GI203", "t3.carried_in.total"), ("GI203", "t2.fees.amount")}


def _checked(artefact: Artefact, folder: Path, plan: Plan) -> Checked:
    path = folder / f"report.{artefact.suffix}"
    content = artefact.content()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check_file(path, plan)
