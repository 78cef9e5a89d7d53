"""Folders of reports, what gilint makes of them, and policies, for tests of the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from gilint.archive.roster_file import read_roster
from gilint.decisions.baseline import Baseline, Entry
from gilint.decisions.decided import Decided, decided
from gilint.decisions.file import NAME, Change, write_decisions
from gilint.decisions.model import Decision
from gilint.decisions.reasons import load_reasons
from gilint.findings import Finding, evidence
from gilint.gate.policy import GatePolicy, load_policy
from gilint.planning import Asked, Planner
from gilint.resources import rules_folder
from gilint.results import Results
from gilint.running import Surroundings, run, tasks

TODAY = date(2025, 3, 1)
ERROR = {"append": {"1": "联系人身份证号码为110101199003070011。"}}
WARNING = {"append": {"1": "认真认真办理。"}}
"""A warning that gilint is not quite sure of."""
INFO = {"append": {"1": "办理时间为（全天。"}}


def looked(folder: Path, **beside: Any) -> Results:
    """What a run over the folder comes to, with the folder's own configuration."""
    planner = Planner(Asked())
    listed, discovered = tasks([folder], planner)
    return run(listed, discovered, planner, Surroundings(**{"today": TODAY, **beside}))


def everything(folder: Path, results: Results) -> Decided:
    return decided([folder], results, load_reasons(rules_folder() / "decisions.yaml"), "zh")


def policy(folder: Path, *conditions: Mapping[str, Any], **terms: Any) -> GatePolicy:
    texts = {"title": {"zh": "试行", "en": "trial"}, "purpose": {"zh": "供测试", "en": "for tests"}}
    said = {"name": "trial", **texts, "conditions": [{"name": "only", **condition} for condition in conditions], **terms}
    file = folder / "trial.yaml"
    file.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return load_policy(file)


def found(results: Results) -> Sequence[Finding]:
    return [finding for item in results.checked for finding in item.outcome.findings]


def decide(folder: Path, **values: Any) -> None:
    """A decision on every finding of the folder; what is not said is as it should be."""
    sound = {
        "report": "青屿县水务局2024年度报告",
        "finding": "已核对",
        "state": "accepted",
        "reason": "已核对原始台账，以台账为准",
        "who": "李某",
        "when": "2025-02-01T09:00:00+08:00",
        "until": "2025-06-30",
    }
    decisions = [
        Decision(**{"fingerprint": finding.fingerprint, "code": finding.code, "evidence": evidence(finding), **sound, **values})
        for finding in found(looked(folder))
    ]
    assert decisions
    assert not write_decisions(folder / NAME, [Change(None, decision) for decision in decisions]).conflicts


def baseline(folder: Path, findings: Sequence[Finding]) -> Baseline:
    entries = tuple(Entry(each.fingerprint, evidence(each), each.code, "青屿县水务局2024年度报告", "") for each in findings)
    return Baseline(folder / "gilint-baseline.yaml", entries)


def roster(folder: Path, *names: str) -> Any:
    file = folder / "roster.yaml"
    file.write_text("".join(f"- {name}\n" for name in names), encoding="utf-8")
    return read_roster(file)
