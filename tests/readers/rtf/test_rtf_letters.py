"""Letters as the programs of twenty years have written them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Note

Lines = Callable[..., list[str]]
BARE = r"\ansi"


def test_bytes_of_the_fonts_charset(lines: Lines) -> None:
    assert lines(r"\f0 总体情况\par 受理\f1 12\f0 件") == ["总体情况", "受理12件"]


def test_the_halves_of_a_character_may_be_written_apart(lines: Lines) -> None:
    assert lines(rb"\f0 \'d7" b"\n" rb"\'dc\'cc\'e5\par \'e9F\par \'81\\") == ["总体", "镕", "乗"]


@pytest.mark.parametrize(
    "header", [BARE + r"\ansicpg936", BARE, r"\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0", r"\ansi\ansicpg936{\fonttbl{\f0 A;}}"]
)
def test_a_font_that_does_not_say_it_is_chinese(lines: Lines, header: str) -> None:
    assert lines("本机关收到申请12件，“已办结”。", header=header) == ["本机关收到申请12件，“已办结”。"]


def test_western_letters_are_not_taken_for_chinese(lines: Lines) -> None:
    assert lines(rb"\f1 caf\'e9 \'93x\'94\par \f0 \'d7\'dc\f1 \'93\f0 \'cc\'e5\f1\'94") == ["café “x”", "总“体”"]


def test_a_western_file_with_a_chinese_font(lines: Lines) -> None:
    header = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\fnil\fcharset0 Calibri;}}"
    assert lines(rb"\pard\lang9\f0\'d4\'e7\'c9\'cf\f1 caf\'e9\par", header=header) == ["早上café"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("header", [BARE, BARE + r"\ansicpg936", r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 a;}}"])
def test_bytes_as_they_are(lines: Lines, encoding: str, header: str) -> None:
    assert lines("本机关收到申请{\\b 12}件\\par 其他".encode(encoding), header=header) == ["本机关收到申请12件", "其他"]


def test_a_raw_character_whose_second_byte_is_a_brace_or_a_backslash(lines: Lines) -> None:
    characters = [bytes([lead, trail]).decode("gbk") for lead, trail in ((0x81, 0x5C), (0x82, 0x7B), (0x83, 0x7D))]
    body = "\\par ".join(f"总体{character}情况" for character in characters).encode("gbk")
    assert lines(body) == [f"总体{character}情况" for character in characters]


def test_a_byte_that_says_nothing_is_counted(read_rich: Callable[..., Document]) -> None:
    document = read_rich(rb"\f0 \'d7\'dc\'ff\'cc\'e5")
    assert [paragraph.text for paragraph in document.paragraphs()] == ["总\ufffd体"]
    assert document.notes == (Note("replaced-bytes", "1"),)


def test_numbers_of_unicode_with_what_stands_in_for_them(lines: Lines) -> None:
    assert lines(rb"\uc2\u24635\'d7\'dc\u20307\'cc\'e5\par \uc0\u24635\u20307 x\par \uc1\u24635?\u20307 ?\par \u24635 {y}") == [
        "总体",
        "总体x",
        "总体",
        "总y",
    ]


def test_negative_numbers_and_pairs_of_halves(lines: Lines) -> None:
    assert lines(rb"\uc0\u-246 \u55362 \u57271\par {\uc1\u-10174?}\u-8265 \par \u55362 x") == ["\uff0a𠮷", "𠮷", "\ufffdx"]


def test_substitutes_end_with_their_group(lines: Lines) -> None:
    assert lines(rb"{\uc5\u24635 a}bc\par \uc2000000000\u24635 x{y}z") == ["总bc", "总yz"]


def test_of_two_copies_the_one_in_unicode_is_read(lines: Lines) -> None:
    assert lines(rb"{\upr{??}{\*\ud{\uc0\u24635\u20307}}}\u24773?") == ["总体情"]


def test_signs_with_names(lines: Lines) -> None:
    body = rb"a\tab b\line c\emdash\endash\lquote\rquote\ldblquote\rdblquote\bullet\~\_\-d\{\}\\"
    assert lines(body) == ["a\tb\nc—–‘’“”•\xa0-d{}\\"]


def test_a_backslash_at_the_end_of_a_line_ends_the_paragraph(lines: Lines) -> None:
    assert lines(b"a\\\nb\\\r\nc\nd") == ["a", "b", "cd"]


def test_signs_of_symbol_fonts_are_not_taken_for_letters(lines: Lines) -> None:
    assert lines(rb"{\f2\'fe}\f1 x") == ["\uf0fex"]


def test_control_characters_and_zeros_are_left_out(lines: Lines) -> None:
    assert lines(b"a\0b\\'00\\'07c\x07d\\'09e") == ["abcd\te"]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40), st.integers(0, 2))
def test_any_text_in_numbers_of_unicode(lines: Lines, text: str, substitutes: int) -> None:
    units = text.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    body = f"\\uc{substitutes} " + "".join(f"\\u{number} {'?' * substitutes}" for number in numbers)
    assert lines(body.encode()) == list(filter(None, [text.strip()]))


@given(st.text("一二三总体情况（）、，。1a镕乗", min_size=1, max_size=30))
def test_any_text_in_bytes_of_gbk(lines: Lines, text: str) -> None:
    assert lines(text) == [text]
    assert lines(text.encode("gbk")) == [text]
