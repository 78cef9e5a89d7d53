"""Lines are broken by display width, and never where a Chinese reader would stumble."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gilint.output.lines import cut, cut_front, wrap

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
