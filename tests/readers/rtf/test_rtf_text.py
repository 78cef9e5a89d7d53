"""Paragraphs: numbers, levels, revisions, hidden text, fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Note, Place

Read = Callable[..., Document]
Lines = Callable[..., list[str]]

LISTS = (
    r"{\*\listtable{\list\listtemplateid1"
    r"{\listlevel\levelnfc39\levelnfcn39\levelstartat1{\leveltext\leveltemplateid5\'02\'00、;}{\levelnumbers\'01;}\f0}"
    r"{\listlevel\levelnfc37\levelnfcn37\levelstartat1{\leveltext\'03（\'01）;}{\levelnumbers\'02;}}"
    r"{\listlevel\levelnfc0\levelstartat3{\leveltext\'04\'01.\'02 ;}{\levelnumbers\'01\'03;}}"
    r"{\listlevel\levelnfc23{\leveltext\'01\u-3913 ?;}{\levelnumbers;}}"
    r"{\listname ;}\listid77}}"
    r"{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}"
    r"{\listoverride\listid77\listoverridecount1{\lfolevel\listoverridestartat\levelstartat8}\ls2}"
    r"{\listoverride\listid77{\lfolevel\listoverrideformat{\listlevel\levelnfc18\levelstartat1{\leveltext\'01\'00;}{\levelnumbers\'01;}}}\ls3}}"
)


def numbered(text: str, depth: int = 0, name: int = 1) -> str:
    return rf"\pard\ls{name}\ilvl{depth} {text}\par "


def test_numbers_that_stand_in_the_file(read_rich: Read) -> None:
    body = r"{\listtext\pard\plain\f0 一、\tab}\pard\s1\ls1 总体情况\par{\pntext\f0 1.\tab}\pard 2024年\par{\listtext\f2\'6c\tab}点\par"
    found = [(each.text, each.number) for each in read_rich(body).paragraphs()]
    assert found == [("一、总体情况", "一、"), ("1. 2024年", "1."), ("点", "")]


def test_numbers_that_have_to_be_counted(lines: Lines) -> None:
    body = LISTS + "".join(
        numbered(text, depth) for text, depth in (("总体", 0), ("甲", 1), ("乙", 1), ("细", 2), ("点", 3), ("公开", 0), ("丙", 1))
    )
    assert lines(body + r"\pard 正文\par") == ["一、总体", "（一）甲", "（二）乙", "二.3细", "点", "二、公开", "（一）丙", "正文"]


def test_lists_that_begin_anew_or_count_otherwise(lines: Lines) -> None:
    body = LISTS + numbered("甲") + numbered("乙", name=2) + numbered("丙", name=2) + numbered("丁", name=3) + numbered("戊", name=9)
    assert lines(body) == ["一、甲", "八、乙", "九、丙", "⑩丁", "戊"]


def test_a_printed_number_goes_before_a_counted_one(lines: Lines) -> None:
    assert lines(LISTS + r"{\listtext 三、\tab}" + numbered("甲") + r"{\listtext\tab}" + numbered("乙") + numbered("丙")) == [
        "三、甲",
        "乙",
        "三、丙",
    ]


@pytest.mark.parametrize(
    ("markup", "level"),
    [(r"\s1", 1), (r"\s2", 1), (r"\s3", 3), (r"\s1\outlinelevel9", None), (r"\outlinelevel0", 1), (r"\s7", None), ("", None)],
)
def test_outline_levels(read_rich: Read, markup: str, level: int | None) -> None:
    assert [each.level for each in read_rich(rf"\pard{markup} 标题\par").paragraphs()] == [level]


def test_places_count_the_paragraphs_that_say_something(read_rich: Read) -> None:
    document = read_rich(r"甲\par\par  \par{\pard\s1 乙\par}丙\sect 丁")
    assert [(each.text, each.place, each.level) for each in document.paragraphs()] == [
        ("甲", Place(paragraph=1), None),
        ("乙", Place(paragraph=2), 1),
        ("丙", Place(paragraph=3), None),
        ("丁", Place(paragraph=4), None),
    ]


def test_revisions_are_taken_as_accepted(read_rich: Read) -> None:
    document = read_rich(r"收到{\deleted\revauthdel1 12}{\revised 1}{\revised\b 5}件\par{\mvf 走}{\mvt 来}")
    assert [each.text for each in document.paragraphs()] == ["收到15件", "来"]
    assert document.notes == (
        Note("deletion", "12", Place(paragraph=1)),
        Note("insertion", "15", Place(paragraph=1)),
        Note("deletion", "走", Place(paragraph=2)),
        Note("insertion", "来", Place(paragraph=2)),
    )


def test_without_its_mark_a_paragraph_runs_on(read_rich: Read) -> None:
    document = read_rich(r"前{\deleted\par}后{\v\par}尾\par{\revised 新\par}{\revised\par}")
    assert [each.text for each in document.paragraphs()] == ["前后尾", "新"]
    assert [note.kind for note in document.notes] == ["deletion", "insertion", "insertion"]


def test_hidden_and_white_text(read_rich: Read) -> None:
    document = read_rich(
        r"见{\v 不见}\v 也不见\v0 见\par{\cf2 白}{\cf2\highlight3 黑底白}{\cf2\chcbpat3 字}{\cf2\highlight2 白底}\cf1 黑\par"
    )
    assert [each.text for each in document.paragraphs()] == ["见见", "白黑底白字白底黑"]
    assert [(note.kind, note.text) for note in document.notes] == [
        ("hidden-text", "不见也不见"),
        ("invisible-colour", "白白底"),
    ]


def test_white_text_on_a_dark_paragraph_or_cell_is_seen(read_rich: Read) -> None:
    table = r"\trowd\clcbpat3\cellx1000\cellx2000\pard\intbl\cf2 白\cell 隐\cell\row\pard"
    document = read_rich(r"\pard\cbpat3\cf2 白\par\pard " + table)
    assert [(note.kind, note.text, note.place.column) for note in document.notes] == [("invisible-colour", "隐", 2)]


def test_fields_show_their_result(read_rich: Read) -> None:
    link = r'{\field{\*\fldinst HYPERLINK "http://192.0.2.1/"}{\fldrslt{\ul 链接}}}'
    page = r"{\field{\*\fldinst{ PAGE  \\* MERGEFORMAT}}{\fldrslt 3}}"
    contents = r'{\field{\*\fldinst TOC \\o "1-3"}{\fldrslt 一、总体情况\tab 1\par 二、其他\tab 2\par}}\pard\s4 三、更多\tab 3\par'
    document = read_rich(rf"见{link}第{page}页\par{contents}\pard 正文\par")
    assert [each.text for each in document.paragraphs()] == ["见链接第页", "正文"]
    assert document.margins == ("一、总体情况\t1", "二、其他\t2", "三、更多\t3")
    assert not document.notes


@pytest.mark.parametrize("instruction", [r'INCLUDEPICTURE "http://192.0.2.1/a.png"', r"LINK Excel.Sheet C:\\\\a.xls", "DDEAUTO x y"])
def test_a_field_that_fetches_is_told(read_rich: Read, instruction: str) -> None:
    document = read_rich(rf"甲{{\field{{\*\fldinst {instruction}}}{{\fldrslt 乙}}}}")
    assert [each.text for each in document.paragraphs()] == ["甲乙"]
    assert [note.kind for note in document.notes] == ["linked-content"]


def test_a_template_elsewhere_is_told(read_rich: Read) -> None:
    assert [note.text for note in read_rich(r"{\*\template http://192.0.2.1/a.dot}甲").noted("linked-content")] == [
        "http://192.0.2.1/a.dot"
    ]
    assert not read_rich(r"{\*\template C:\\a.dot}甲").notes


def test_a_character_with_its_pronunciation_above_it(lines: Lines) -> None:
    assert lines(r"甲{\field{\*\fldinst EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(pin),拼)}{\fldrslt }}乙") == ["甲拼乙"]


def test_groups_that_are_no_text(lines: Lines) -> None:
    groups = (
        r"{\info{\author 李某}{\doccomm 备注}}",
        r"{\*\unknown{未知}}",
        r"{\footnote 脚注}",
        r"{\*\bkmkstart 书签}",
        r"{\xe 索引}",
        r"{\*\xmlopen\xmlns1{\factoidname place}}",
        r"{\*\pn\pnlvlblt{\pntxtb 点}}",
        r"{\nonesttables\par}",
        rb"{\*\blob\bin4 }}{{}".decode(),
        r"{\pict\pngblip 8950}",
    )
    for group in groups:
        assert lines(rf"前{group}后") == ["前后"], group


def test_the_title_of_the_file(read_rich: Read) -> None:
    assert read_rich(r"{\info{\title 青屿县  年度\u25253?告}{\creatim\yr2025\mo1\dy2}}甲").title == "青屿县 年度报告"
    assert read_rich(r"{\info{\creatim\yr2025\mo1\dy2}}甲").published == ""


def test_properties_end_with_their_group(lines: Lines) -> None:
    assert lines(r"{\v 隐\plain 显}明{{\deleted 删}\v0 留}") == ["显明留"]
