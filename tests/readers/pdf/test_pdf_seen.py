"""What a reader of the page sees is read; what he does not see is left out, and noted where somebody hid it."""

from __future__ import annotations

import pytest

from gilint.document import Document, Note, Place
from gilint.readers import read
from tests.readers.pdf.made import form, page, picture, text

_REPORT = "青屿县水务局2024年政府信息公开工作年度报告"
_PICTURE = ("/XObject<</P 9 0 R>>", [picture()])
_SCAN = "q 600 0 0 800 0 0 cm /P Do Q\n"


def _read(content: str, said: str = "", resources: str = "", more: list[bytes] | None = None) -> Document:
    return read(page(content, said, resources, more or []), "a.pdf")


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def test_a_page_of_text() -> None:
    document = _read(text(_REPORT) + text("一、总体情况", y=600))
    assert _texts(document) == [_REPORT, "一、总体情况"]
    assert [paragraph.place for paragraph in document.paragraphs()] == [Place(page=1, paragraph=1), Place(page=1, paragraph=2)]
    assert document.format == "pdf"
    assert document.notes == ()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_however_the_page_is_shown_words_are_read_along_their_lines(turned: int) -> None:
    assert _texts(_read(text(_REPORT) + text("一、总体情况", y=600), f"/Rotate {turned}")) == [_REPORT, "一、总体情况"]


@pytest.mark.parametrize("turn", ["0 1 -1 0 800 0", "-1 0 0 -1 600 800", "0 -1 1 0 -200 600"])
def test_a_page_drawn_sideways_is_read_upright(turn: str) -> None:
    rule = "100 590 m 300 590 l S\n"
    sideways = _read(f"q {turn} cm {text(_REPORT)}{text('一、总体情况', y=600)}{rule}Q")
    assert _texts(sideways) == [_REPORT, "一、总体情况"]


def test_what_lies_outside_of_the_shown_part_is_not_read() -> None:
    document = _read(text(_REPORT, y=500) + text("裁掉的话", y=780) + text("页外的话", x=900), "/CropBox[0 0 600 750]")
    assert _texts(document) == [_REPORT]


def test_what_a_clip_hides_is_not_read() -> None:
    hidden = "q 0 0 50 50 re W n " + text("看不见的话", y=600) + "Q "
    shown = "q 0 0 600 800 re W n " + text("看得见的话", y=500) + "Q "
    assert _texts(_read(text(_REPORT) + hidden + shown)) == [_REPORT, "看得见的话"]


def test_drawings_in_drawings_are_read_where_they_are_put() -> None:
    inner = form(text("里面的话", x=0, y=0))
    outer = form("q 1 0 0 1 100 100 cm /B Do Q", "/XObject<</B 10 0 R>>")
    document = _read(text("上面的话", y=650) + "q 1 0 0 1 0 500 cm /A Do Q " + text("下面的话"), "", "/XObject<</A 9 0 R>>", [outer, inner])
    assert _texts(document) == ["下面的话", "上面的话", "里面的话"]


def test_letters_without_ink_are_noted_as_hidden() -> None:
    document = _read(text(_REPORT) + text("藏起来的话", y=600, set_so="3 Tr"))
    assert _texts(document) == [_REPORT]
    assert document.notes == (Note("hidden-text", "藏起来的话", Place(page=1)),)


def test_white_letters_are_noted_unless_something_dark_is_behind_them() -> None:
    banner = "0 0 0.5 rg 90 590 300 30 re f\n"
    document = _read(text(_REPORT) + text("白底白字", y=500, set_so="1 g") + banner + text("蓝底白字", y=600, set_so="1 g"))
    assert _texts(document) == [_REPORT, "蓝底白字"]
    assert document.notes == (Note("invisible-colour", "白底白字", Place(page=1)),)


def test_words_that_are_struck_out_are_deletions() -> None:
    struck = text("共发布信息84件91件。", y=600) + "160 604 m 196 604 l S "
    under = text("二、主动公开政府信息情况", y=500) + "100 498 m 244 498 l S "
    document = _read(text(_REPORT) + struck + under)
    assert _texts(document) == [_REPORT, "共发布信息91件。", "二、主动公开政府信息情况"]
    assert document.notes == (Note("deletion", "84件", Place(page=1)),)


