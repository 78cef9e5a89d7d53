"""The last day of a decision, as people write it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.tui.dialogs.until import UntilFault, in_words, last_day

TODAY = date(2026, 8, 28)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("  ", ""),
        ("2026-12-31", "2026-12-31"),
        ("2026/12/31", "2026-12-31"),
        ("2026.9.1", "2026-09-01"),
        ("20261231", "2026-12-31"),
        ("2026年12月31日", "2026-12-31"),
        ("2026 年 9 月 1 日", "2026-09-01"),
        ("２０２６－１２－３１", "2026-12-31"),
        ("+30", "2026-09-27"),
        ("+30d", "2026-09-27"),
        ("+30D", "2026-09-27"),
        ("＋３０天", "2026-09-27"),
        ("+0", "2026-08-28"),
        ("2026-08-28", "2026-08-28"),
    ],
)
def test_what_people_write_is_understood(written: str, meant: str) -> None:
    assert last_day(written, TODAY, "zh") == meant


@pytest.mark.parametrize("written", ["2026-08-27", "2025年12月31日", "20200101"])
def test_a_day_in_the_past_is_refused(written: str) -> None:
    with pytest.raises(UntilFault, match="已经过去"):
        last_day(written, TODAY, "zh")


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-13-01", "20269999", "+6m", "+6月", "+9999999", "30", "明年", "2026-12/31", "2026-12-31x"]
)
def test_what_is_no_day_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UntilFault, match="2026年9月27日"):
        last_day(written, TODAY, "zh")


@given(st.dates(min_value=TODAY))
def test_a_day_is_read_as_it_is_shown(day: date) -> None:
    assert last_day(in_words(day, "zh"), TODAY, "en") == last_day(in_words(day, "en"), TODAY, "zh") == day.isoformat()


@given(st.integers(0, 20000))
def test_days_are_counted_from_today(days: int) -> None:
    assert last_day(f"+{days}", TODAY, "zh") == (TODAY + timedelta(days)).isoformat()


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    meant = ""
    with suppress(UntilFault):
        meant = last_day(text, TODAY, "en")
    assert not meant or date.fromisoformat(meant) >= TODAY
