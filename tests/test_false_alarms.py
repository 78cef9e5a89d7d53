"""What looks wrong and is not: every note on false alarms that reviewers gave us, held against the rule that it is about.

The cases stand in tests/false_alarms, in the form of the rules' own examples: a clean report with a change. `at_most` is how much the
rule may say all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from gilint.planning import Asked, Planner
from gilint.report.recognise import recognise
from gilint.rules.model import Rule
from gilint.rules.run import run_rules
from gilint.rules.specimen import parse_change, specimen
from tests.specimens import base, knowledge

CASES = Path(__file__).parent / "false_alarms"
GRAVITY = ("", "info", "warning", "error")


GROUPS = [group for file in sorted(CASES.glob("*.yaml")) for group in yaml.safe_load(file.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rule, ...]:
    return Planner(Asked(isolated=True)).plan(tmp_path_factory.mktemp("plan")).rules


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{'-'.join(group['code'])} {group['key']}")
def test_no_false_alarm(group: dict[str, Any], rules: tuple[Rule, ...]) -> None:
    told = [f"{case['name']}: {alarm}" for case in group["silent"] for alarm in _alarms(group["code"], case, rules)]
    assert not told, "\n".join(told)


def _alarms(codes: list[str], case: dict[str, Any], rules: tuple[Rule, ...]) -> Iterator[str]:
    change, faults = parse_change(case.get("change", {}))
    assert change is not None, f"{case['name']}: {faults}"
    assert not faults, f"{case['name']}: {faults}"
    subject = specimen(
        change, base(), {form.edition: form for form in knowledge().forms}, lambda document: recognise(document, knowledge())
    )
    outcome = run_rules(rules, subject)
    assert not outcome.faults, outcome.faults
    allowed = GRAVITY.index(case.get("at_most", ""))
    for finding in outcome.findings:
        if finding.code in codes and GRAVITY.index(finding.severity) > allowed:
            yield f"{finding.code} {finding.severity} {finding.location.cell} {finding.location.quote} {dict(finding.values)}"
