"""A finding as text to paste: what the organ has to know, and nothing that a mail program would take for anything else."""

from __future__ import annotations

from dataclasses import replace

from gilint.triage.rows import dossier
from gilint.triage.telling import finding_text
from tests.output import made

ROW = replace(
    dossier(made.results().checked[0], made.ALL, {"GI301": made.RULE}, "zh").rows[0],
    agency="青屿县教育局",
    year=2024,
)


def test_what_where_and_what_to_do() -> None:
    assert finding_text(ROW, made.finding(), made.RULE, "zh") == (
        "青屿县教育局 2024 年度报告\n"
        "第三部分 · 表三 · 行“一、本年新收政府信息公开申请数量” · 列“总计”\n"
        "错误：“一、本年新收”各项之和为3，总计填4。\n"
        "建议：对照台账核实该行各格。\n"
        "（GI301 row-total）"
    )


def test_a_finding_that_is_gone_has_no_advice() -> None:
    lines = finding_text(replace(ROW, index=-1), None, made.RULE, "en").splitlines()
    assert lines[0] == "青屿县教育局, annual report of 2024"
    assert lines[-1] == "(GI301 row-total)"
    assert not [line for line in lines if line.startswith("advice")]


def test_a_file_without_organ_and_year_goes_by_its_path() -> None:
    assert finding_text(replace(ROW, agency="", year=None, place="", path="a\x1b[2J.doc"), None, None, "zh").splitlines()[0] == "a␛[2J.doc"
