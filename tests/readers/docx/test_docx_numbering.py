"""Automatic numbers, as Word would print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document

Reader = Callable[..., Document]


def level(depth: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(identity: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{more}{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, identity: int | None = None, depth: int | None = None, style: str = "", mark: str = "") -> str:
    listed = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    listed += "" if identity is None else f'<w:numId w:val="{identity}"/>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return (
        f"<w:p><w:pPr>{named}<w:numPr>{listed}</w:numPr><w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>"
        if listed
        else (f"<w:p><w:pPr>{named}<w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>")
    )


def style(identity: str, *, based_on: str = "", numbering: str = "", outline: int | None = None, more: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    listed = f"<w:numPr>{numbering}</w:numPr>" if numbering else ""
    level_ = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    return f'<w:style w:type="paragraph" w:styleId="{identity}">{parent}<w:pPr>{listed}{level_}</w:pPr>{more}</w:style>'


HEADINGS = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCountingThousand"), level(2, "%3."))


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def test_headings_count_and_begin_anew_below_the_next_heading(read_word: Reader) -> None:
    body = "".join(
        [
            item("总体情况", 1, 0),
            item("主动公开", 1, 1),
            item("依申请公开", 1, 1),
            item("主动公开情况", 1, 0),
            item("规章", 1, 1),
            item("2024年", 1, 2),
        ]
    )
    document = read_word(body, numbering=HEADINGS + num(1, 0))
    assert texts(document) == ["一、总体情况", "（一）主动公开", "（二）依申请公开", "二、主动公开情况", "（一）规章", "1. 2024年"]
    assert [paragraph.number for paragraph in document.paragraphs()] == ["一、", "（一）", "（二）", "二、", "（一）", "1."]


def test_lists_of_one_definition_share_the_count_and_an_override_restarts_it_once(read_word: Reader) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3) + item("戊", 1)
    assert texts(read_word(body, numbering=numbering)) == ["1.甲", "2.乙", "5.丙", "6.丁", "7.戊"]


def test_an_override_may_replace_the_level(read_word: Reader) -> None:
    numbering = abstract(0, level(0, "%1.")) + num(
        1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条", "chineseCounting", start=3)}</w:lvlOverride>'
    )
    assert texts(read_word(item("范围", 1), numbering=numbering)) == ["第三条范围"]


def test_number_zero_switches_a_style_number_off(read_word: Reader) -> None:
    styles = style("H", numbering='<w:numId w:val="1"/>', outline=0)
    body = item("总体情况", style="H") + item("附", 0, style="H") + item("主动公开", style="H")
    document = read_word(body, numbering=HEADINGS + num(1, 0), styles=styles)
    assert texts(document) == ["一、总体情况", "附", "二、主动公开"]
    assert [paragraph.level for paragraph in document.paragraphs()] == [1, 1, 1]


def test_a_style_is_counted_on_the_level_that_names_it(read_word: Reader) -> None:
    linked = abstract(
        0, level(0, "%1、", "chineseCounting", '<w:pStyle w:val="H1"/>'), level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="H2"/>')
    )
    styles = style("H1", numbering='<w:numId w:val="1"/>') + style("H2", based_on="H1", numbering='<w:ilvl w:val="7"/>')
    styles += style("Mine", based_on="H2")
    body = item("总体", style="H1") + item("概述", style="H2") + item("亮点", style="Mine")
    assert texts(read_word(body, numbering=linked + num(1, 0), styles=styles)) == ["一、总体", "（一）概述", "（二）亮点"]


def test_the_default_style_counts_too(read_word: Reader) -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert texts(read_word(item("甲"), numbering=HEADINGS + num(1, 0), styles=styles)) == ["一、甲"]


def test_a_list_behind_a_numbering_style(read_word: Reader) -> None:
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    linking = abstract(1, more='<w:numStyleLink w:val="L"/>')
    numbering = HEADINGS + linking + num(1, 1) + num(2, 0)
    assert texts(read_word(item("甲", 1) + item("乙", 2), numbering=numbering, styles=styles)) == ["一、甲", "二、乙"]


def test_a_numbering_style_that_links_to_itself_is_no_list(read_word: Reader) -> None:
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = abstract(1, more='<w:numStyleLink w:val="L"/>') + num(1, 1)
    assert texts(read_word(item("甲", 1), numbering=numbering, styles=styles)) == ["甲"]


def test_levels_in_one_number_and_legal_digits(read_word: Reader) -> None:
    levels = (level(0, "第%1章", "chineseCounting"), level(1, "%1.%2"), level(2, "%1.%2.%3", "upperLetter", "<w:isLgl/>"))
    body = item("总则", 1, 0) + item("目的", 1, 1) + item("细则", 1, 2)
    assert texts(read_word(body, numbering=abstract(0, *levels) + num(1, 0))) == ["第一章总则", "一.1目的", "1.1.1细则"]


def test_a_level_that_never_restarts(read_word: Reader) -> None:
    levels = (level(0, "%1、"), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item("甲", 1, 0) + item("子", 1, 1) + item("乙", 1, 0) + item("丑", 1, 1)
    assert texts(read_word(body, numbering=abstract(0, *levels) + num(1, 0))) == ["1、甲", "1)子", "2、乙", "2)丑"]


def test_bullets_are_no_numbers(read_word: Reader) -> None:
    assert texts(read_word(item("甲", 1), numbering=abstract(0, level(0, "\uf0b7", "bullet")) + num(1, 0))) == ["甲"]


def test_a_deleted_heading_does_not_count_and_runs_on_into_the_next(read_word: Reader) -> None:
    gone = item("", 1, 0, mark='<w:del w:id="1"/>').replace("</w:p>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>")
    kept = item("前半", 1, 0, mark='<w:del w:id="2"/>')
    body = item("甲", 1, 0) + gone + kept + item("后半", 1, 0)
    assert texts(read_word(body, numbering=HEADINGS + num(1, 0))) == ["一、甲", "二、前半后半"]


def test_numbers_go_on_through_table_cells(read_word: Reader) -> None:
    row = f"<w:tr><w:tc>{item('规章', 1)}</w:tc><w:tc>{item('', 1)}</w:tc></w:tr>"
    document = read_word(item("前", 1) + f"<w:tbl>{row}</w:tbl>" + item("后", 1), numbering=abstract(0, level(0, "%1.")) + num(1, 0))
    assert [cell.text for cell in next(document.tables()).cells] == ["2.规章", "3."]
    assert texts(document) == ["1.前", "4.后"]


@pytest.mark.parametrize("depth", ["x", "-3", "99999999999", "", "²"])
def test_a_depth_that_is_no_number_is_tolerated(read_word: Reader, depth: str) -> None:
    body = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    assert texts(read_word(body, numbering=HEADINGS + num(1, 0)))[0].endswith("甲")


def test_a_number_text_of_great_length_is_cut(read_word: Reader) -> None:
    document = read_word(item("甲", 1) * 50, numbering=abstract(0, level(0, "%1" * 100_000, start=9999)) + num(1, 0))
    assert all(len(text) < 300 for text in texts(document))


def test_styles_that_are_based_on_each_other_end(read_word: Reader) -> None:
    styles = style("A", based_on="B") + style("B", based_on="A", numbering='<w:numId w:val="1"/>')
    assert texts(read_word(item("甲", style="A"), numbering=HEADINGS + num(1, 0), styles=styles)) == ["一、甲"]


@pytest.mark.parametrize(("outline", "expected"), [("0", 1), ("2", 3), ("9", None), ("x", None)])
def test_the_paragraph_s_own_outline_level(read_word: Reader, outline: str, expected: int | None) -> None:
    body = f'<w:p><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>'
    assert next(read_word(body).paragraphs()).level == expected


def test_a_heading_style_without_an_outline_level_has_that_of_its_name(read_word: Reader) -> None:
    styles = style("2", more='<w:name w:val="heading 2"/>')
    assert next(read_word(item("总体", style="2"), styles=styles).paragraphs()).level == 2