def test_the_line_of_a_table_that_runs_through_a_word_strikes_nothing_out() -> None:
    document = _read(text(_REPORT) + text("共发布信息84件。", y=600) + "50 604 m 550 604 l S ")
    assert _texts(document) == [_REPORT, "共发布信息84件。"]


def test_watermarks_are_no_text() -> None:
    aslant = f"q 0.7 0.7 -0.7 0.7 300 100 cm {text('内部资料', 0, 0, 20)} Q "
    pale = text("样稿", 100, 300, 90, "0.85 g")
    document = _read(text(_REPORT) + aslant + pale)
    assert _texts(document) == [_REPORT]
    assert document.margins == ("内部资料", "样稿")


def test_a_page_that_is_a_picture_is_said_to_be_one() -> None:
    document = _read(_SCAN + text("- 1 -", 290, 30), "", *_PICTURE)
    assert document.notes == (Note("unread-page", "picture", Place(page=1)),)
    assert len(list(document.images())) == 1


def test_a_scan_in_strips_is_a_picture_too() -> None:
    strips = "".join(f"q 600 0 0 10 0 {height} cm /P Do Q\n" for height in range(0, 800, 10))
    document = _read(strips, "", *_PICTURE)
    assert document.noted("unread-page")
    assert len(list(document.images())) == 1


@pytest.mark.parametrize("order", ["letters over the picture", "letters under the picture"])
def test_words_recognised_in_a_scan_are_read_and_said_to_be_guessed(order: str) -> None:
    words = text(_REPORT, set_so="3 Tr" if "over" in order else "") + text("一、总体情况", y=600, set_so="3 Tr" if "over" in order else "")
    document = _read(_SCAN + words if "over" in order else words + _SCAN, "", *_PICTURE)
    assert _texts(document) == [_REPORT, "一、总体情况"]
    assert document.notes == (Note("guessed-page", "picture", Place(page=1)),)


def test_words_on_a_picture_that_fills_the_page_are_read() -> None:
    document = _read(_SCAN + text(_REPORT), "", *_PICTURE)
    assert _texts(document) == [_REPORT]
    assert document.notes == ()


def test_a_small_picture_is_none_that_holds_text_and_a_larger_one_stands_in_its_place() -> None:
    seal = "q 20 0 0 20 300 100 cm /P Do Q "
    chart = "q 300 0 0 100 100 550 cm /P Do Q "
    document = _read(text(_REPORT) + text("二、主动公开政府信息情况", y=500) + seal + chart, "", *_PICTURE)
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Image", "Paragraph"]


def test_letters_that_only_the_font_knows_are_not_read() -> None:
    """The codes of a font without names, as of a file that was made so that nobody copies from it."""
    nameless = [
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 1/LastChar 3/Widths[10 10 10]"
        b"/CharProcs<</a 10 0 R/b 10 0 R/c 10 0 R>>/Encoding<</Differences[1/a1x/b1x/c1x]>>>>",
        b"<</Length 26>>\nstream\n10 0 0 0 10 10 d1 0 0 9 9 re f\nendstream",
    ]
    content = "BT /F9 12 Tf 100 600 Td (" + "\\001\\002\\003" * 20 + ") Tj ET"
    document = read(page(content, "", "", nameless).replace(b"/F1 5 0 R", b"/F9 9 0 R"), "a.pdf")
    assert document.notes == (Note("unread-page", "letters", Place(page=1)),)
    assert _texts(document) == []


def test_a_title_and_attached_files_are_known() -> None:
    more = [
        b"<</Type/Filespec/F(table.xlsx)/UF(table.xlsx)/EF<</F 10 0 R>>>>",
        b"<</Length 1>>\nstream\nx\nendstream",
        b"<</Title(Microsoft Word - Report)>>",
    ]
    catalogue = "/Names<</EmbeddedFiles<</Names[(a)9 0 R]>>>>"
    data = page(text(_REPORT), more=more, catalogue=catalogue).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 11 0 R")
    document = read(data, "a.pdf")
    assert [attachment.name for attachment in document.attachments()] == ["table.xlsx"]
    assert document.title == "Report"
