"""What counts as a waiver among the words of a review comment, and how it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.decisions.marks import Mark, Words, marks_in
from gilint.decisions.reasons import load_reasons
from gilint.resources import rules_folder

NAMES = {"gi203": "GI203", "blank-cell": "GI203", "gi401": "GI401", "denied-but-counted": "GI401", "gi615": "GI615", "link": "GI615"}


@pytest.fixture(scope="module")
def words() -> Words:
    return load_reasons(rules_folder() / "decisions.yaml").comments


def read(text: str, words: Words) -> list[tuple[tuple[str, ...], str, str]]:
    marks = list(marks_in(text, words, NAMES))
    assert all(mark.clear and not mark.unknown for mark in marks)
    return [(mark.codes, mark.until, mark.reason) for mark in marks]


@pytest.mark.parametrize(
    ("text", "codes", "until", "reason"),
    [
        ("gilint: ignore GI203 本单位没有行政许可事项", "GI203", "", "本单位没有行政许可事项"),
        ("gilint：忽略GI203，原因：本单位没有行政许可事项。", "GI203", "", "本单位没有行政许可事项。"),
        ("ＧＩＬＩＮＴ：豁免　ＧＩ２０３　见 2024 年 3 月来函", "GI203", "", "见 2024 年 3 月来函"),
        (" GiLint : Waive gi203: merged cells, see page 3", "GI203", "", "merged cells, see page 3"),
        ("gilint: ignore blank-cell because: merged cells", "GI203", "", "merged cells"),
        ("gilint: ignore blank-cell because merged cells", "GI203", "", "because merged cells"),
        ("gilint: ignore GI203 GI401 两处口径不同", "GI203 GI401", "", "两处口径不同"),
        ("gilint：忽略 GI203、GI401和GI203，两处口径不同", "GI203 GI401", "", "两处口径不同"),
        ("gilint: ignore blank-cell, denied-but-counted: other systems", "GI203 GI401", "", "other systems"),
        ("gilint: ignore GI203 link to the portal is in part six", "GI203", "", "link to the portal is in part six"),
        ("gilint: ignore GI203 until 2026-12-31 merged cells", "GI203", "2026-12-31", "merged cells"),
        ("gilint：忽略 GI203 至2026年12月31日，原因：台账正在核对", "GI203", "2026-12-31", "台账正在核对"),
        ("gilint：忽略，有效期至：2026/1/5，GI203，台账正在核对", "GI203", "2026-01-05", "台账正在核对"),
        ("gilint：忽略 GI203 台账正在核对（有效期至2026.12.31）。", "GI203", "2026-12-31", "台账正在核对"),
        ("gilint: ignore GI203 the ledger is being checked, until 2026-12-31", "GI203", "2026-12-31", "the ledger is being checked"),
        ("gilint：忽略 GI203 数据统计自2024-01-01 至2024-12-31", "GI203", "", "数据统计自2024-01-01 至2024-12-31"),
        ("gilint：忽略 GI203 至今没有行政许可事项", "GI203", "", "至今没有行政许可事项"),
        ("gilint：忽略 GI203\n本单位没有\n行政许可事项", "GI203", "", "本单位没有 行政许可事项"),
    ],
)
def test_ways_of_writing_one(text: str, codes: str, until: str, reason: str, words: Words) -> None:
    assert read(text, words) == [(tuple(codes.split()), until, reason)]


def test_several_in_one_comment(words: Words) -> None:
    text = "gilint: ignore GI203 本单位没有行政许可事项\ngilint: ignore GI401 系统口径不同"
    assert read(text, words) == [(("GI203",), "", "本单位没有行政许可事项"), (("GI401",), "", "系统口径不同")]


@pytest.mark.parametrize(
    "text",
    ["", "请核对", "gilint", "gilint 报的 GI203 请核对", "见 gilint: ignore GI203 没有许可事项", "ignore GI203", "gilinter: ignore"],
)
def test_other_comments_are_none(text: str, words: Words) -> None:
    assert list(marks_in(text, words, NAMES)) == []


def test_a_mark_may_follow_other_lines(words: Words) -> None:
    (mark,) = marks_in("请王科长核对：\ngilint: ignore GI203 没有许可事项", words, NAMES)
    assert (mark.codes, mark.reason) == (("GI203",), "没有许可事项")


@pytest.mark.parametrize(
    "text",
    [
        "gilint: GI203 没有许可事项",
        "gilint: ignored GI203 reason enough",
        "gilint：删去 GI203",
        "gilint: ignore GI203 until 2026-02-30 reason enough",
        "gilint: ignore GI203 until 2026 reason enough",
        "gilint: ignore GI203 until",
        "gilint：忽略 GI203 至2026年底，台账正在核对",
    ],
)
def test_a_verb_or_a_date_that_is_not_understood(text: str, words: Words) -> None:
    """Whoever meant a last day must not get a waiver without one."""
    assert [mark.clear for mark in marks_in(text, words, NAMES)] == [False]


@pytest.mark.parametrize(
    ("text", "codes", "unknown"),
    [
        ("gilint: ignore GI999 reason enough", (), ("GI999",)),
        ("gilint: ignore GI2 reason enough", (), ("GI2",)),
        ("gilint: ignore all reason enough", (), ("all",)),
        ("gilint: ignore *", (), ("*",)),
        ("gilint: ignore GI203, GI999 reason enough", ("GI203",), ("GI999",)),
        ("gilint: ignore GI203-GI205 reason enough", (), ("GI203-GI205",)),
        ("gilint：全部忽略", (), ()),
        ("gilint：忽略 本单位没有行政许可事项", (), ()),
    ],
)
def test_words_that_name_no_rule(text: str, codes: tuple[str, ...], unknown: tuple[str, ...], words: Words) -> None:
    assert [(mark.codes, mark.unknown) for mark in marks_in(text, words, NAMES)] == [(codes, unknown)]


@given(st.text() | st.builds("gilint: ignore {}{}".format, st.sampled_from(["", "GI203", "*", "至", "until 2026"]), st.text()))
def test_whatever_is_written_is_read(text: str) -> None:
    marks: list[Mark] = list(marks_in(text, load_reasons(rules_folder() / "decisions.yaml").comments, NAMES))
    assert all(mark.text in text and set(mark.codes) <= set(NAMES.values()) for mark in marks)


@given(
    st.sampled_from(["gilint", "GILINT", "ｇｉｌｉｎｔ"]),
    st.sampled_from([":", "：", " ： "]),
    st.lists(st.sampled_from(["GI203", "gi401", "ＧＩ６１５"]), min_size=1, unique=True),
    st.sampled_from([" ", "，", "、", ", "]),
    st.dates(),
    st.sampled_from(["口径不同", "see the letter of March", "12件中有3件重复"]),
)
def test_what_is_written_in_parts_is_read_in_parts(prefix, colon, codes, comma, day, reason) -> None:  # type: ignore[no-untyped-def]
    text = f"{prefix}{colon}ignore {comma.join(codes)} until {day.isoformat()} {reason}"
    plain = tuple({"ＧＩ６１５": "GI615"}.get(code, code.upper()) for code in codes)
    assert read(text, load_reasons(rules_folder() / "decisions.yaml").comments) == [(plain, day.isoformat(), reason)]


def test_what_begins_like_a_mark_is_no_comment_left_in(words: Words) -> None:
    """The rule on comments that were left in has the prefixes in a pattern of its own."""
    from gilint.planning import Asked, Planner
    from gilint.rules.kinds._patterns import any_matches

    plan = Planner(Asked(isolated=True)).plan(rules_folder() / "report.docx")
    counted = next(rule for rule in plan.rules if rule.code == "GI005").params.notes["comment"]
    assert words.prefixes
    for prefix in words.prefixes:
        assert any_matches(counted.unless, f" {prefix.upper()} ：忽略 GI203")
        assert not any_matches(counted.unless, f"{prefix} 报的问题请核对")
