"""The sample reports: what gilint finds in them is what a careful reviewer finds, no more and no less."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.runs import Run, runner

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
CLEAN = [name for name, report in EXPECTED.items() if not report["findings"]]
CELLS = {"2021": 200, "2019": 198}
LARGEST = 60_000


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(ROOT, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def checked(run: Run) -> dict[str, dict[str, Any]]:
    return _reports(run("check", "samples/", "--format", "json").stdout)


@pytest.fixture(scope="module")
def extracted(run: Run) -> dict[str, dict[str, Any]]:
    return _reports(run("extract", *(f"samples/{name}" for name in CLEAN), "--format", "json").stdout)


def test_every_sample_is_listed_and_every_one_listed_is_there() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {*EXPECTED, "expected.yaml"}


def test_samples_are_small() -> None:
    assert [path.name for path in SAMPLES.iterdir() if path.stat().st_size > LARGEST] == []


def test_only_the_samples_are_taken_for_reports(checked: dict[str, dict[str, Any]]) -> None:
    assert set(checked) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_organ_year_and_edition(checked: dict[str, dict[str, Any]], name: str) -> None:
    report, expected = checked[name], EXPECTED[name]
    assert (report["agency"], report["year"], report["edition"]) == (expected["agency"], expected["year"], expected["edition"])


@pytest.mark.parametrize("name", EXPECTED)
def test_findings_are_those_expected(checked: dict[str, dict[str, Any]], name: str) -> None:
    found = [finding for finding in checked[name]["findings"] if finding["severity"] != "info"]
    assert sorted(_told(finding["code"], finding["location"]["cell"]) for finding in found) == sorted(
        _told(finding["code"], finding.get("cell")) for finding in EXPECTED[name]["findings"]
    )


def test_samples_have_findings_and_the_clean_ones_alone_have_none(run: Run) -> None:
    assert run("check", "samples/").returncode == 1
    clean = run("check", *(f"samples/{name}" for name in CLEAN), "--fail-on", "warning")
    assert clean.returncode == 0, clean.stdout


def test_clean_ones_are_of_three_formats_at_least() -> None:
    assert {Path(name).suffix for name in CLEAN} >= {".docx", ".html", ".txt"}


@pytest.mark.parametrize("name", CLEAN)
def test_all_cells_of_the_clean_ones_have_numbers(extracted: dict[str, dict[str, Any]], name: str) -> None:
    report = extracted[name]
    assert len(report["cells"]) == CELLS[EXPECTED[name]["edition"]]
    assert [address for address, cell in report["cells"].items() if cell["value"] is None] == []
    assert [section["n"] for section in report["sections"]] == [1, 2, 3, 4, 5, 6]
    assert report["unread"] == []


def _reports(output: str) -> dict[str, dict[str, Any]]:
    return {Path(report["path"]).name: report for report in json.loads(output)["reports"]}


def _told(code: str, cell: str | None) -> str:
    return f"{code} {cell or ''}".strip()
