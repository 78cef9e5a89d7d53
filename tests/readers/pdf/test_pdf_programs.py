"""What programs print has the paragraphs that were written, whatever lines and pages they were broken into."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Note, Paragraph, Place
from gilint.readers import Unreadable, read
from tests import writers
from tests.readers.pdf.conftest import LONG, STYLES, report

_MENU = 2
"""What the page holds above and below the report: two entries of a menu, and a line at the foot."""


def _texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def _shape(document: Document) -> list[str]:
    return [block.text if isinstance(block, Paragraph) else type(block).__name__ for block in document.blocks]


@pytest.mark.parametrize("style", STYLES)
def test_a_browser_breaks_no_paragraph(style: str, printed: Callable[[str, str], bytes]) -> None:
    page = writers.html(report()).replace("</head>", f"<style>{STYLES[style]}</style></head>")
    document = read(printed(style.replace(" ", "-"), page), "a.pdf")
    assert _shape(document)[_MENU:-1] == _shape(report())
    assert document.title == "公开年报"


def test_where_nothing_shows_where_a_paragraph_begins_no_word_is_lost(printed: Callable[[str, str], bytes]) -> None:
    page = writers.html(report()).replace("</head>", "<style>p{margin:0}</style></head>")
    texts = _texts(read(printed("close", page), "a.pdf"))
    assert "".join(texts[_MENU:-1]) == "".join(_texts(report()))


def test_an_office_program_breaks_no_paragraph(exported: dict[str, bytes]) -> None:
    assert _shape(read(exported["plain"], "a.pdf")) == _shape(report())


def test_headers_footers_and_page_numbers_are_margins(exported: dict[str, bytes]) -> None:
    document = read(exported["official"], "a.pdf")
    assert _shape(document) == _shape(report())
    pages = max(paragraph.place.page or 0 for paragraph in document.paragraphs())
    assert pages > 3
    assert set(document.margins) == {"青屿县水务局文件", *(f"— {number} —" for number in range(1, pages + 1))}


def test_a_paragraph_is_on_the_page_on_which_it_begins(exported: dict[str, bytes]) -> None:
    on_pages = [paragraph.place.page or 0 for paragraph in read(exported["official"], "a.pdf").paragraphs()]
    assert on_pages[0] == 1
    assert on_pages == sorted(on_pages)


def test_automatic_numbers_are_part_of_the_text(exported: dict[str, bytes]) -> None:
    texts = _texts(read(exported["numbered"], "a.pdf"))
    assert [text[:2] for text in texts[1:4]] == ["1.", "2.", "3."]


def test_a_scanned_report_says_of_each_page_that_it_is_a_picture(
    printed: Callable[[str, str], bytes], pictured: Callable[[bytes], list[str]]
) -> None:
    names = pictured(printed("to-scan", writers.html(report())))
    sheets = "".join(f"<img src='{name}' style='width:100%;display:block;page-break-after:always'>" for name in names)
    document = read(printed("scanned", f"<style>@page{{margin:0}}body{{margin:0}}</style>{sheets}"), "a.pdf")
    assert _texts(document) == []
    assert document.notes == tuple(Note("unread-page", "picture", Place(page=number)) for number in range(1, len(names) + 1))
    assert len(list(document.images())) == len(names)


def test_a_scanned_page_among_others_is_named(printed: Callable[[str, str], bytes], pictured: Callable[[bytes], list[str]]) -> None:
    scan = pictured(printed("to-scan-one", writers.html(report())))[0]
    page = f"<style>@page{{margin:0}}</style><p>{LONG}</p><img src='{scan}' style='width:100%;page-break-before:always'>"
    document = read(printed("one-scanned", page), "a.pdf")
    assert [(note.kind, note.text, note.place.page) for note in document.notes] == [("unread-page", "picture", 2)]
    assert [image.place.page for image in document.images()] == [2]


def test_fonts_without_names_for_their_letters_are_said_to_be_unreadable(exported: dict[str, bytes]) -> None:
    data = exported["plain"].replace(b"/ToUnicode", b"/ToNowhere")
    document = read(data, "a.pdf")
    assert {note.text for note in document.noted("unread-page")} == {"letters"}
    assert not any("水" in text for text in _texts(document))


def test_a_password_for_opening_is_asked_for(protected: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable) as refused:
        read(protected["open"], "a.pdf")
    assert refused.value.reason == "encrypted"


def test_a_password_for_changes_keeps_nobody_from_reading(protected: dict[str, bytes]) -> None:
    assert b"/Encrypt" in protected["change"]
    assert _shape(read(protected["change"], "a.pdf")) == _shape(report())
