"""Reports that are right are told nothing but hints, however they are worded and whatever file they come in; wrong ones are told."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from gilint.checking import Checked, Plan, check_file
from gilint.planning import Asked, Planner
from tests.clean.report import CleanReport, clean_report
from tests.clean.shapes import MADE_BY_LIBRARY, SHAPES, WORD, file_name, shape_of, written
from tests.programs import BROWSER, DIFFERENT, KINDS, OFFICE

REPORTS = 500
CHUNK = 25
CHANGED = range(0, REPORTS, 12)
OFFICE_SEEDS = (5, 21, 77, 140, 333, 402)
BROWSER_SEEDS = (8, 90, 211)
CHUNKS = [range(start, start + CHUNK) for start in range(0, REPORTS, CHUNK)]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return Planner(Asked(isolated=True)).plan(tmp_path_factory.mktemp("plan"))


def _check(report: CleanReport, folder: Path, plan: Plan, cells: Mapping[str, str]) -> Checked:
    shape = shape_of(report)
    path = folder / file_name(shape, report.seed)
    path.write_bytes(written(report.document(cells), shape))
    return check_file(path, plan)


def _alarms(seed: int, shape: str, checked: Checked) -> Iterator[str]:
    for finding in checked.outcome.findings:
        if finding.severity != "info":
            where = finding.location
            values = {key: str(value) for key, value in finding.values.items()}
            what = f"{finding.code} {finding.severity} {where.cell} {values} “{where.quote or where.context}”"
            yield f"seed {seed} ({shape}): {what}"


def _printed(report: CleanReport) -> dict[str, str]:
    return {address: text.strip() for address, text in report.cells.items()}


@pytest.mark.parametrize("seeds", CHUNKS, ids=lambda seeds: f"{seeds.start}-{seeds.stop - 1}")
def test_clean_reports_are_told_nothing(seeds: range, tmp_path: Path, plan: Plan) -> None:
    alarms: list[str] = []
    for seed in seeds:
        report = clean_report(seed)
        checked = _check(report, tmp_path, plan, {})
        assert not checked.crash, f"seed {seed}: {checked.crash}"
        assert not checked.outcome.faults, f"seed {seed}: {checked.outcome.faults}"
        assert checked.report is not None, f"seed {seed}: {checked.fault}"
        read = {address: cell.text for address, cell in checked.report.cells.items()}
        assert read == _printed(report), f"seed {seed} ({shape_of(report)})"
        assert (checked.report.agency.name, checked.report.year) == (report.clerk.organ.name, report.clerk.year), f"seed {seed}"
        assert checked.examined.parts == 6
        alarms += _alarms(seed, shape_of(report), checked)
    assert not alarms, "\n".join(alarms)


@pytest.mark.parametrize("seed", CHANGED)
def test_a_changed_number_is_told(seed: int, tmp_path: Path, plan: Plan) -> None:
    report = clean_report(seed)
    rng = Random(seed)
    address = rng.choice([address for address in report.cells if address.startswith(("t3", "t4"))])
    changed = str(int(report.cells[address]) + rng.choice((1, 2, 10)))
    checked = _check(report, tmp_path, plan, {address: changed})
    told = [finding for finding in checked.outcome.findings if finding.severity == "error"]
    assert any(address in finding.location.cells for finding in told), f"{address}: {report.cells[address]} → {changed}"


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
@pytest.mark.parametrize("kind", DIFFERENT)
def test_clean_reports_from_an_office_program(kind: str, tmp_path: Path, plan: Plan) -> None:
    reports = {file_name("docx", seed): clean_report(seed) for seed in OFFICE_SEEDS}
    for name, report in reports.items():
        (tmp_path / name).write_bytes(written(report.document(), "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        KINDS[kind],
        "--outdir",
        str(tmp_path / "out"),
        *map(str, tmp_path.glob("*.docx")),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    # On paper the widest table runs over the edge, and its last columns are lost: that it is unread is all that is told of it.
    lost = "t4" if kind == "pdf" else "-"
    alarms: list[str] = []
    for name, report in reports.items():
        checked = check_file((tmp_path / "out" / name).with_suffix(f".{kind}"), plan)
        assert checked.report is not None
        read = {address: cell.text for address, cell in checked.report.cells.items()}
        assert read == {address: text for address, text in _printed(report).items() if not address.startswith(lost)}
        alarms += [alarm for alarm in _alarms(report.seed, f"docx to {kind}", checked) if f"GI001 error {lost} " not in alarm]
    assert not alarms, "\n".join(alarms)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium")
@pytest.mark.parametrize("seed", BROWSER_SEEDS)
def test_clean_reports_from_a_browser(seed: int, tmp_path: Path, plan: Plan) -> None:
    report, page = clean_report(seed), tmp_path / "page.html"
    page.write_bytes(written(report.document(), "html modern"))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}", "--dump-dom"]
    saved = subprocess.run([str(BROWSER), *flags, page.as_uri()], check=True, capture_output=True, timeout=240).stdout
    page.write_bytes(saved)
    checked = check_file(page, plan)
    assert checked.report is not None
    assert {address: cell.text for address, cell in checked.report.cells.items()} == _printed(report)
    alarms = list(_alarms(seed, "html from a browser", checked))
    assert not alarms, "\n".join(alarms)


def test_the_reports_are_of_all_kinds() -> None:
    """A generator that makes one report five hundred times would prove nothing."""
    reports = [clean_report(seed) for seed in range(REPORTS)]
    assert {report.clerk.year for report in reports} == set(range(2019, 2026))
    assert {report.clerk.organ.level for report in reports} == {"ministry", "province", "city", "county", "town", "zone"}
    assert {shape_of(report) for report in reports} == {*SHAPES, *WORD, MADE_BY_LIBRARY}
    used = {address for report in reports for address, count in report.clerk.figures.numbers.items() if count}
    assert used == set(chain.from_iterable(report.clerk.figures.numbers for report in reports))
    sentences = Counter(text for report in reports for text in report.change.parts["1"])
    assert len(sentences) > 3 * REPORTS
    assert any(not any(report.clerk.figures.numbers[cell] for cell in report.cells if cell.startswith("t3")) for report in reports)
    assert max(report.clerk.figures.new for report in reports) > 1000
