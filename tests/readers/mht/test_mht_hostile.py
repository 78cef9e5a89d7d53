"""Messages that are broken, or made to do harm."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.readers import Limits, Unreadable
from gilint.readers.mht import read_mht

Part = Callable[..., bytes]
Message = Callable[..., bytes]

OPENING = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
PAGE = b"--b\r\nContent-Type: text/html\r\n\r\n<p>\xe6\xad\xa3\xe6\x96\x87</p>"


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as refused:
        read_mht(data, limits or Limits())
    return refused.value.reason


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_mht(data, Limits()).paragraphs()]


def nested(depth: int) -> bytes:
    kinds = (f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n' for level in range(depth))
    return b"MIME-Version: 1.0\r\n" + "".join(kinds).encode() + b"Content-Type: text/html\r\n\r\n<p>x</p>"


def test_an_end_that_is_missing() -> None:
    assert texts(OPENING + PAGE) == ["正文"]


def test_base64_that_was_cut_off() -> None:
    encoded = b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+5q2j5paHP"
    assert texts(OPENING + encoded) == ["正文"]
    assert texts(OPENING + encoded + b"!*") == ["正文"]


@pytest.mark.parametrize("data", [b"", b"\r\n", b"x", OPENING, OPENING + b"--c\r\n\r\nx", OPENING.replace(b'"b"', b'""') + PAGE])
def test_messages_without_a_part(data: bytes) -> None:
    assert reason(data) == "damaged"


def test_a_message_without_a_page(part: Part, message: Message) -> None:
    assert reason(message(part(b"x", "image/png", "base64"))) == "damaged"


def test_a_head_without_end() -> None:
    assert reason(b"MIME-Version: 1.0\r\nX: " + b"a" * 5_000_000) == "damaged"
    assert reason(OPENING + b"--b\r\nX: " + b"a" * 5_000_000) == "damaged"


def test_parts_without_end() -> None:
    assert reason(OPENING + b"--b\r\n" * 2_000_000) == "bomb"
    assert reason(OPENING + PAGE + b"\r\n--b\r\n\r\nx" * 60, Limits(members=50)) == "bomb"


def test_parts_in_parts_without_end() -> None:
    assert texts(nested(3)) == ["x"]
    assert reason(nested(3000)) == "too-deep"


@pytest.mark.parametrize("boundary", [b"-" * 150, b"(a+)+$", b"\\", b"[", b"b" * 5000])
def test_boundaries_that_mean_something_else(boundary: bytes) -> None:
    data = OPENING.replace(b'"b"', b'"' + boundary + b'"') + PAGE + b"\n" + b"-" * 200_000 + b"a" * 50_000
    assert reason(data) == "damaged"


def test_heads_of_nothing_but_marks() -> None:
    head = b"--b\r\nContent-Type: text/html" + b'; "=' * 15_000 + b"\r\n\r\n<p>x</p>\r\n"
    assert texts(OPENING + head * 50) == ["x"]


def test_nesting_in_the_page(part: Part, message: Message) -> None:
    assert reason(message(part(b"<div>" * 100_000, "text/html", "quoted-printable"))) == "too-deep"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for opening in (b"", OPENING + b"--b\r\n"):
        with suppress(Unreadable):
            read_mht(opening + data, Limits())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_message_is_read_or_refused(part: Part, message: Message, data: st.DataObject) -> None:
    pages = [part("<p>正文</p>".encode(), "text/html; charset=gb2312", encoding) for encoding in ("base64", "quoted-printable", "8bit")]
    whole = message(*pages, message(*pages, boundary="inner"))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + data.draw(st.integers(0, 60)) :]
    with suppress(Unreadable):
        read_mht(whole, Limits())
