"""Plain text: paragraphs with their lines, cut lines joined, page numbers left out, tables in their shapes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Paragraph, Table
from gilint.readers.text import read_text
from tests import specimens, writers

LONG = "全年围绕供水保障、河湖管护、防汛抗旱等重点工作主动公开信息，及时更新办事指南，并对已经失效的内容逐条清理，方便群众查询和监督。"


def _paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in read_text(text.encode()).paragraphs()]


def _wrapped(text: str, between: str = "\n") -> str:
    return between.join(text[start : start + 28] for start in range(0, len(text), 28))


def test_each_paragraph_knows_its_line() -> None:
    document = read_text("\n标题一行\n\n　　第一段。\n第二段。\n".encode())
    assert [(paragraph.text, paragraph.place.line, paragraph.place.paragraph) for paragraph in document.paragraphs()] == [
        ("标题一行", 2, 1),
        ("第一段。", 4, 2),
        ("第二段。", 5, 3),
    ]


def test_cut_lines_are_one_paragraph_and_headings_stay_apart() -> None:
    text = "一、总体情况\n" + "\n".join(f"　　{_wrapped(LONG)}" for _ in range(4)) + "\n二、主动公开政府信息情况\n"
    assert _paragraphs(text) == ["一、总体情况", LONG, LONG, LONG, LONG, "二、主动公开政府信息情况"]


def test_blank_lines_between_all_lines_part_nothing() -> None:
    paragraphs = [f"（{number}）{LONG}{LONG}" for number in "一二三四"]
    assert _paragraphs("\n\n".join(_wrapped(paragraph, "\n\n") for paragraph in paragraphs)) == paragraphs


def test_page_numbers_are_no_text_and_part_no_sentence() -> None:
    paragraphs = [f"（{number}）{LONG}{LONG}" for number in "一二三四"]
    lines = [line for paragraph in paragraphs for line in _wrapped(paragraph).split("\n")]
    pages = "\n".join([*lines[:7], "- 1 -", "\f" + lines[7], *lines[8:], "2"])
    document = read_text(pages.encode())
    assert [paragraph.text for paragraph in document.paragraphs()] == paragraphs
    assert document.margins == ("- 1 -", "2")


def test_a_page_number_inside_a_table_is_no_value() -> None:
    cells = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=1)}
    lines = writers.wrapped_lines(specimens.document(cells=cells)).split("\n")
    for at in (60, 75, 90):
        lines[at:at] = ["- 3 -"]
    lines[50:50] = ["2", "\f"]
    report = specimens.report_of(read_text("\n".join(lines).encode()))
    assert {address: cell.text for address, cell in report.cells.items()} == cells


def test_bold_marks_and_heading_marks_are_taken_off() -> None:
    document = read_text("# 一、总体情况\n\n**一是**公开信息。\n".encode())
    assert document.format == "markdown"
    assert [(paragraph.text, paragraph.level) for paragraph in document.paragraphs()] == [("一、总体情况", 1), ("一是公开信息。", None)]


def test_a_cell_on_several_lines_is_one_cell() -> None:
    text = "\t结果\n\n维持\n\t结果\n纠正\n\t总计\n\n\t0\n\t1\n\t1\n\n\n五、存在的主要问题及改进情况\n"
    document = read_text(text.encode())
    table = next(document.tables())
    assert [cell.text.replace("\n", "") for cell in table.cells] == ["结果维持", "结果纠正", "总计", "0", "1", "1"]
    assert [paragraph.text for paragraph in document.paragraphs()] == ["五、存在的主要问题及改进情况"]


def test_bars_inside_a_cell_and_breaks_in_markdown() -> None:
    table = next(read_text("| 信息内容 | 本年<br>件数 |\n|---|---|\n| 规章 \\| 制度 | 0 |\n".encode()).tables())
    assert [cell.text for cell in table.cells] == ["信息内容", "本年\n件数", "规章 | 制度", "0"]


@given(st.text(alphabet=st.sampled_from("一二。、|\t\n\r\f 0123表格（）-:　\x0b"), max_size=300))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    document = read_text(text.encode())
    assert isinstance(document, Document)
    for block in document.blocks:
        assert isinstance(block, Paragraph | Table)
        if isinstance(block, Table):
            assert all(0 <= cell.row < block.rows and 0 <= cell.column < block.columns for cell in block.cells)
        else:
            assert block.text.strip() == block.text != ""


def test_a_number_at_the_end_of_a_page_is_a_value_unless_it_counts_pages() -> None:
    pages = [["行政处罚", "3"], ["行政强制", "0"], ["行政许可", "1"]]
    document = read_text("\f".join("\n".join(page) for page in pages).encode())
    assert [paragraph.text for paragraph in document.paragraphs()] == ["行政处罚", "3", "行政强制", "0", "行政许可", "1"]
    numbered = ["\n".join([*page, str(number)]) for number, page in enumerate(pages, start=4)]
    assert read_text("\f".join(numbered).encode()).margins == ("4", "5", "6")


def test_a_heading_behind_a_full_line_with_a_stop_stays_apart() -> None:
    full = LONG[:27] + "。"
    text = "\n".join(f"　　{_wrapped(LONG)}" for _ in range(4)) + f"\n　　{full}\n{full}\n主动公开政府信息情况\n　　{_wrapped(LONG)}\n"
    assert _paragraphs(text)[-2:] == ["主动公开政府信息情况", LONG]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    title = "青屿县农业水务局 2024 年政府信息公开工作年度报告"
    text = f"{title}\n{_wrapped(LONG)}\n" + "\n".join(_wrapped(LONG) for _ in range(4))
    assert _paragraphs(text)[0] == title


def test_short_lines_of_cells_make_no_margin() -> None:
    paragraphs = [LONG[:44] + "一" * (number % 3) + "。" for number in range(9)] + [LONG * 3]
    cells = ["总计"] * 400
    text = "\n".join([*paragraphs, "总体情况", *cells])
    assert _paragraphs(text) == [*paragraphs, "总体情况", *cells]


def test_the_columns_of_a_layout_are_not_run_together() -> None:
    table = [
        "一、本年新收政府信息公开申请数   1   2   3   4   5   6",
        "                量     ",
        "二、上年结转政府信息公开申请数   1   2   3   4   5   6",
    ]
    text = "\n".join([*(_wrapped(LONG) for _ in range(5)), "表三", *table])
    assert _paragraphs(text)[-3:] == [line.strip() for line in table]
