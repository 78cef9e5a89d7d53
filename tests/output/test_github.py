"""Workflow commands, with what would end them escaped."""

from __future__ import annotations

from dataclasses import replace

from gilint.output.github import github
from tests.output import made


def test_a_line_a_finding() -> None:
    assert list(github(made.results(), "zh")) == [
        "::error file=报告.txt,line=12,title=GI301 row-total::“一、本年新收”各项之和为3，总计填4。"
        " [第三部分 · 表三 · 行“一、本年新收政府信息公开申请数量” · 列“总计”]"
    ]


def test_what_would_end_a_command_is_escaped() -> None:
    odd = made.finding(values={"row": "100%\n::error::x"}, severity="info")
    line = next(iter(github(made.results(odd, path="a:b,c%.txt"), "zh")))
    assert line.startswith("::notice file=a%3Ab%2Cc%25.txt,line=12,")
    assert "100%25 ::error::x" in line
    assert "\n" not in line


def test_only_what_is_to_be_shown_and_how_much_is_not() -> None:
    hidden = made.results(replace(made.finding(), severity="info"), policy=made.REVIEW)
    assert list(github(hidden, "zh")) == [
        "::notice title=gilint::按 --profile review，有 1 条没有列出：1 个提示；加 --show all 可以全部看到。"
    ]
