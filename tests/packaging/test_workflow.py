"""The workflow that users copy: its own commands, run as a runner of workflows would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.packaging.conftest import ROOT
from tests.runs import write_report

WORKFLOW = ROOT / "docs" / "workflows" / "gilint.yml"
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(BASH is None, reason="needs bash")


@pytest.fixture
def job() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["reports"])


def run_steps(job: dict[str, Any], folder: Path) -> dict[str, int]:
    """The exit codes of the steps that run a command, the installation left out; those after a failure only where they always run."""
    environment = {**os.environ, **job["env"], "GITHUB_STEP_SUMMARY": str(folder / "summary.md"), "GILINT_CACHE": str(folder / "cache")}
    environment["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), environment["PATH"]))
    codes: dict[str, int] = {}
    for step in job["steps"]:
        if "run" in step and "pip install" not in step["run"] and (not any(codes.values()) or step.get("if") == "always()"):
            command = [str(BASH), "-e", "-c", step["run"]]
            codes[step["name"]] = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode
    return codes


def test_a_bad_report_is_shown_and_stopped_by_the_gate_alone(job: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "年报").mkdir()
    write_report(tmp_path / "年报" / "水务局.txt", rows={"t3.new": "2 1 0 0 0 0 4"})
    codes = run_steps(job, tmp_path)
    assert codes == {"Check the reports": 0, "Hold the reports to the policy": 1, "Put the verdict on the page of the run": 0}
    sarif = json.loads((tmp_path / "gilint.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(sarif, json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    assert "GI301" in {result["ruleId"] for result in sarif["runs"][0]["results"]}
    assert "GI301" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_the_file_that_is_uploaded_is_the_file_that_is_written(job: dict[str, Any]) -> None:
    (upload,) = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    (check,) = [step for step in job["steps"] if "gilint check" in step.get("run", "")]
    assert f"sarif={upload['with']['sarif_file']}" in check["run"]
    assert upload["if"] == "always()"
