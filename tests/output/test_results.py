"""What a run comes to when a rule or gilint itself fails, and that results can cross from one process to another."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from gilint.checking import check_file
from gilint.planning import Asked, Planner
from gilint.readers import Limits
from gilint.results import ExitCode
from gilint.running import run, tasks
from tests.runs import BROKEN_TOTAL, write_report


@pytest.fixture
def planner() -> Planner:
    return Planner(Asked(isolated=True))


def test_the_fault_of_a_rule_is_told_once_and_the_others_run(planner: Planner, tmp_path: Path) -> None:
    paths = [write_report(tmp_path / name, **BROKEN_TOTAL) for name in ("a.txt", "b.txt")]
    listed, discovered = tasks(paths, planner)
    spoilt = [replace(rule, params=None) if rule.code == "GI401" else rule for rule in listed[0].plan.rules]
    plan = replace(listed[0].plan, rules=tuple(spoilt))
    done = run([replace(task, plan=plan) for task in listed], discovered, planner)
    assert [trouble.kind for trouble in done.troubles] == ["rule"]
    assert done.troubles[0].detail.startswith("GI401: ")
    assert done.code == ExitCode.MISUSE
    assert all("GI301" in {finding.code for finding in item.outcome.findings} for item in done.checked)


def test_a_failure_of_gilint_on_one_file_leaves_the_others(planner: Planner, tmp_path: Path) -> None:
    paths = [write_report(tmp_path / name) for name in ("a.txt", "b.txt")]
    listed, discovered = tasks(paths, planner)
    broken = replace(listed[0].plan, knowledge=None)  # type: ignore[arg-type]
    done = run([replace(listed[0], plan=broken), listed[1]], discovered, planner)
    assert [trouble.kind for trouble in done.troubles] == ["crash"]
    assert "Traceback" in done.troubles[0].trace
    assert (done.code, done.checked[1].examined.cells) == (ExitCode.MISUSE, 200)


def test_plans_and_results_can_be_pickled(planner: Planner, tmp_path: Path) -> None:
    path = write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    plan = pickle.loads(pickle.dumps(planner.plan(path)))
    checked = check_file(path, plan)
    again = pickle.loads(pickle.dumps(checked))
    assert again.outcome == checked.outcome
    assert len(checked.sha256) == 64


def test_a_file_over_the_limit_is_refused_unread_but_named_by_its_hash(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    path.write_bytes(b"\0" * 2000)
    checked = check_file(path, replace(planner.plan(path), limits=Limits(file=1000)))
    assert (checked.fault, checked.detail, len(checked.sha256)) == ("too-large", "2000 > 1000 bytes", 64)
    assert [finding.code for finding in checked.outcome.findings] == ["GI001"]


def test_nothing_is_opened_that_is_no_regular_file(planner: Planner) -> None:
    assert check_file(Path("/dev/zero"), planner.plan(Path("/dev/zero"))).fault == "not-a-file"
    assert check_file(Path("/absent"), planner.plan(Path("/absent"))).fault == "not-a-file"
