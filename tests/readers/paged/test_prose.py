"""The lines of pages become paragraphs, and what stands beside the text is put aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Image, Note, Paragraph, Place
from gilint.readers.paged.compose import compose
from gilint.readers.paged.page import Box, Glyph, Page
from tests.readers.paged.pages import HEIGHT, drawn, page, pages_of, wrapped

_SENTENCES = (
    "青屿县水务局坚持以公开促落实以公开强监管着力提升政策供给的透明度和基层公开的规范化水平，",
    "全年在县政府门户网站发布各类信息共八十六条其中供水保障河湖管护等重点领域信息三十一条；",
    "对标注不予公开的文件逐条复核及时调整已经失效的办事指南做到底数清楚更新及时程序合规，",
    "由办公室统一登记转办承办科室在规定时间内提出答复意见经审核后送达申请人并归档保存。",
)
LONG = "".join(_SENTENCES)
REPORT = (
    "一、总体情况",
    *(f"（{number}）{LONG[start:]}" for number, start in zip("一二三四", (0, 30, 55, 90), strict=True)),
    "二、其他事项",
    "无。",
)


def _read(sheets: list[list[Glyph]]) -> Document:
    return compose(pages_of(sheets), "pdf")


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("height", [HEIGHT - 100, 400])
def test_broken_lines_are_one_paragraph_again(indent: int, height: float) -> None:
    assert _texts(_read(wrapped(REPORT, indent=indent, gap=0 if indent else 12, height=height))) == [*REPORT]


def test_words_of_letters_are_parted_where_lines_meet_and_figures_are_not() -> None:
    lines = ["青屿县水务局今年上线了新的Water", "Map系统全年共发布的各类信息共20", "24条其中供水保障类三十一条河湖类", "二十条。"]
    glyphs = [glyph for number, line in enumerate(lines) for glyph in drawn(line, top=100 + 30 * number)]
    assert _texts(_read([glyphs])) == [
        "青屿县水务局今年上线了新的Water Map系统全年共发布的各类信息共2024条其中供水保障类三十一条河湖类二十条。"
    ]


def test_headings_and_items_begin_paragraphs() -> None:
    texts = ["主要问题：" + LONG[:60] + "。", "1.发布间隔偏长；", "2." + LONG[:50] + "。", "（二）改进措施", "一是加强培训。"]
    assert _texts(_read(wrapped(texts))) == texts


def test_a_centred_title_of_two_lines_is_one() -> None:
    title = [*drawn("青屿县水务局二〇二四年政府信息公开工作", left=110, top=60), *drawn("年度报告", left=260, top=90)]
    sheets = wrapped(REPORT, top=160)
    sheets[0] = [*title, *sheets[0]]
    assert _texts(_read(sheets))[0] == "青屿县水务局二〇二四年政府信息公开工作年度报告"


def test_an_item_whose_lines_hang_is_one_paragraph() -> None:
    lines = [("1.", LONG[:20]), ("", LONG[20:40]), ("", LONG[40:50] + "。"), ("2.", LONG[:20]), ("", "完。")]
    glyphs = [
        glyph
        for number, (mark, words) in enumerate(lines)
        for glyph in (*drawn(mark, top=100 + 30 * number), *drawn(words, left=120, top=100 + 30 * number))
    ]
    assert _texts(_read([glyphs])) == ["1. " + LONG[:50] + "。", "2. " + LONG[:20] + "完。"]


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_is_on_the_first() -> None:
    document = _read(wrapped(REPORT, height=300))
    assert _texts(document) == [*REPORT]
    assert [paragraph.place.paragraph for paragraph in document.paragraphs()] == list(range(1, len(REPORT) + 1))
    assert [paragraph.place.page for paragraph in document.paragraphs()][:2] == [1, 1]


@pytest.mark.parametrize("number", ["- {} -", "— {} —", "第 {} 页 共 9 页", "第{}页", "{}", "{}/9", "Page {} of 9"])
def test_numbers_of_pages_are_no_text(number: str) -> None:
    sheets = wrapped(REPORT, height=400)
    numbered = [[*glyphs, *drawn(number.format(index), left=290, top=760, size=12)] for index, glyphs in enumerate(sheets, start=4)]
    document = _read(numbered)
    assert _texts(document) == [*REPORT]
    assert document.margins == tuple(number.format(index) for index in range(4, 4 + len(sheets)))


def test_a_number_at_the_foot_of_the_only_page_is_that_of_the_page() -> None:
    (glyphs,) = wrapped(REPORT[:2])
    assert _texts(_read([[*glyphs, *drawn("1", left=300, top=770, size=12)]])) == [*REPORT[:2]]


def test_lines_repeated_on_each_page_or_each_other_page_are_no_text() -> None:
    sheets = wrapped(REPORT, height=260)
    assert len(sheets) > 5
    headed = [
        [*drawn(("青屿县水务局", "二〇二四年度报告")[number % 2], top=40, size=12), *glyphs, *drawn("内部审校 2025 版", top=770, size=12)]
        for number, glyphs in enumerate(sheets)
    ]
    document = _read(headed)
    assert _texts(document) == [*REPORT]
    assert set(document.margins) == {"青屿县水务局", "二〇二四年度报告", "内部审校 2025 版"}


def test_the_same_words_elsewhere_on_a_page_are_text() -> None:
    sheets = [wrapped(["本页无正文。", *REPORT[:1]])[0], wrapped(["另起一页。", *REPORT[:1]], top=130)[0]]
    assert _texts(_read(sheets)) == ["本页无正文。", "一、总体情况", "另起一页。", "一、总体情况"]


def test_entries_of_a_table_of_contents_are_margins() -> None:
    entries = ["一、总体情况" + "." * 20 + "1", "二、其他事项" + "…" * 10 + " 2"]
    first = [glyph for number, entry in enumerate(entries) for glyph in drawn(entry, top=100 + 30 * number)]
    document = _read([first, *wrapped(REPORT)])
    assert _texts(document) == [*REPORT]
    assert list(document.margins) == entries


def test_two_columns_are_read_one_after_the_other() -> None:
    def column(words: str, left: float) -> list[Glyph]:
        rows = [words[start : start + 10] for start in range(0, len(words), 10)]
        return [glyph for number, row in enumerate(rows) for glyph in drawn(row, left=left, top=160 + 30 * number)]

    document = _read([[*drawn(REPORT[0], top=100), *column(LONG[:88], 80), *column(LONG[88:], 320)]])
    assert "".join(_texts(document)) == REPORT[0] + LONG


def test_a_menu_beside_the_text_is_not_mixed_into_it() -> None:
    menu = [glyph for number, name in enumerate(["机构", "动态", "公开", "服务"]) for glyph in drawn(name, left=10, top=100 + 30 * number)]
    (glyphs,) = wrapped(REPORT[:2], top=100)
    assert _texts(_read([[*menu, *glyphs]])) == ["机构", "动态", "公开", "服务", *REPORT[:2]]


def test_pictures_stand_in_their_place_and_pages_that_are_none_of_text_are_told() -> None:
    first, second = wrapped(REPORT[:1])[0], wrapped(REPORT[5:], top=500)[0]
    sheets = [
        Page(1, 600, 800, (*first, *second), pictures=(Box(80, 200, 500, 400),)),
        Page(2, 600, 800, pictures=(Box(0, 0, 600, 800),), unread="picture"),
        Page(3, 600, 800, tuple(wrapped(["以上。"])[0]), guessed="picture"),
        Page(4, 600, 800, unread="letters"),
    ]
    document = compose(sheets, "pdf")
    assert [block.text if isinstance(block, Paragraph) else block.place.page for block in document.blocks] == [
        *(REPORT[0], 1, *REPORT[5:]),
        *(2, "以上。"),
    ]
    assert document.notes == (
        Note("unread-page", "picture", Place(page=2)),
        Note("guessed-page", "picture", Place(page=3)),
        Note("unread-page", "letters", Place(page=4)),
    )
    assert isinstance(document.blocks[1], Image)


def test_pages_without_anything_are_a_document_without_anything() -> None:
    assert compose([], "pdf").blocks == ()
    assert compose([page([]), page([], 2)], "pdf").blocks == ()


_paragraph = st.integers(1, len(LONG)).flatmap(
    lambda end: st.integers(0, end - 1).map(lambda start: LONG[start:end].strip("，；。") + "。")
)


@given(st.lists(_paragraph.filter(lambda text: len(text) > 1), min_size=1, max_size=12), st.sampled_from([200.0, 400.0, 700.0]))
def test_no_word_is_lost(paragraphs: list[str], height: float) -> None:
    numbered = [f"（{'一二三四五六七八九十甲乙'[index]}）{text}" for index, text in enumerate(paragraphs)]
    document = _read(wrapped(numbered, height=height))
    assert sorted("".join((*_texts(document), *document.margins))) == sorted("".join(numbered))
