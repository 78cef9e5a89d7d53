"""Lines are broken by display width, and never where a Chinese reader would stumble."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gilint.output.lines import breaks, cut, cut_front, cut_path, wrap

texts = st.text(st.sampled_from("政府信息公开，。；）（“”〔2021〕 abc123/…"), max_size=80)


@given(texts, st.integers(8, 40), st.integers(0, 3))
def test_nothing_is_wider_and_nothing_is_lost(text: str, width: int, hang: int) -> None:
    lines = wrap(text, width, hang)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_begins_with_no_closing_mark_and_ends_with_no_opening_one() -> None:
    assert wrap("全年收到申请，均已答复。", 12) == ["全年收到申", "请，均已答", "复。"]
    assert wrap("依据（第五十条）办理", 6) == ["依据", "（第五", "十条）", "办理"]
    assert wrap("see the table below", 9, 2) == ["see the", "  table", "  below"]


@given(texts, st.integers(1, 30))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    assert cell_len(cut_front(text, width)) <= width
    assert cell_len(cut_path(text, width)) <= width


def test_of_a_long_path_the_name_stays_and_the_folder_next_to_it() -> None:
    path = "二次报送.zip!/第一批/水利/青屿县水务局.docx"
    assert cut_path(path, 60) == path
    assert cut_path(path, 32) == "二次报…批/水利/青屿县水务局.docx"
    assert cut_path(path, 18) == "…青屿县水务局.docx"
    assert cut_path(path, 10) == "二…局.docx"
    assert cut_path("0/青屿县水务局.docx", 17) == "0/…县水务局.docx"


@given(texts, st.integers(8, 40), st.integers(0, 3))
def test_breaks_are_where_the_lines_of_wrapped_text_begin_and_end(text: str, width: int, hang: int) -> None:
    lines = [text[start:end] for start, end in breaks(text, width, hang)]
    assert lines == [line.removeprefix(" " * hang) if index else line for index, line in enumerate(wrap(text, width, hang))]


def test_signs_without_width_stay_with_the_one_before_them_and_blanks_of_a_whole_line_are_left_out() -> None:
    assert wrap("e\u0301e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]
    assert wrap(" " * 30 + "公开信息", 8) == ["公开信息"]
    assert wrap("❤\ufe0f❤\ufe0f❤\ufe0f", 4) == ["❤\ufe0f❤\ufe0f", "❤\ufe0f"]
