"""What a reviewer sees in a document: parts, tables, title, organ, year, period."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gilint.document import Document, GridCell, Paragraph, Place, Table, lay_out
from gilint.report.labels import bare
from gilint.report.recognise import recognise
from tests import specimens

NUMBERED = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=1)}


def _texts(cells: Any) -> dict[str, str]:
    return {address: cell.text for address, cell in cells.items()}


def _split_rows(table: Table, first: int, header: int) -> tuple[Table, Table]:
    """The table cut above row `first`, its second piece with the first `header` rows repeated; labels over the cut stay above it."""
    above = tuple(replace(cell, row_span=min(cell.row_span, first - cell.row)) for cell in table.cells if cell.row < first)
    repeated = [cell for cell in table.cells if cell.row < header]
    below = [replace(cell, row=cell.row - first + header) for cell in table.cells if cell.row >= first]
    return (
        replace(table, cells=above, rows=first),
        replace(table, cells=(*repeated, *below), rows=table.rows - first + header),
    )


@pytest.mark.parametrize("header", [0, 3], ids=["without header", "header repeated"])
@pytest.mark.parametrize("first", [6, 14, 24])
def test_a_table_cut_by_a_page_is_one_table(first: int, header: int) -> None:
    document = specimens.document(cells=NUMBERED)
    blocks: list[Any] = []
    for block in document.blocks:
        blocks += _split_rows(block, first, header) if isinstance(block, Table) and block.rows == 28 else [block]
    report = specimens.report_of(replace(document, blocks=tuple(blocks)))
    assert _texts(report.cells) == NUMBERED


def test_a_total_column_in_another_place_is_found_by_its_header() -> None:
    document = specimens.document(cells=NUMBERED)
    blocks = list(document.blocks)
    index = next(index for index, block in enumerate(blocks) if isinstance(block, Table) and block.rows == 28)
    table = blocks[index]
    assert isinstance(table, Table)
    swapped = {8: 9, 9: 8}
    cells = tuple(replace(cell, column=swapped.get(cell.column, cell.column)) if cell.column_span == 1 else cell for cell in table.cells)
    header = tuple(replace(cell, column_span=cell.column_span - 1) if cell.text == "法人或其他组织" else cell for cell in cells)
    blocks[index] = replace(table, cells=header)
    assert _texts(specimens.report_of(replace(document, blocks=tuple(blocks))).cells) == NUMBERED


def test_a_missing_column_is_told_and_no_value_moves() -> None:
    report = specimens.report_of(specimens.document(cells=NUMBERED, labels={"t3.research:column": ""}))
    assert report.tables["t3"].missing_columns == ("t3.research",)
    assert _texts(report.cells) == {address: text for address, text in NUMBERED.items() if not address.endswith(".research")}


@pytest.mark.parametrize(
    "headings",
    [
        {},
        {"1": "总体情况", "2": "主动公开政府信息情况"},
        {str(section.n): section.title for section in specimens.form().sections},
        {"2": "三、主动公开政府信息情况", "3": "三、收到和处理政府信息公开申请情况"},
        {"5": "五、存在主要问题及改进措施"},
        {"4": "四、政府信息公开行政复议和行政诉讼情况"},
        {"1": "一、2024年政务公开总体情况"},
        {"1": "第一部分 总体情况"},
        {"3": "三、收到和处理政府信息公开申请情况 "},
        {"6": "六、其它需要报告的事项"},
    ],
)  # fmt: skip
def test_the_six_parts_are_found_whatever_their_numbers(headings: dict[str, str]) -> None:
    report = specimens.report_of(specimens.document(headings=headings))
    assert [part.n for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert len(report.part(1).prose) == 5  # type: ignore[union-attr]
    assert [paragraph.text[:4] for paragraph in report.part(6).prose] == ["本年度没"]  # type: ignore[union-attr]


def test_numbered_rows_of_the_table_are_no_parts() -> None:
    lines = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "三、本年",
    ]
    document = specimens.document()
    at = next(index for index, block in enumerate(document.blocks) if isinstance(block, Table) and block.rows == 28)
    rows = tuple(Paragraph(line, Place()) for line in lines)
    report = specimens.report_of(replace(document, blocks=(*document.blocks[:at], *rows, *document.blocks[at + 1 :])))
    assert [part.n for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert not {bare(heading.title) for heading in report.headings} & {bare(line) for line in lines}


def test_an_intruding_heading_ends_no_part_and_is_known() -> None:
    report = specimens.report_of(specimens.document(append={"5": "七、下一步打算"}))
    assert [part.n for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert "七、下一步打算" in [heading.text for heading in report.headings]


def test_a_heading_with_its_text_behind_it_keeps_the_text() -> None:
    report = specimens.report_of(specimens.document(headings={"6": "六、其他需要报告的事项：本年度没有收取信息处理费。"}, parts={"6": ()}))
    part = report.part(6)
    assert part is not None
    assert part.heading.title == "其他需要报告的事项"
    assert part.text == "本年度没有收取信息处理费。"


def test_a_heading_with_a_short_text_behind_it_is_one() -> None:
    report = specimens.report_of(specimens.document(headings={"6": "六、其他需要报告的事项：没有其他事项"}, parts={"6": ()}))
    assert (report.parts[-1].heading.title, report.parts[-1].text) == ("其他需要报告的事项", "没有其他事项")


def test_headings_in_frames_of_one_cell_are_headings() -> None:
    document = specimens.document(cells=NUMBERED)
    frames = [
        lay_out([[GridCell(block.text)]], block.place) if isinstance(block, Paragraph) and block.text[1:2] == "、" else block
        for block in document.blocks
    ]
    report = specimens.report_of(replace(document, blocks=tuple(frames)))
    assert [part.heading.title for part in report.parts] == [section.title for section in specimens.form().sections]
    assert _texts(report.cells) == NUMBERED


def test_a_table_of_contents_with_page_numbers_on_lines_of_their_own_is_passed_over() -> None:
    titles = zip("一二三四五六", (section.title for section in specimens.form().sections), strict=True)
    contents = [line for number, title in titles for line in (f"{number}、{title}", "1")]
    report = specimens.report_of(specimens.document(insert=contents))
    assert len(report.part(1).prose) == 5  # type: ignore[union-attr]
    assert not report.duplicates


def test_the_menus_of_a_copied_page_are_no_title() -> None:
    document = specimens.document()
    menus = tuple(Paragraph(text, Place()) for text in ("公开指南", "年度报告", "依申请公开"))
    report = specimens.report_of(replace(document, blocks=(*menus, *document.blocks)))
    assert (report.agency.name, report.agency.source, report.year) == ("青屿县水务局", "title", 2024)


def test_characters_that_leave_no_trace_are_not_in_a_cell() -> None:
    cells = {address: f"\x04{text}\u200b \x05" for address, text in NUMBERED.items()}
    report = specimens.report_of(specimens.document(cells=cells))
    assert _texts(report.cells) == NUMBERED


def test_a_table_of_contents_is_passed_over() -> None:
    contents = [
        f"{number}、{title}" for number, title in zip("一二三四五六", (section.title for section in specimens.form().sections), strict=True)
    ]
    report = specimens.report_of(specimens.document(insert=contents))
    assert len(report.part(1).prose) == 5  # type: ignore[union-attr]
    assert not report.duplicates


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("青屿县水务局2024年政府信息公开工作年度报告", "青屿县水务局", 2024),
        ("青屿县水务局 2024 年政府信息公开工作年度报告", "青屿县水务局", 2024),
        ("2024年青屿县水务局政府信息公开工作年度报告", "青屿县水务局", 2024),
        ("青屿县水务局二〇二四年政府信息公开工作年度报告", "青屿县水务局", 2024),
        ("青屿县水务局２０２４年政府信息公开工作年度报告", "青屿县水务局", 2024),
        ("关于青屿县水务局2024年度政务公开工作的年度报告", "青屿县水务局", 2024),
    ],
)
def test_organ_and_year_come_from_the_title(title: str, agency: str, year: int) -> None:
    report = specimens.report_of(specimens.document(title=title))
    assert report.title is not None
    assert (report.agency.name, report.agency.source, report.year) == (agency, "title", year)
    assert (report.agency.level, report.agency.kind) == ("county", "department")


def test_a_title_on_two_lines_is_one_title() -> None:
    report = specimens.report_of(specimens.document(title="青屿县水务局2024年政府信息公开工作", insert=("年 度 报 告",)))
    assert report.title is not None
    assert report.title.text == "青屿县水务局2024年政府信息公开工作年 度 报 告"


def test_without_a_title_the_text_names_the_organ() -> None:
    report = specimens.report_of(specimens.document(title=""))
    assert report.title is None
    assert (report.agency.name, report.agency.source) == ("青屿县水务局", "text")


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。", "2024-01-01", "2024-12-31"),
        ("本报告统计数据从 2024 年 1 月 1 日至 2024 年 12 月 31 日。", "2024-01-01", "2024-12-31"),
        ("统计期限为2024年1月1日—12月31日。", "2024-01-01", "2024-12-31"),
        ("统计数据截至2024年12月31日。", "", "2024-12-31"),
        ("统计期限自2024年1月1日至2024年12月30日止。", "2024-01-01", "2024-12-30"),
        ("统计期限自2024年1月1日至202024年12月31日止。", "2024-01-01", ""),
        ("统计期限自2024年1月1日至2024年2月30日止。", "2024-01-01", ""),
    ],
)
def test_the_statistical_period(sentence: str, start: str, end: str) -> None:
    period = specimens.report_of(specimens.document(preamble=(sentence,))).period
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_no_part_and_no_table_is_no_report() -> None:
    document = Document("text", (Paragraph("关于开展节水宣传的通知", Place()), Paragraph("各乡镇：现将有关事项通知如下。", Place())))
    assert recognise(document, specimens.knowledge()) is None


def test_words_in_place_of_a_value_leave_the_table_where_it_is() -> None:
    report = specimens.report_of(specimens.document(cells={"t4.review.total": "未发生", "t3.new.total": "未收到申请"}))
    assert report.tables["t4"].state == report.tables["t3"].state == "read"
    assert report.cells["t4.review.total"].text == "未发生"
    assert report.cells["t3.new.total"].value is None
    assert len(report.cells) == 200


def test_a_heading_with_a_full_stop_is_a_heading_and_a_sentence_is_none() -> None:
    report = specimens.report_of(
        specimens.document(headings={"4": "四、政府信息公开行政复议、行政诉讼情况。"}, append={"1": "五、存在的主要问题是人手不足。"})
    )
    assert [part.n for part in report.parts] == [1, 2, 3, 4, 5, 6]
    assert report.part(5).heading.text == "五、存在的主要问题及改进情况"  # type: ignore[union-attr]
