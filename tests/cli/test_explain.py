"""`gilint explain`: everything of a rule, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from gilint.planning import core_folder
from gilint.rules.pack import load_pack
from tests.packs import NO_CANAL
from tests.runs import Run


def test_a_rule_is_explained_with_what_it_says_on_a_report(run: Run) -> None:
    told = run("explain", "GI305", COLUMNS="200").stdout
    for words in (
        "in-force-count",
        "错误",
        "制发{issued}件",
        "现行有效3件，少于本年制发5件",
        "依据",
        "建议",
        "softened_by",
        "ignore: [GI305]",
    ):
        assert words in told
    assert "同一张表中已经报告了 GI202" in told
    assert "docs/rules/zh/GI305.md" in told
    assert "gi3-relations.yaml:" in told


def test_several_rules_and_a_family_are_explained(run: Run) -> None:
    told = run("explain", "row-total", "GI401,gi402", "GI60", "--lang", "en").stdout
    heads = [line.split()[0] for line in told.splitlines() if line.startswith("GI")]
    family = [rule.code for rule in load_pack(core_folder()).rules if rule.code.startswith("GI60")]
    assert heads == ["GI301", "GI401", "GI402", *family]
    unknown = run("explain", "GI301", "GX9")
    assert (unknown.returncode, unknown.stdout, "GX9" in unknown.stderr) == (2, "", True)


def test_data_holds_all_that_the_file_says_in_both_languages(run: Run) -> None:
    rules = {rule.code: rule for rule in load_pack(core_folder()).rules}
    told = json.loads(run("explain", "GI", "--format", "json").stdout)
    assert told["schema"] == "gilint.explain/1"
    assert [each["code"] for each in told["rules"]] == list(rules)
    for each in told["rules"]:
        rule = rules[each["code"]]
        assert (each["name"], each["level"], each["line"]) == (rule.name, rule.level, rule.line)
        assert each["message"] == {"zh": rule.message.zh, "en": rule.message.en}
        assert each["check"]["kind"] == rule.kind
        assert [example["name"] for example in each["examples"]["bad"]] == [example.name for example in rule.examples.bad]
        assert each["findings"], f"{rule.code} says nothing on its own bad examples"
        assert all("{" not in finding["message"]["zh"] for finding in each["findings"])


def test_a_rule_of_ones_own_pack_is_explained(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    done = run("explain", "XX001", "--rules", "own.yaml", "--lang", "en", COLUMNS="120")
    assert done.returncode == 0, done.stderr
    assert "for instance: part 1 · paragraph 10: It says 运河." in done.stdout
    assert "own.yaml:2" in done.stdout
    assert "docs/rules" not in done.stdout, "gilint has no page of it"
    (tmp_path / "own.yaml").write_text(OWN.replace("level: warning", "level: grave"), encoding="utf-8")
    assert run("explain", "GI301", "--rules", "own.yaml").returncode == 2


OWN = f"rules:\n{NO_CANAL}"
