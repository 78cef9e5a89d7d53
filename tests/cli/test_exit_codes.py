"""Exit codes are the same for every format: 0 clean, 1 findings, 2 misuse, 3 nothing checked, 130 interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs import BROKEN_TOTAL, Run, environment, write_report

FORMATS = ("full", "concise", "json", "sarif", "github", "csv", "markdown")


@pytest.mark.parametrize("form", FORMATS)
def test_findings_are_1_and_none_is_0(run: Run, tmp_path: Path, form: str) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    write_report(tmp_path / "good.txt")
    assert run("check", "bad.txt", "--format", form).returncode == 1
    clean = run("check", "good.txt", "--format", form)
    assert (clean.returncode, clean.stderr) == (0, "")


def test_the_threshold_decides_which_findings_fail(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt", title="")
    assert [run("check", "report.txt", "--fail-on", level).returncode for level in ("error", "warning", "never")] == [0, 1, 0]


def test_a_missing_path_is_2_and_the_others_are_checked(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    done = run("check", "absent.docx", "bad.txt", "--format", "json")
    assert done.returncode == 2
    assert "absent.docx" in done.stderr
    assert [report["path"] for report in json.loads(done.stdout)["reports"]] == ["bad.txt"]


def test_nothing_checked_is_3_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for form in ("full", "json"):
        done = run("check", "empty", "--format", form)
        assert done.returncode == 3
        assert "没有检查任何报告" in done.stderr
    write_report(tmp_path / "report.txt")
    assert run("check", "report.txt", "--ignore", "ALL").returncode == 3


def test_what_cannot_be_read_is_a_finding_and_the_others_are_checked(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "good.txt")
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "nothing.docx").touch()
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04 cut off")
    os.mkfifo(tmp_path / "pipe.txt")
    names = ["folder.docx", "nothing.docx", "cut.docx", "pipe.txt", "good.txt"]
    done = run("check", *names, "--format", "json", "--select", "GI3")
    assert done.returncode == 1
    codes = {report["path"]: [finding["code"] for finding in report["findings"]] for report in json.loads(done.stdout)["reports"]}
    assert codes == {name: [] if name == "good.txt" else ["GI001"] for name in names}


def test_an_unreadable_file_that_no_rule_tells_is_not_clean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing.docx").touch()
    assert run("check", "nothing.docx", "--ignore", "GI001").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "row-totl"], "row-total"),
        (["--output", "json=absent/a.json"], "absent/a.json"),
        (["--output", "yaml=a"], "yaml=a"),
        (["--output", "json=a", "--output", "sarif=a"], "a"),
        (["--output", "json=-", "--format", "full"], "json=-"),
        (["--output", "json=report.txt"], "report.txt"),
        (["--output", "json=."], "."),
        (["--profile", "reviw"], "review"),
        (["--config", "absent.yaml"], "absent.yaml"),
        (["--lang", "fr"], "fr"),
        (["--unheard-of"], "--unheard-of"),
    ],
)
def test_wrong_usage_is_2_before_anything_is_checked(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    before = write_report(tmp_path / "report.txt", **BROKEN_TOTAL).read_bytes()
    done = run("check", "report.txt", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert (tmp_path / "report.txt").read_bytes() == before


def test_a_broken_pack_is_2_with_its_place_and_sound_rules_run(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    (tmp_path / "own.yaml").write_text("rules:\n  - code: XX001\n    nmae: what\n", encoding="utf-8")
    done = run("check", "bad.txt", "--rules", "own.yaml", "--format", "concise")
    assert done.returncode == 2
    assert "own.yaml:3" in done.stderr
    assert "did you mean 'name'" in done.stderr
    assert "GI301" in done.stdout


def test_interrupted_is_130(tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # The writer stands still once the pipe is full, since nobody reads more than its first byte.
    command = [sys.executable, "-m", "gilint", "check", "bad.txt", "--output", f"sarif={pipe}"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        with pipe.open("rb", buffering=0) as reader:
            reader.read(1)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        assert process.stderr
        assert b"Traceback" not in process.stderr.read()


def test_a_reader_that_goes_away_leaves_the_verdict_and_no_traceback(tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    command = [sys.executable, "-m", "gilint", "check", "bad.txt"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1
