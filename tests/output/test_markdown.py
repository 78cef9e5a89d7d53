"""Markdown that says what was found, and in which the words of a document are words only."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gilint.findings import Finding
from gilint.output.harmless import harmless
from gilint.output.markdown import markdown
from gilint.results import Results
from gilint.wording import Language
from tests.output import made

READER = MarkdownIt("gfm-like", {"html": True})
HOSTILE = (
    "| a | b |",
    "\\| \\",
    "<script>alert(1)</script><!-- -->&lt;&#124;",
    "[x](javascript:x) ![y](http://example.org/y.png) [^1]",
    "http://example.org www.example.org a@example.org",
    "**粗** __b__ `c` ~~d~~ $e$ :smile: ^f^ {=g=}",
    "第一行\n\n# 第二行\r\n- 三",
    "@someone #12 !34",
)


def text_of(results: Results, lang: Language = "zh") -> str:
    return "".join(line + "\n" for line in markdown(results, lang))


def cells_of(text: str) -> list[list[str]]:
    """What a reader of the page sees in the rows of its tables."""
    rows: list[list[str]] = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level > 3:
            rows[-1].append(seen(token))
    return rows


def seen(token: Token) -> str:
    inside = token.children or []
    assert {child.type for child in inside} <= {"text", "text_special"}
    return "".join(child.content for child in inside).replace("\u2060", "")


def quoting(words: str) -> Finding:
    return made.finding(values={"row": words, "left": "3", "right": "4"})


def test_what_was_examined_then_a_table_a_report() -> None:
    assert text_of(made.results()) == (
        "# 政府信息公开工作年度报告的检查结果\n"
        "\n"
        "- 检查了 1 个文件，其中报告 1 份：法定表格 3 张、数据格 200 个、正文数字表述 2 处、段落 20 个；运行规则 1 条，不适用 0 条。\n"
        "- 发现 1 个错误。\n"
        "- 按 --profile review，有 1 条使检查不通过。\n"
        "\n"
        f"## {made.report().agency.name} 2024 年度报告\n"
        "\n"
        "文件：报告.txt\n"
        "\n"
        "| 级别 | 规则 | 位置 | 问题 | 建议 |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 错误 | GI301 row-total | 第三部分 · 表三 · 行“一、本年新收政府信息公开申请数量” · 列“总计” "
        "| “一、本年新收”各项之和为3，总计填4。 | 对照台账核实该行各格。 |\n"
    )


def test_in_english_and_without_what_the_profile_hides() -> None:
    text = text_of(made.results(made.finding(), made.finding(severity="info"), policy=made.REVIEW), "en")
    assert "annual report of 2024" in text
    assert [row[0] for row in cells_of(text)] == ["severity", "error"]
    assert "1 finding(s) are not listed" in text


def test_a_file_that_is_no_report_goes_by_its_name() -> None:
    results = made.results(path="2. *.doc")
    results = replace(results, checked=(replace(results.checked[0], report=None),))
    assert "## 2. \\*.doc\n" in text_of(results)


def test_words_of_a_document_are_never_marks() -> None:
    for words in HOSTILE:
        text = text_of(made.results(quoting(words)))
        assert cells_of(text)[1][3] == f"“{harmless(words)}”各项之和为3，总计填4。"
        assert not re.search(r"(?<![\\&])[@#](?=\w)", text.partition("## ")[2].replace("&#124;", ""))


@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$:@^=\"'/%; \n\tahtpworg012年公рф")) | st.text())
def test_any_words_come_out_as_they_are(words: str) -> None:
    rows = cells_of(text_of(made.results(quoting(words))))
    assert [len(row) for row in rows] == [5, 5]
    assert rows[1][3] == f"“{harmless(words)}”各项之和为3，总计填4。".replace("\u2060", "")


def test_hostile_names_of_files_and_organs_are_text_too() -> None:
    for words in HOSTILE:
        report = replace(made.report(), agency=replace(made.report().agency, name=words))
        tokens = READER.parse(text_of(made.results(path=words, about=report)))
        inline = [token for token in tokens if token.type == "inline"]
        assert {child.type for token in inline for child in token.children or []} <= {"text", "text_special"}
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
