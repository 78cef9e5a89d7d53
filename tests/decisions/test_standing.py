"""What a decision is worth on a day, and which reasons are taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gilint.decisions.model import OPEN, Decision, Standing, standing
from gilint.decisions.reasons import load_reasons
from gilint.resources import rules_folder
from tests.decisions.made import SOME

TODAY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        (None, "open"),
        (replace(SOME, state="open"), "open"),
        (replace(SOME, state="open", until="2020-01-01"), "open"),
        (SOME, "accepted"),
        (replace(SOME, state="false-positive"), "false-positive"),
        (replace(SOME, state="fixed"), "fixed"),
        (replace(SOME, until="2026-02-01"), "accepted"),
        (replace(SOME, until="2026-01-31"), "expired"),
        (replace(SOME, evidence="ffffffff"), "changed"),
        (replace(SOME, evidence="ffffffff", until="2026-01-31"), "expired"),
        (replace(SOME, evidence=""), "accepted"),
    ],
)
def test_what_holds_today(decision: Decision | None, holds: Standing) -> None:
    assert standing(decision, "0badcafe", TODAY) == holds


def test_what_is_over_or_about_other_values_counts_again() -> None:
    assert {"open", "expired", "changed", "unwaivable"} == OPEN


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "。。。。",
        "aaaa",
        "AAAAAA",
        "无",
        "无 无 无 无",
        "同意，同意！",
        "OK ok OK",
        "误报",
        "属于误报。",
        "ＦＡＬＳＥ　ＰＯＳＩＴＩＶＥ",
        "已核",
        "  ...  abc",
        "2026-12-31",
    ],
)
def test_words_typed_to_get_on_are_no_reason(reason: str) -> None:
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    assert not reasons.suffices(reason)
    assert not reasons.allow("accepted", reason)
    assert not reasons.allow("false-positive", reason)
    assert reasons.allow("fixed", reason)
    assert reasons.allow("open", reason)


@pytest.mark.parametrize("reason", ["已核对台账", "误报：本表为旧版格式", "merged cells, see page 3", "系统导出", "见 2024 年 3 月来函"])
def test_reasons_that_tell_something_are_taken(reason: str) -> None:
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    assert reasons.suffices(reason)
    assert reasons.allow("accepted", reason)


def test_what_the_screens_offer_as_a_reason_is_one() -> None:
    from gilint.wording import say

    reasons = load_reasons(rules_folder() / "decisions.yaml")
    offered = [
        reason
        for lang in ("zh", "en")
        for state in ("accepted", "false-positive")
        for reason in say(f"dialog.reasons.{state}", lang).split("\n")
    ]
    assert offered
    assert [reason for reason in offered if not reasons.suffices(reason)] == []
