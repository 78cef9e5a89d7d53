"""What people decided, the baseline and other reports, as `gilint check` takes them into account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.runs import BROKEN_TOTAL, Run, write_report

REASON = "已与原始台账逐笔核对，以台账为准"


def check(run: Run, *arguments: str | Path, code: int) -> dict[str, Any]:
    done = run("check", *arguments, "--format", "json")
    assert done.returncode == code, done.stdout + done.stderr
    return dict(json.loads(done.stdout))


def findings(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for report in told["reports"] for finding in report["findings"]]


def waive_all(run: Run, report: Path) -> None:
    for code in sorted({finding["code"] for finding in findings(check(run, report, code=1)) if finding["fails"]}):
        done = run("waive", code, report, "--reason", REASON, "--until", "+90", "--as", "李某")
        assert done.returncode == 0, done.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write_report(tmp_path / "水务局.txt", **BROKEN_TOTAL)


def test_what_is_accepted_no_longer_fails_the_check_and_is_counted(run: Run, report: Path) -> None:
    waive_all(run, report)
    told = check(run, report, code=0)
    errors = [finding for finding in findings(told) if finding["severity"] == "error"]
    assert {finding["state"] for finding in errors} == {"waived"}
    assert {finding["hidden"] for finding in errors} == {"decided"}
    assert told["summary"]["decided"] == len(errors) == told["summary"]["error"]
    shown = run("check", report)
    assert "GI301" not in shown.stdout
    assert f"已接受 {len(errors)} 条" in shown.stdout
    everything = run("check", report, "--show", "all")
    assert everything.returncode == 0
    assert REASON in everything.stdout


def test_without_decisions_everything_counts(run: Run, report: Path) -> None:
    waive_all(run, report)
    told = check(run, report, "--no-decisions", code=1)
    assert {finding["state"] for finding in findings(told)} == {"open"}


def test_other_values_than_those_decided_on_count_again(run: Run, report: Path) -> None:
    waive_all(run, report)
    write_report(report, cells={"t3.granted.total": "4"})
    told = check(run, report, code=1)
    assert {finding["state"] for finding in findings(told) if finding["severity"] == "error"} == {"changed"}
    assert "决定后数值有变" in run("check", report).stdout


def test_a_decision_holds_until_its_last_day(run: Run, report: Path, tmp_path: Path) -> None:
    waive_all(run, report)
    file = tmp_path / "gilint-decisions.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join("    until: 2020-01-31\n" if "until:" in line else line for line in lines), encoding="utf-8")
    assert {finding["state"] for finding in findings(check(run, report, code=1)) if finding["severity"] == "error"} == {"expired"}
    shown = run("check", report).stdout
    assert "已到期，至 2020-01-31" in shown
    assert "重新计入" in shown


def test_what_cannot_be_waived_counts_whatever_was_decided(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (finding,) = findings(check(run, "坏.docx", code=1))
    assert run("waive", "GI001", "坏.docx", "--reason", REASON, "--as", "李某").returncode == 2
    entry = f"""schema: gilint.decisions/1
decisions:
  - fingerprint: {finding["fingerprint"]}
    code: GI001
    report: 坏.docx
    finding: 文件无法读取
    state: accepted
    reason: {REASON}
