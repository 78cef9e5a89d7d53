"""The frame that people read: its parts in their order, aligned, within the width, and harmless."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from gilint.document import Place
from gilint.findings import Location, Related
from gilint.output.full import full
from gilint.output.lines import plain
from gilint.results import Results
from gilint.wording import Language
from tests.output import made


def shown(results: Results, width: int = 80, lang: Language = "zh") -> str:
    return "".join(plain(line).rstrip() + "\n" for line in full(results, lang, width))


def test_a_frame_for_a_row_that_does_not_add_up() -> None:
    assert shown(made.results(), 100) == (
        "错误 GI301 row-total：“一、本年新收”各项之和为3，总计填4。\n"
        "  --> 报告.txt:12  第三部分 · 表三 · 行“一、本年新收政府信息公开申请数量” · 列“总计”\n"
        "   |\n"
        "   |                                           商业  科研  社会公  法律服\n"
        "   |                                   自然人  企业  机构  益组织  务机构  其他  总计\n"
        "12 | 一、本年新收政府信息公开申请数量       2     1     0       0       0     0     4\n"
        "   |                                      ---   ---   ---     ---     ---   ---   ^^^\n"
        "   | 二、上年结转政府信息公开申请数量       0     0     0       0       0     0     0\n"
        "   |\n"
        "   = 应为：3\n"
        "   = 实为：4\n"
        "   = 依据：总计应等于各项之和。（国办公开办函〔2021〕30号）\n"
        "   = 建议：对照台账核实该行各格。\n"
        "   = 标识：0123456789abcdef\n"
        "\n"
    )


def test_a_frame_for_words_in_a_sentence() -> None:
    where = Location(Place(line=7, paragraph=3), 1, quote="未收到申请", context="全年工作平稳，" * 9 + "未收到申请，没有结转。")
    quoted = made.finding(location=where, expected="", actual="", confidence="low", related=(Related("表三", "t3.new.total", "3"),))
    assert shown(made.results(quoted), 60) == (
        "错误 GI301 row-total：“一、本年新收”各项之和为3，总计填4。\n"
        " --> 报告.txt:7  第一部分 · 第3段\n"
        "  |\n"
        "7 | …稳，全年工作平稳，全年工作平稳，未收到申请，没有结转。\n"
        "  |                                  ^^^^^^^^^^\n"
        "  |\n"
        "  = 依据：总计应等于各项之和。（国办公开办函〔2021〕30号）\n"
        "  = 建议：对照台账核实该行各格。\n"
        "  = 相关：表三：“3”\n"
        "  = 把握：较低，请对照原文判断\n"
        "  = 标识：0123456789abcdef\n"
        "\n"
    )


def test_a_quote_without_its_blanks_is_found_in_its_sentence() -> None:
    where = Location(Place(line=7), 1, quote="申请1203件", context="全年收到申请 １,２０3 件，已答复。")
    lines = shown(made.results(made.finding(location=where))).splitlines()
    row = next(index for index, line in enumerate(lines) if line.startswith("7 |"))
    assert lines[row] == "7 | 全年收到申请 １,２０3 件，已答复。"
    assert lines[row + 1] == "  |         ^^^^^^^^^^^^^^^^"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 52, 60, 80, 120])
def test_no_line_is_wider_than_the_width_and_marks_stand_below_their_cells(width: int, lang: Language) -> None:
    quoted = made.finding(location=Location(Place(line=1200), 1, quote="未收到" * 60, context="本年" + "未收到" * 60))
    text = shown(made.results(made.finding(), quoted, path="某县/很长的文件夹名称/政府信息公开工作年度报告.txt"), width, lang)
    lines = text.splitlines()
    assert max(cell_len(line) for line in lines) <= width
    row = next(index for index, line in enumerate(lines) if line.startswith("12"))
    assert cell_len(lines[row]) == cell_len(lines[row + 1])
    assert lines[row + 1].endswith("^^^")
    assert lines[row].endswith("4")


def test_many_rows_give_way_to_those_that_say_something() -> None:
    about = made.report(rows={"t3.refused.state_secret": "1 0 0 0 0 0 1"})
    column = tuple(address for address in about.form.addresses if address.startswith("t3.") and address.endswith(".natural_person"))
    where = Location(section=3, table="t3", cell="t3.total.natural_person", cells=column)
    text = shown(made.results(made.finding(location=where), about=about))
    assert "⋮ （略去 9 行，均为 0）" in text
    assert "1.属于国家秘密" in text
    assert "2.重复申请" not in text


def test_a_blank_cell_says_that_it_is_blank() -> None:
    about = made.report(rows={"t3.granted": "_ 1 0 0 0 0 2"})
    text = shown(made.results(made.finding(location=Location(section=3, table="t3", cell="t3.granted.natural_person")), about=about))
    assert "空" in next(line for line in text.splitlines() if "予以公开" in line and "|" in line)


def test_the_other_tables_are_drawn_too() -> None:
    for cell, label in (("t2.fees.amount", "行政事业性收费"), ("t4.litigation_direct.total", "行政诉讼·未经复议直接起诉")):
        text = shown(made.results(made.finding(location=Location(section=2, cell=cell, cells=(cell,)))))
        assert f"| {label}" in text
        assert "^^^" in text


def test_a_sum_without_a_cell_of_its_own_marks_what_it_sums() -> None:
    text = shown(made.results(made.finding(location=Location(section=3, table="t3", cell="t3.unavailable.total"))))
    assert text.count("---") == 3
    assert "行“（四）无法提供” · 列“总计”" in text


def test_what_a_document_holds_cannot_reach_the_terminal() -> None:
    nasty = "a\x1b[2Jb\u202ec\rd\x9b0me"
    where = Location(Place(line=1), 1, quote=nasty, context=nasty)
    text = shown(made.results(replace(made.finding(location=where), values={"row": nasty}, actual=nasty), path=f"{nasty}.txt"))
    assert not set(text) & set("\x1b\u202e\r\x9b")
    assert "␛[2J" in text
