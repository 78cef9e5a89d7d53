"""Characters become lines: from top to bottom, from left to right, with the blanks that the drawing shows."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.paged.lines import lines
from gilint.readers.paged.page import Box, Glyph
from tests.readers.paged.pages import drawn


def _texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in lines(glyphs)]


def test_lines_are_read_downwards_whatever_the_order_of_drawing() -> None:
    glyphs = [*drawn("二、主动公开政府信息情况", top=140), *drawn("一、总体情况", top=100)]
    random.Random(1).shuffle(glyphs)
    assert _texts(glyphs) == ["一、总体情况", "二、主动公开政府信息情况"]


def test_a_line_knows_what_it_takes() -> None:
    (line,) = lines(drawn("　　一、总体情况　", left=80, top=100, size=20))
    assert (line.text, line.size, line.box) == ("一、总体情况", 20, Box(120, 100, 240, 120))
    assert "".join(glyph.text for glyph in line.glyphs) == "一、总体情况"


def test_letters_set_apart_to_fill_a_line_are_not_parted() -> None:
    assert _texts(drawn("政务公开", spread=9)) == ["政务公开"]
    assert _texts(drawn("2024年12月", spread=2)) == ["2024年12月"]


def test_blanks_that_are_drawn_are_kept_where_they_take_room() -> None:
    assert _texts(drawn("总　计")) == ["总　计"]
    assert _texts(drawn("Water Map 2.0")) == ["Water Map 2.0"]
    narrow = [Glyph("政", Box(0, 0, 20, 20), 20), Glyph(" ", Box(20, 0, 21, 20), 20), Glyph("府", Box(21, 0, 41, 20), 20)]
    assert _texts(narrow) == ["政府"]


def test_a_gap_that_no_blank_fills_is_one() -> None:
    assert _texts(drawn("联系人：李某\t电话：0000")) == ["联系人：李某 电话：0000"]
    assert _texts(drawn("12\t34")) == ["12 34"]


def test_raised_and_lowered_letters_stay_on_their_line() -> None:
    raised = drawn("2", left=160, top=98, size=12)
    lowered = drawn("3", left=166, top=110, size=12)
    assert _texts([*drawn("面积公里", top=100), *raised, *lowered]) == ["面积公里23"]


def test_words_drawn_twice_for_weight_are_read_once() -> None:
    assert _texts([*drawn("总体情况"), *drawn("总体情况", left=80.5), *drawn("2024", left=200), *drawn("2024", left=200.4)]) == [
        "总体情况 2024"
    ]


def test_lines_of_neighbouring_cells_are_not_mixed() -> None:
    """Two lines beside three, as in the middle of a row."""
    three = [glyph for number in range(3) for glyph in drawn("甲乙", left=80, top=100 + 24 * number)]
    two = [glyph for number in range(2) for glyph in drawn("丙丁", left=300, top=112 + 24 * number)]
    assert _texts([*three, *two]) == ["甲乙", "丙丁", "甲乙", "丙丁", "甲乙"]


_glyph = st.builds(
    lambda text, left, top, width, size: Glyph(text, Box(left, top, left + width, top + size), size),
    st.sampled_from("一、a1 　。"),
    *(st.floats(-1000, 1000) for _ in range(2)),
    *(st.floats(0, 100) for _ in range(2)),
)


@given(st.lists(_glyph, max_size=40))
def test_no_character_is_lost_or_made_up(glyphs: list[Glyph]) -> None:
    found = lines(glyphs)
    kept = [glyph for line in found for glyph in line.glyphs]
    assert all(line.text.strip() for line in found)
    assert {glyph.text for glyph in kept} == {glyph.text for glyph in glyphs if glyph.text.strip()}
    assert sorted("".join(line.text for line in found).replace(" ", "").replace("　", "")) == sorted(glyph.text for glyph in kept)
