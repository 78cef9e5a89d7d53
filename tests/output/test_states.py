"""What people decided is told by the outputs, and nothing of it where nothing was decided."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gilint.decisions.model import Decision
from gilint.findings import evidence
from gilint.output.machine import machine
from gilint.output.markdown import markdown
from gilint.output.sarif import sarif
from gilint.output.table import table
from gilint.results import Results
from tests.output import made

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
OTHER = "fedcba9876543210"


def decided(**change: Any) -> Results:
    """Two findings, the first with a decision."""
    mine = made.finding()
    decision = Decision(
        fingerprint=mine.fingerprint,
        code="GI301",
        report="青屿县 2024",
        finding="合计不符",
        state="accepted",
        reason="来源文件如此",
        who="李某",
        when="2025-02-01T09:00:00+08:00",
        until="2025-06-30",
        evidence=evidence(mine),
    )
    results = made.results(mine, made.finding(fingerprint=OTHER))
    return replace(results, decisions={mine.fingerprint: replace(decision, **change)}, today=date(2025, 3, 1))


def findings(results: Results) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(machine(results, "zh"))["reports"][0]["findings"]
    return told


def suppressions(results: Results) -> list[Any]:
    log = json.loads(sarif(results, "zh"))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return [result.get("suppressions") for result in log["runs"][0]["results"]]


@pytest.mark.parametrize(
    ("change", "state", "word"),
    [
        ({}, "waived", "已接受"),
        ({"state": "false-positive"}, "false-positive", "误报"),
        ({"state": "fixed", "until": ""}, "fixed", "已改"),
        ({"state": "open", "until": ""}, "open", "未处理"),
        ({"until": "2025-02-28"}, "expired", "已到期"),
        ({"until": "2025-03-01"}, "waived", "已接受"),
        ({"evidence": "00000000"}, "changed", "已变化"),
    ],
)
def test_every_output_says_where_a_finding_stands(change: dict[str, str], state: str, word: str) -> None:
    results = decided(**change)
    assert [each["state"] for each in findings(results)] == [state, "open"]
    rows = list(csv.DictReader(StringIO(table(results, "zh"), newline="")))
    assert [(row["状态"], row["理由"]) for row in rows] == [(word, "来源文件如此"), ("未处理", "")]
    told = [line.split(" | ")[-1] for line in markdown(results, "zh") if line.startswith("| 错误")]
    until = {**{"until": "2025-06-30"}, **change}["until"]
    assert told == [f"{word}{f'，至 {until}' if until else ''}：来源文件如此 |", "未处理 |"]
    waived = [{"kind": "external", "status": "accepted", "justification": "来源文件如此"}]
    assert suppressions(results) == [waived if state in ("waived", "false-positive") else [], []]


def test_the_decision_is_told_whole_and_only_where_there_is_one() -> None:
    first, second = findings(decided())
    assert first["decision"] == {
        "state": "accepted",
        "reason": "来源文件如此",
        "who": "李某",
        "when": "2025-02-01T09:00:00+08:00",
        "until": "2025-06-30",
        "note": None,
    }
    assert "decision" not in second


def test_without_decisions_nothing_of_them_is_said() -> None:
    results = made.results()
    assert "decision" not in machine(results, "zh")
    assert suppressions(results) == [None]
    assert not [line for line in markdown(results, "zh") if "状态" in line]


def test_hostile_reasons_are_text() -> None:
    results = decided(reason="=1+1|\n# <b>")
    (row, _) = csv.DictReader(StringIO(table(results, "zh"), newline=""))
    assert row["理由"] == "'=1+1| # <b>"
    assert "=1+1&#124; #&#8288; &lt;b&gt; |" in "".join(markdown(results, "zh"))
