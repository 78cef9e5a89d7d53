"""Every rule passes its examples and can fail; a rule that says the same whatever the report is told."""

from __future__ import annotations

from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.planning import core_folder
from gilint.rules.bench import Bench, own_bench
from gilint.rules.examples import try_rule
from gilint.rules.mutants import shake
from gilint.rules.pack import load_pack
from gilint.rules.pieces import joined, only, pieces, shortened, without
from tests.runs import Run, runner

CODES = [rule.code for rule in load_pack(core_folder()).rules]

RULE = """\
rules:
  - code: XX001
    name: no-canal
    level: warning
    title: {zh: 不写运河, en: No canals}
    message: {zh: '写了“{found}”。', en: 'It says {found}.'}
    advice: {zh: 删去。, en: Leave it out.}
    why: {zh: 本县没有运河。, en: There is no canal here., clause: ''}
    applies: {first_year: 2024}
    check: {kind: pattern, patterns: [运河]}
    examples:
      bad: [{name: 写了, change: {append: {"1": 运河已经通航。}}}]
      good: [{name: 没写, change: {year: 2023}}]
"""


@cache
def bench() -> Bench:
    return own_bench(load_pack(core_folder()).rules)


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path, tmp_path_factory.getbasetemp() / "cache")


@pytest.mark.parametrize("code", CODES)
def test_a_rule_of_gilint_passes_its_examples_and_can_fail(code: str) -> None:
    rule = next(rule for rule in bench().rules if rule.code == code)
    assert not [each for each in try_rule(rule, bench()) if not each.passed]
    assert shake(rule, bench()).passed


def test_mutants_are_always_the_same() -> None:
    rule = next(rule for rule in bench().rules if rule.code == "GI301")
    assert shake(rule, bench()) == shake(rule, own_bench(bench().rules))


def _test(run: Run, folder: Path, text: str, *options: str) -> tuple[int, str]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    done = run("rules", "test", "own.yaml", "--lang", "en", *options)
    return done.returncode, done.stdout


def test_a_small_rule_that_does_its_work_passes(run: Run, tmp_path: Path) -> None:
    code, told = _test(run, tmp_path, RULE)
    assert code == 0, told
    assert "1 rules, 2 examples tried, 0 failed." in told
    assert "changed a verdict; 0 rule(s) do not stand up" in told


def test_a_rule_that_speaks_wherever_it_applies_is_told(run: Run, tmp_path: Path) -> None:
    """Its examples pass: the bad one is spoken of, for whatever reason, and the good one is a year that the rule is not for."""
    always = RULE.replace("patterns: [运河]", "patterns: [信息公开], once: true")
    code, told = _test(run, tmp_path, always)
    assert (code, "failed XX001: it speaks on the clean report" in told) == (1, True)
    assert _test(run, tmp_path, always, "--no-mutants") == (0, "1 rules, 2 examples tried, 0 failed.\n")


def test_a_rule_may_object_to_the_clean_report_where_an_example_says_so(run: Run, tmp_path: Path) -> None:
    wanted = (
        RULE.replace("{kind: pattern, patterns: [运河]}", "{kind: missing-phrase, part: 6, phrases: [运河]}")
        .replace("{zh: '写了“{found}”。', en: 'It says {found}.'}", "{zh: 没有写运河。, en: It says nothing of the canal.}")
        .replace('{name: 写了, change: {append: {"1": 运河已经通航。}}}', "{name: 没写}")
        .replace("{name: 没写, change: {year: 2023}}", '{name: 写了, change: {append: {"6": 运河。}}}')
    )
    code, told = _test(run, tmp_path, wanted)
    assert code == 0, told


def test_rules_whose_examples_fail_are_not_mutated(run: Run, tmp_path: Path) -> None:
    code, told = _test(run, tmp_path, RULE.replace("patterns: [运河]", "patterns: [水渠]"))
    assert (code, "mutants" in told) == (1, False)


def test_a_file_of_gilint_is_tried_with_the_rules_that_mute_its_rules(run: Run) -> None:
    done = run("rules", "test", core_folder() / "gi3-balances.yaml", "--no-mutants")
    assert done.returncode == 0, done.stdout


WORDS = st.text("甲乙丙丁。", min_size=1, max_size=6)
CHANGES = st.recursive(
    WORDS | st.integers(0, 9),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1, max_size=3),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(st.sampled_from("abcd"), CHANGES, min_size=1, max_size=4)


@given(MAPPINGS)
def test_a_change_that_loses_a_piece_has_one_less(change: dict[str, Any]) -> None:
    paths = list(pieces(change))
    for path in paths:
        assert len(list(pieces(without(change, path)))) == len(paths) - 1
        assert len(list(pieces(only(change, path)))) == 1


@given(st.recursive(st.integers(0, 9), lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, min_size=1), max_leaves=8))
def test_a_change_is_made_of_its_pieces(value: Any) -> None:
    change = {"key": value}
    assert reduce(joined, (only(change, path) for path in pieces(change)), {}) == change


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4).map(lambda words: words + "。"), min_size=2, max_size=5))
def test_a_text_loses_each_sentence_once(sentences: list[str]) -> None:
    shorter = list(shortened({"append": {"1": "".join(sentences)}}, ("append", "1")))
    assert shorter == [{"append": {"1": "".join(sentences[:index] + sentences[index + 1 :])}} for index in range(len(sentences))]
