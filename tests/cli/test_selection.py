"""Which rules speak: the more specific word wins, then `ignore`, and the command line has the last word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gilint.planning import core_folder
from gilint.rules.model import Rule
from gilint.rules.pack import load_pack
from gilint.selection import Selection, chosen, muting, unknown


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_pack(core_folder()).rules


def speaking(rules: tuple[Rule, ...], *says: Selection) -> set[str]:
    return {rule.code for rule in chosen(rules, says) if rule.code.startswith("GI3")}


def test_everything_speaks_but_what_is_off(rules: tuple[Rule, ...]) -> None:
    quiet = tuple(replace(rule, level="off") if rule.code == "GI301" else rule for rule in rules)
    assert "GI301" not in speaking(quiet)
    assert "GI301" in speaking(quiet, Selection(extend=("row-total",)))
    assert "GI302" in speaking(quiet)


def test_the_more_specific_word_wins_and_ignore_where_both_are_alike(rules: tuple[Rule, ...]) -> None:
    assert speaking(rules, Selection(select=("GI3",), ignore=("GI301",))).isdisjoint({"GI301"})
    assert speaking(rules, Selection(select=("GI301",), ignore=("GI3",))) == {"GI301"}
    assert speaking(rules, Selection(select=("row-total",), ignore=("GI301",))) == set()
    assert speaking(rules, Selection(select=("GI30",), ignore=("GI3",))) >= {"GI301", "GI302"}
    assert speaking(rules, Selection(select=("gi301",))) == {"GI301"}


def test_the_last_one_to_speak_has_the_last_word(rules: tuple[Rule, ...]) -> None:
    file = Selection(select=("GI301",), ignore=("GI302",))
    assert speaking(rules, file, Selection(select=("GI302",))) == {"GI302"}
    assert speaking(rules, file, Selection(extend=("GI302",))) == {"GI301", "GI302"}
    assert speaking(rules, file, Selection(ignore=("GI3",))) == set()
    assert speaking(rules, Selection(ignore=("GI3",)), Selection(select=("ALL",))) >= {"GI301", "GI302"}


def test_that_a_file_cannot_be_read_is_told_unless_it_is_ignored(rules: tuple[Rule, ...]) -> None:
    assert "GI001" in {rule.code for rule in chosen(rules, [Selection(select=("GI3",))])}
    assert "GI001" not in {rule.code for rule in chosen(rules, [Selection(ignore=("GI001",))])}


def test_what_mutes_runs_though_it_does_not_speak(rules: tuple[Rule, ...]) -> None:
    kept = chosen(rules, [Selection(select=("blank-cell",))])
    assert "GI202" in {rule.code for rule in muting(rules, kept)}


def test_unknown_words(rules: tuple[Rule, ...]) -> None:
    assert [word for word in ("ALL", "G", "GI3", "GI301", "row-total", "GX", "row", "") if unknown(word, rules)] == ["GX", "row", ""]
