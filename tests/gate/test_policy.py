"""Policies: those that ship are sound, and every mistake in one is told with its line."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.gate.conditions import Condition, MeasureName
from gilint.gate.measures.known import MEASURES
from gilint.gate.policy import DEFAULT, PolicyFault, UnknownPolicy, check_rules, codes_of, find_policy, load_policy, shipped
from gilint.resources import rules_folder
from gilint.rules.model import Rule
from gilint.rules.pack import load_pack
from gilint.wording.catalogue import CATALOGUES

HEAD = "name: trial\ntitle: {zh: 试行, en: trial}\npurpose: {zh: 供测试, en: for tests}\n"
SOUND = HEAD + "conditions:\n  - {name: no-error, measure: errors-open, most: 0}\n"


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_pack(rules_folder() / "core").rules


def fault(tmp_path: Path, text: str) -> PolicyFault:
    file = tmp_path / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyFault) as told:
        load_policy(file)
    return told.value


def test_policies_ship_and_one_is_the_default() -> None:
    assert {"county-office", "strict-evaluator", DEFAULT} <= set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_policy_is_sound(name: str, rules: tuple[Rule, ...]) -> None:
    policy = load_policy(find_policy(name))
    assert policy.name == name
    check_rules(policy, rules)
    texts = [policy.terms.title, policy.terms.purpose, *(each.why for each in policy.conditions if each.why)]
    assert all(text.zh and text.en for text in texts)


def test_every_measure_is_known_and_has_words() -> None:
    assert set(MEASURES) == set(get_args(MeasureName))
    for lang in CATALOGUES.values():
        for head in ("measure", "todo"):
            assert {key.partition(".")[2] for key in lang if key.startswith(f"{head}.")} == set(MEASURES)


def test_a_policy_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(SOUND, encoding="utf-8")
    before = load_policy(file)
    file.write_text(SOUND + "# a comment\n", encoding="utf-8")
    after = load_policy(file)
    assert (before.terms, before.name) == (after.terms, after.name)
    assert before.sha256 != after.sha256


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "expected a mapping"),
        ("- a\n", 1, "expected a mapping"),
        ("name: [\n", 2, ""),
        (HEAD, 1, "'conditions' is missing"),
        (HEAD + "conditions: []\n", 4, "without conditions"),
        (SOUND + "unwaivabel: []\n", 6, "did you mean 'unwaivable'"),
        (SOUND.replace("trial\n", "Trial!\n", 1), 1, "small letters"),
        (SOUND + "profile: reveiw\n", 6, "did you mean 'review'"),
        (SOUND.replace("errors-open", "error-open"), 5, "did you mean 'errors-open'"),
        (SOUND.replace("most: 0", "mots: 0"), 5, "did you mean 'most'"),
        (SOUND.replace(", most: 0", ""), 5, "one limit"),
        (SOUND.replace("most: 0", "most: 0, least: 0"), 5, "one limit"),
        (SOUND.replace("most: 0", "most: -1"), 5, "not below 0"),
        (SOUND.replace("most: 0", "most: 1.5"), 5, "a whole number"),
        (SOUND.replace("most: 0", "most: many"), 5, "a whole number"),
        (SOUND.replace("no-error", "No error"), 5, "small letters"),
        (SOUND + "  - {name: no-error, measure: waivers, most: 0}\n", 5, "two conditions are called 'no-error'"),
        (SOUND.replace("errors-open", "waivers").replace("most: 0", "most: 0, rules: [GI3]"), 5, "measures no findings"),
        (SOUND.replace("errors-open", "troubles").replace("most: 0", "most: 0, confidence: high"), 5, "measures no findings"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    found = fault(tmp_path, text)
    assert found.line == line
    assert told in found.message


def test_a_rule_that_nobody_knows_is_told_with_its_line(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(SOUND + "unwaivable:\n  - GI3\n  - row-totl\n", encoding="utf-8")
    with pytest.raises(PolicyFault, match="did you mean 'row-total'") as told:
        check_rules(load_policy(file), rules)
    assert told.value.line == 8


def test_what_is_no_policy_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownPolicy) as told:
        find_policy("county-ofice")
    assert told.value.meant == "county-office"
    with pytest.raises(UnknownPolicy):
        find_policy(str(tmp_path))


def test_codes_beginnings_and_names_mean_rules(rules: tuple[Rule, ...]) -> None:
    assert codes_of(["GI301"], rules) == codes_of(["row-total"], rules) == {"GI301"}
    family = codes_of(["GI3"], rules)
    assert {"GI301", "GI303"} <= family
    assert all(code.startswith("GI3") for code in family)


@given(st.integers(0, 50), st.integers(0, 50))
def test_limits_agree(number: int, value: int) -> None:
    most, least = Condition("c", "waivers", most=number), Condition("c", "waivers", least=number)
    equals = Condition("c", "waivers", equals=number)
    assert equals.holds(value) == (most.holds(value) and least.holds(value))
    assert most.holds(value) or least.holds(value)
    assert most.holds(value) == (value <= number)
