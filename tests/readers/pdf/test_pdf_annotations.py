"""Comments that people put on a PDF file, and the forms that they filled in."""

from __future__ import annotations

from gilint.document import Note, Place
from gilint.readers import read
from tests.readers.pdf.made import form, page, text

_WORDS = text("青屿县水务局2024年政府信息公开工作年度报告") + text("一、总体情况", y=600)
_ASKED = "请核对这个数字"


def _hex(words: str) -> str:
    return f"<feff{words.encode('utf-16-be').hex()}>"


def _remark(kind: str, box: str, said: str = "") -> bytes:
    return f"<</Type/Annot/Subtype/{kind}/Contents{_hex(_ASKED)}/Rect[{box}]{said}>>".encode()


def test_a_comment_is_on_the_paragraph_whose_words_it_marks() -> None:
    mark = _remark("Highlight", "95 595 180 615", f"/T{_hex('李某')}/M(D:20250103101500+08'00')/QuadPoints[95 615 180 615 95 595 180 595]")
    document = read(page(_WORDS, "/Annots[9 0 R]", more=[mark]), "a.pdf")
    heading = Place(page=1, paragraph=2)
    (comment,) = document.comments
    assert (comment.text, comment.author, comment.when) == (_ASKED, "李某", "2025-01-03T10:15:00+08:00")
    assert (comment.places, comment.quote) == ((heading,), "一、总体情况")
    assert document.notes == (Note("comment", _ASKED, heading),)


def test_a_comment_beside_the_text_is_on_the_page() -> None:
    document = read(page(_WORDS, "/Annots[9 0 R]", more=[_remark("Text", "500 600 520 620")]), "a.pdf")
    assert document.comments[0].places == ()
    assert document.notes == (Note("comment", _ASKED, Place(page=1)),)


def test_links_and_hidden_comments_are_none() -> None:
    links = [_remark("Link", "95 595 180 615"), _remark("Text", "500 600 520 620", "/F 2")]
    assert not read(page(_WORDS, "/Annots[9 0 R 10 0 R]", more=links), "a.pdf").comments


def test_what_was_filled_into_a_form_is_text() -> None:
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[100 500 300 520]/AP<</N 10 0 R>>/F 4>>"
    shown = form(text("全年收到申请3件。", 2, 5)).replace(b"/BBox[0 0 600 800]", b"/BBox[0 0 200 20]")
    catalogue = "/AcroForm<</Fields[9 0 R]>>"
    document = read(
        page(_WORDS, "/Annots[9 0 R 11 0 R]", more=[field, shown, _remark("Text", "500 600 520 620")], catalogue=catalogue), "a.pdf"
    )
    assert [paragraph.text for paragraph in document.paragraphs()][-1] == "全年收到申请3件。"
    assert [comment.text for comment in document.comments] == [_ASKED]
