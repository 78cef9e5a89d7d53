"""Real reports, where they are at hand: what a careful reader finds in them, and what must not be found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gilint.checking import check_file
from gilint.planning import Asked, Planner

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not at hand")

EXPECTED: dict[str, Any] = yaml.safe_load((SEEDS / "expected.yaml").read_text()) if SEEDS.is_dir() else {}


@pytest.fixture(scope="module")
def checked() -> dict[str, Any]:
    planner = Planner(Asked(isolated=True))
    return {name: check_file(SEEDS / name, planner.plan(SEEDS / name)) for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_organ_and_year(checked: dict[str, Any], name: str) -> None:
    report = checked[name].report
    assert (report.agency.name, report.year) == (EXPECTED[name]["agency"], EXPECTED[name]["year"])


@pytest.mark.parametrize("name", EXPECTED)
def test_what_must_be_found_is_found(checked: dict[str, Any], name: str) -> None:
    findings = checked[name].outcome.findings
    for wanted in EXPECTED[name]["must"]:
        fitting = [finding for finding in findings if finding.code == wanted["code"]]
        assert any(wanted.get("cell", finding.location.cell) == finding.location.cell for finding in fitting), wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_no_false_alarm(checked: dict[str, Any], name: str) -> None:
    assert not {finding.code for finding in checked[name].outcome.findings} & set(EXPECTED[name]["must_not"])


@pytest.mark.parametrize("name", [name for name in EXPECTED if not name.startswith("000")])
def test_all_cells_are_addressed(checked: dict[str, Any], name: str) -> None:
    cells = checked[name].report.cells
    assert len(cells) == 200
    blank = {address for address, cell in cells.items() if cell.blank}
    assert all(cell.value is not None for address, cell in cells.items() if address not in blank)
    assert bool(blank) == name.startswith("004")
