"""Broken PDF files and such as were made to do harm: each has a clear result, and soon."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.readers import Limits, Reason, Unreadable, read
from gilint.readers.pdf import read_pdf
from tests.readers.pdf.made import form, page, pages, pdf, stream, text

_GOOD = page(text("青屿县水务局2024年政府信息公开工作年度报告") + "100 650 m 400 650 l S " + text("一、总体情况", y=600))


_HUGE = 10**30


def _refused(data: bytes, limits: Limits | None = None) -> tuple[Reason, str]:
    with pytest.raises(Unreadable) as refused:
        read_pdf(data, limits or Limits())
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\n%%EOF", id="nothing but a header"),
        pytest.param(_GOOD[: len(_GOOD) // 3], id="cut off"),
        pytest.param(pages(0), id="no pages"),
        pytest.param(pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]), id="pages in a circle"),
        pytest.param(
            pdf(
                [
                    b"<</Type/Catalog/Pages 2 0 R>>",
                    b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
                    b"<</Type/Pages/Kids[2 0 R]/Count 9/Parent 2 0 R>>",
                ]
            ),
            id="pages in a larger circle",
        ),
        pytest.param(pdf([b"<</Type/Catalog>>"]), id="no page tree"),
    ],
)
def test_a_damaged_file_is_said_to_be_damaged(data: bytes) -> None:
    assert _refused(data)[0] == "damaged"


@pytest.mark.parametrize("broken", [b"startxrex", b"xrxx\n"])
def test_a_file_whose_directory_is_damaged_is_read_all_the_same(broken: bytes) -> None:
    data = _GOOD.replace(b"startxref" if broken.startswith(b"s") else b"xref\n", broken)
    assert read_pdf(data, Limits()).blocks == read_pdf(_GOOD, Limits()).blocks


def test_more_pages_than_any_report_has() -> None:
    assert _refused(pages(50_000)) == ("too-large", "50000 pages")
    assert read_pdf(pages(3), Limits(pages=3)).blocks == ()


def test_a_page_count_that_lies_does_no_harm() -> None:
    assert _refused(pages(2).replace(b"/Count 2", b"/Count 999999")) == ("too-large", "999999 pages")
    assert _refused(pages(2).replace(b"/Count 2", b"/Count 99"))[0] == "damaged"
    assert read_pdf(pages(2).replace(b"/Count 2", b"/Count -9"), Limits()).blocks == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0 0 m 9 0 l S\n" * 3000, id="lines"),
        pytest.param("BT /F1 9 Tf 10 700 Td (" + "a" * 3000 + ") Tj ET", id="letters"),
        pytest.param("9 9 m " + "1 1 l " * 3000 + "S", id="one long path"),
        pytest.param("q " + "0 0 600 800 re 5 5 9 9 re W n\n" * 500 + text("a") * 10 + "Q", id="clips"),
    ],
)
def test_more_marks_than_any_report_has(content: str) -> None:
    assert _refused(page(content), Limits(marks=2500)) == ("bomb", "> 2500 marks")


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_stream_that_unpacks_to_far_too_much(layers: int) -> None:
    data = b"\0" * 20_000_000
    for _ in range(layers):
        data = zlib.compress(data, 9)
    bomb = page(b"", more=[stream(data, f"/Filter[{'/FlateDecode' * layers}]")])
    assert _refused(bomb, Limits(part=10_000_000)) == ("bomb", "> 10000000 bytes")
    assert read_pdf(bomb, Limits(part=20_000_000)).blocks == ()


def test_a_large_picture_is_no_bomb() -> None:
    scan = stream(
        zlib.compress(b"\0" * 20_000_000), "/Type/XObject/Subtype/Image/Width 5000/Height 4000/ColorSpace/DeviceGray/Filter/FlateDecode"
    )
    assert read_pdf(page(text("a"), more=[scan]), Limits(part=1_000_000)).blocks


def test_more_streams_than_any_report_has() -> None:
    assert _refused(_GOOD + b"obj<</Filter/FlateDecode>>stream\nendstream\n" * 60_000)[0] == "bomb"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"q {_HUGE} {_HUGE} {_HUGE} {_HUGE} 0 0 cm {_HUGE} 0 0 {_HUGE} 0 0 cm 0 0 m 9 9 l S {text('a')} Q ", id="matrix"),
        pytest.param(text("a", size=_HUGE) + text("c", size=0) + f"0 0 {_HUGE} 1 re f ", id="sizes"),
        pytest.param(text("a", x=_HUGE) + f"{_HUGE} 0 m -{_HUGE} 0 l S ", id="places"),
        pytest.param("q 0 0 0 0 0 0 cm 0 0 m 9 9 l S " + text("a") + "Q ", id="flat"),
    ],
)
def test_numbers_beyond_all_measure(content: str) -> None:
    texts = [paragraph.text for paragraph in read_pdf(page(content + text("好的话", y=500)), Limits()).paragraphs()]
    assert texts[-1] == "好的话"


def test_a_page_as_large_as_the_moon() -> None:
    data = _GOOD.replace(b"[0 0 600 800]", b"[-9999999 -9999999 9999999 9999999]")
    assert not read_pdf(data, Limits()).noted("unread-page")


def test_a_drawing_that_holds_itself() -> None:
    itself = form("/X Do " + text("里面的话", y=500), "/XObject<</X 9 0 R>>")
    document = read_pdf(page("/X Do", "", "/XObject<</X 9 0 R>>", [itself]), Limits())
    assert [paragraph.text for paragraph in document.paragraphs()] == ["里面的话"]


def test_drawings_in_drawings_without_end() -> None:
    nested = [form("/X Do", f"/XObject<</X {number} 0 R>>") for number in range(10, 310)]
    data = page("/X Do " + text("外面的话"), "", "/XObject<</X 9 0 R>>", [*nested, form(text("里面的话"))])
    assert [paragraph.text for paragraph in read_pdf(data, Limits()).paragraphs()] == ["外面的话"]


def test_drawings_that_multiply_are_stopped_from_without_and_the_next_file_is_read() -> None:
    nested = [form("/X Do " * 10, f"/XObject<</X {number} 0 R>>") for number in range(10, 19)]
    data = page("/X Do", "", "/XObject<</X 9 0 R>>", [*nested, form("0 0 m 9 9 l S")])
    with pytest.raises(Unreadable) as refused:
        read(data, "a.pdf", Limits(seconds=2))
    assert refused.value.reason in ("too-slow", "too-much-memory", "crashed", "bomb")
    assert read(_GOOD, "a.pdf").blocks


def test_comments_without_number() -> None:
    remark = b"<</Type/Annot/Subtype/Text/Contents(x)/Rect[0 0 600 800]>>"
    document = read_pdf(page(text("一、总体情况"), f"/Annots[{'9 0 R ' * 5000}]", more=[remark]), Limits())
    assert 0 < len(document.comments) < 5000


_damaged = st.lists(st.tuples(st.integers(0, len(_GOOD) - 1), st.binary(max_size=12), st.integers(0, 40)), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_damaged)
def test_however_a_file_is_damaged_it_is_read_or_refused(damage: list[tuple[int, bytes, int]]) -> None:
    data = _GOOD
    for at, put, cut in damage:
        data = data[:at] + put + data[at + cut :]
    with suppress(Unreadable):
        assert read_pdf(data, Limits()).format == "pdf"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_drawing_is_read_or_refused(content: bytes) -> None:
    with suppress(Unreadable):
        assert read_pdf(page(content), Limits()).format == "pdf"
