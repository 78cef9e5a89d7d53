"""Quoted words are found as they are printed, in a time that no text can stretch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.output.quoting import occurrences

TEXTS = st.text(st.sampled_from("申请收到12３,， a"), max_size=40)


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        ("全年收到申请 １,２０3 件。", "申请1203件", ["申请 １,２０3 件"]),
        ("收到，申请", "收到申请", ["收到，申请"]),
        ("收到，申请", "，申请", ["，申请"]),
        ("公开、公开，公开", "公开", ["公开", "公开", "公开"]),
        ("公开", " ", []),
        ("公开", "", []),
        ("a.b", "a.b", ["a.b"]),
        ("axb", "a.b", []),
    ],
)
def test_words_as_printed(text: str, words: str, printed: list[str]) -> None:
    assert [text[start:end] for start, end in occurrences(text, words)] == printed


def test_letters_of_either_size_only_where_asked_for() -> None:
    assert list(occurrences("Abc", "aBC")) == []
    assert list(occurrences("Abc", "aBC", any_case=True)) == [(0, 3)]


def test_a_masked_number_is_found_in_groups_as_well() -> None:
    text = "电话138-0000-1234，证号719900 19990101 002x。"
    found = [text[start:end] for words in ("138****1234", "719900********002X") for start, end in occurrences(text, words, masked=True)]
    assert found == ["138-0000-1234", "719900 19990101 002x"]
    assert list(occurrences(text, "138****1234")) == []


@given(TEXTS, st.integers(0, 40), st.integers(1, 40))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int, size: int) -> None:
    piece = text[start : start + size].strip()
    assert not piece or any(piece in text[first:last] or first <= start for first, last in occurrences(text, piece))


def test_a_long_run_of_commas_takes_no_longer_than_its_length() -> None:
    assert list(occurrences("," * 20_000 + "，" * 20_000, ",1" * 40 + "x")) == []
    assert list(occurrences("," * 20_000, "," * 60 + "x")) == []
