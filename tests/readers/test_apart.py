"""What is large, or in a format that cannot be bounded otherwise, is read in a process that ends when it takes too much."""

from __future__ import annotations

import io
import zipfile

import pytest

from gilint.readers import Limits, Unreadable, read
from tests import specimens, writers

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(body: str) -> bytes:
    """A Word file of one part, packed without compression, so that only its size is remarkable."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def test_a_large_file_reads_as_a_small_one_does() -> None:
    data = writers.docx(specimens.document())
    assert read(data, "a.docx", Limits(light=1)) == read(data, "a.docx")


def test_a_refusal_comes_back_with_its_reason() -> None:
    with pytest.raises(Unreadable) as refused:
        read(_docx("<w:p>"), "a.docx", Limits(light=1))
    assert (refused.value.reason, refused.value.detail) == ("damaged", "word/document.xml")


def test_what_takes_too_long_is_ended_and_the_next_file_is_read() -> None:
    long = _docx("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 150_000)
    with pytest.raises(Unreadable) as refused:
        read(long, "a.docx", Limits(light=1, seconds=1))
    assert refused.value.reason == "too-slow"
    assert read(writers.docx(specimens.document()), "a.docx", Limits(light=1)).blocks


def test_what_takes_too_much_memory_is_ended_and_the_next_file_is_read() -> None:
    large = _docx("<w:p/>" * 1_900_000)
    with pytest.raises(Unreadable) as refused:
        read(large, "a.docx", Limits(light=1, memory=300 * 1024 * 1024))
    assert refused.value.reason == "too-much-memory"
    assert read(writers.docx(specimens.document()), "a.docx", Limits(light=1)).blocks


def test_more_text_than_any_report_has_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("青屿县水务局".encode() * 1000, "a.txt", Limits(characters=5000))
    assert refused.value.reason == "too-large"