"""
    (tmp_path / "gilint-decisions.yaml").write_text(entry, encoding="utf-8")
    assert [each["state"] for each in findings(check(run, "坏.docx", code=1))] == ["unwaivable"]


def test_a_decisions_file_that_is_wrong_is_told_and_nothing_of_it_counts(run: Run, report: Path, tmp_path: Path) -> None:
    waive_all(run, report)
    file = tmp_path / "gilint-decisions.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "  - broken\n", encoding="utf-8")
    done = run("check", report)
    assert done.returncode == 2
    assert "gilint-decisions.yaml" in done.stderr
    assert "GI301" in done.stdout


def test_the_baseline_leaves_aside_what_it_knows_and_nothing_else(run: Run, report: Path) -> None:
    assert run("baseline", "create", report).returncode == 0
    told = check(run, report, "--baseline", "gilint-baseline.yaml", code=0)
    assert {finding["baseline"] for finding in findings(told) if finding["severity"] == "error"} == {"unchanged"}
    assert "基线中已有" in run("check", report, "--baseline", "gilint-baseline.yaml").stdout

    write_report(report, cells={"t3.granted.total": "4"})
    told = check(run, report, "--baseline", "gilint-baseline.yaml", code=1)
    assert {finding["baseline"] for finding in findings(told) if finding["severity"] == "error"} == {"changed"}

    write_report(report)
    told = check(run, report, "--baseline", "gilint-baseline.yaml", code=0)
    assert told["summary"]["fixed"] > 0
    assert "不再出现" in run("check", report, "--baseline", "gilint-baseline.yaml").stdout


def test_a_year_before_that_fits_no_report_is_told(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "2024" / "水务局.txt")
    write_report(tmp_path / "2022" / "水务局.txt", year=2022)
    shown = run("check", "2024", "--previous", "2022").stdout
    assert "与上一年度报告对比 0 份" in shown
    assert "有 1 份没有找到上一年度的报告" in shown


def test_sarif_tells_suppressions_and_the_baseline(run: Run, report: Path) -> None:
    assert run("baseline", "create", report).returncode == 0
    waive_all(run, report)
    done = run("check", report, "--baseline", "gilint-baseline.yaml", "--format", "sarif")
    results = [each for each in json.loads(done.stdout)["runs"][0]["results"] if each["level"] == "error"]
    assert {each["baselineState"] for each in results} == {"unchanged"}
    assert all(each["suppressions"][0]["justification"] == REASON for each in results)


def test_the_configuration_names_what_lies_beside_the_reports(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "2024" / "水务局.txt", rows={"t3.carried_in": "1 0 0 0 0 0 1", "t3.carried_out": "1 0 0 0 0 0 1"})
    write_report(tmp_path / "2023" / "水务局.txt", year=2023)
    (tmp_path / "organs.csv").write_text("机关名称\n青屿县水务局\n青屿县财政局\n", encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text("previous: [2023]\nroster: organs.csv\n", encoding="utf-8")
    told = check(run, "2024", code=1)
    assert {finding["code"] for finding in findings(told) if finding["fails"]} == {"GI701", "GI704", "GI706"}
    (report, roster) = told["reports"]
    assert Path(report["previous"]).name == "水务局.txt"
    assert roster["path"].endswith("organs.csv")
    shown = run("check", "2024").stdout
    assert "青屿县财政局" in shown
    assert "与上一年度报告对比 1 份" in shown


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--previous", "去年"), "去年"),
        (("--roster", "名单.csv"), "名单.csv"),
        (("--baseline", "基线.yaml"), "基线.yaml"),
    ],
)
def test_what_is_named_and_is_not_there_ends_the_run(run: Run, report: Path, arguments: tuple[str, str], named: str) -> None:
    done = run("check", report, *arguments)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_report_of_the_year_before_that_cannot_be_read_is_told_and_the_run_goes_on(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "去年").mkdir()
    (tmp_path / "去年" / "坏.docx").write_bytes(b"PK\x03\x04")
    done = run("check", report, "--previous", "去年")
    assert done.returncode == 1
    assert "坏.docx" in done.stderr


@pytest.mark.parametrize("reason", ["", "    reason: 同意\n"])
def test_a_decision_without_a_reason_that_was_written_by_hand_excuses_nothing(run: Run, report: Path, tmp_path: Path, reason: str) -> None:
    waive_all(run, report)
    file = tmp_path / "gilint-decisions.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(reason if "reason:" in line else line for line in lines), encoding="utf-8")
    done = run("check", report)
    assert done.returncode == 1
    assert "没有写明理由" in done.stderr
    assert "没有写明理由" in run("decisions", "check", ".").stdout


@pytest.mark.parametrize(
    "name", ["gilint-decisions.yaml", "gilint-baseline.yaml", "水务局.txt.signoff.json", "水务局.txt.approval.json.sig"]
)
def test_what_people_decide_and_sign_in_is_no_output(run: Run, report: Path, tmp_path: Path, name: str) -> None:
    waive_all(run, report)
    file = tmp_path / name
    before = file.read_bytes() if file.exists() else None
    assert run("check", report, "--output", f"json={name}").returncode == 2
    assert (file.read_bytes() if file.exists() else None) == before


def test_the_year_before_is_read_within_the_limits_of_the_configuration(run: Run, report: Path, tmp_path: Path) -> None:
    before = write_report(tmp_path / "旧" / "水务局.txt", year=2023)
    (tmp_path / "gilint.yaml").write_text("previous: [旧]\n", encoding="utf-8")
    (tmp_path / "旧" / "gilint.yaml").write_text("limits: {text: 1000}\n", encoding="utf-8")
    told = check(run, report, code=1)
    assert [(each["kind"], each["where"]) for each in told["troubles"]] == [("previous", str(before))]
    (tmp_path / "旧" / "gilint.yaml").unlink()
    told = check(run, report, code=1)
    assert (told["reports"][0]["previous"], told["troubles"]) == (str(before), [])
