"""SARIF that its schema accepts, and that says all that gilint knows of a place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gilint.findings import Location
from gilint.output.sarif import artifact_uri, sarif
from gilint.results import ExitCode, Results, Trouble
from tests.output import made
from tests.runs import BROKEN_TOTAL, Run, write_report

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def run_of(results: Results) -> Any:
    log = json.loads(sarif(results, "zh"))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


def test_a_result_says_where_in_words_and_in_the_file() -> None:
    result = run_of(made.results())["results"][0]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("GI301", 0, "error")
    assert result["partialFingerprints"] == {"gilint/v1": "0123456789abcdef"}
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "%E6%8A%A5%E5%91%8A.txt"
    assert place["physicalLocation"]["region"] == {"startLine": 12}
    names = [(each["kind"], each["name"], each["fullyQualifiedName"]) for each in place["logicalLocations"]]
    assert names == [
        ("section", "第三部分", "part.3"),
        ("table", "表三", "t3"),
        ("row", "一、本年新收政府信息公开申请数量", "t3.new"),
        ("cell", "总计", "t3.new.total"),
    ]
    related = [each["logicalLocations"][-1]["fullyQualifiedName"] for each in result["relatedLocations"]]
    assert sorted(related) == sorted(made.CELLS[:-1])


def test_rules_carry_their_help() -> None:
    rule = run_of(made.results())["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "行合计不符"
    assert rule["defaultConfiguration"]["level"] == "error"
    assert "30号" in rule["help"]["markdown"]


def test_the_invocation_says_how_it_ended() -> None:
    assert run_of(made.results())["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    troubled = replace(made.results(), code=ExitCode.MISUSE, troubles=(Trouble("missing", "x"), Trouble("pack", "y:1", "z")))
    told = run_of(troubled)["invocations"][0]
    assert (told["executionSuccessful"], told["exitCode"]) == (False, 2)
    assert "x" in told["toolExecutionNotifications"][0]["message"]["text"]
    assert "y:1" in told["toolConfigurationNotifications"][0]["message"]["text"]


def test_findings_without_a_place_and_files_without_a_hash_are_valid() -> None:
    results = made.results(made.finding(location=Location(), related=()))
    bare = replace(results, checked=(replace(results.checked[0], sha256="", report=None),))
    assert "logicalLocations" not in run_of(bare)["results"][0]["locations"][0]


def test_addresses_are_relative_and_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert artifact_uri("./a b/#%年.txt") == "a%20b/%23%25%E5%B9%B4.txt"
    assert artifact_uri("/etc/x y").startswith("file:///etc/x%20y")


def test_a_whole_run_is_valid(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    (tmp_path / "nothing.docx").touch()
    done = run("check", "bad.txt", "nothing.docx", "absent", "--format", "sarif")
    log = json.loads(done.stdout)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert {result["ruleId"] for result in log["runs"][0]["results"]} >= {"GI301", "GI001"}
    assert [len(artifact["hashes"]["sha-256"]) for artifact in log["runs"][0]["artifacts"]] == [64, 64]
