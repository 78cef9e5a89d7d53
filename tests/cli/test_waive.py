"""`gilint waive` decides on what it names, once, with a reason and a name, and never over what somebody else decided."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gilint.decisions.file import NAME, Change, read_decisions, write_decisions
from gilint.decisions.model import Decision
from tests.invoked import Invoke, invoker
from tests.runs import BROKEN_TOTAL, environment, write_report

REASON = "来源文件如此，已电话核实"
SAID = ("--reason", REASON, "--as", "李某")


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    return invoker(tmp_path, tmp_path_factory.getbasetemp() / "cache", monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    return tmp_path


def held(folder: Path) -> dict[str, Decision]:
    """By code."""
    return {decision.code: decision for decision in read_decisions(folder / NAME).values()}


def test_what_is_waived_no_longer_fails_the_check(run: Invoke, folder: Path) -> None:
    for which in ("gi301", "results-total"):
        assert run("waive", which, *SAID).returncode == 0
    assert run("check", ".").returncode == 0
    assert run("check", ".", "--no-decisions").returncode == 1


def test_the_entry_says_what_why_who_and_until_when(run: Invoke, folder: Path) -> None:
    last = date.today() + timedelta(90)
    done = run("waive", "GI301", *SAID, "--until", last.isoformat(), "--false-positive")
    decision = held(folder)["GI301"]
    assert (decision.state, decision.reason, decision.who, decision.until) == ("false-positive", REASON, "李某", last.isoformat())
    assert decision.report == "青屿县水务局2024年度报告"
    assert len(decision.evidence) == 8
    assert decision.fingerprint in done.stdout
    assert REASON in done.stdout
    assert f"{NAME}：1 条" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_digits_of_a_fingerprint_will_do(run: Invoke, folder: Path) -> None:
    run("waive", "GI301", *SAID)
    fingerprint = held(folder)["GI301"].fingerprint
    (folder / NAME).unlink()
    assert run("waive", fingerprint[:6], *SAID).returncode == 0
    assert held(folder).keys() == {"GI301"}


def test_new_decisions_go_to_the_closest_file_else_into_the_folder_given(run: Invoke, tmp_path: Path) -> None:
    write_report(tmp_path / "2024" / "县局" / "报告.txt", **BROKEN_TOTAL)
    assert run("waive", "GI301", "2024", *SAID).returncode == 0
    assert held(tmp_path / "2024").keys() == {"GI301"}
    write_decisions(tmp_path / "2024" / "县局" / NAME, [Change(None, Decision("0" * 16, "GI101", "", "", "fixed"))])
    assert run("waive", "GI303", "2024", *SAID).returncode == 0
    assert held(tmp_path / "2024" / "县局").keys() == {"GI101", "GI303"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("GI301",), "--reason"),
        (("GI301", "--reason", " "), "--reason"),
        (("GI301", "--reason", "无"), "依据"),
        (("GI301", *SAID, "--until", "2020-01-01"), "已经过去"),
        (("GI301", *SAID, "--until", "月底"), "看不懂"),
        (("GI301", *SAID, "--until", "+4000"), "400"),
        (("GI391", *SAID), "是否想写 GI3"),
        (("row-totl", *SAID), "row-total"),
        (("abc", *SAID), "6"),
        (("000000000000", *SAID), "没有查出"),
        (("GI601", *SAID), "没有查出"),
        (("GI001", *SAID), "不能豁免"),
        (("GI301", "不存在", *SAID), "不存在"),
    ],
)
def test_what_cannot_be_waived_is_refused_in_one_line_and_nothing_is_written(
    run: Invoke, folder: Path, words: tuple[str, ...], said: str
) -> None:
    done = run("waive", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert not (folder / NAME).exists()


def test_what_cannot_be_read_cannot_be_waived_by_its_fingerprint_either(run: Invoke, folder: Path) -> None:
    (folder / "报告.txt").unlink()
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 cut off")
    write_report(folder / "好.txt")
    listed = run("check", ".", "--format", "csv").stdout
    (fingerprint,) = {line.rpartition(",")[2] for line in listed.splitlines() if "GI001" in line}
    done = run("waive", fingerprint.strip("'"), *SAID)
    assert done.returncode == 2
    assert "GI001" in done.stderr


def test_many_at_once_want_a_word_more(run: Invoke, tmp_path: Path) -> None:
    for number in range(11):
        write_report(tmp_path / f"{number}.txt", agency=f"青屿县第{number}中学", **BROKEN_TOTAL)
    refused = run("waive", "GI301", *SAID)
    assert refused.returncode == 2
    assert "11" in refused.stderr
    assert "--all" in refused.stderr
    assert run("waive", "GI301", *SAID, "--all").returncode == 0
    assert len(read_decisions(tmp_path / NAME)) == 11


def test_what_was_decided_with_a_reason_is_left_unless_it_is_to_be_replaced(run: Invoke, folder: Path) -> None:
    run("waive", "GI301", *SAID)
    first = (folder / NAME).read_bytes()
    again = run("waive", "GI301", "--reason", "另有一个说得通的理由", "--as", "王某")
    assert again.returncode == 0
    assert "--replace" in again.stderr
    assert (folder / NAME).read_bytes() == first
    assert run("waive", "GI301", "--reason", "另有一个说得通的理由", "--as", "王某", "--replace").returncode == 0
    assert held(folder)["GI301"].who == "王某"


@pytest.mark.parametrize("values", [{"until": "2026-01-01"}, {"evidence": "00000000"}])
def test_what_no_longer_holds_is_decided_anew(run: Invoke, folder: Path, values: dict[str, str]) -> None:
    run("waive", "GI301", *SAID)
    decision = held(folder)["GI301"]
    write_decisions(folder / NAME, [Change(decision, replace(decision, **values))])  # type: ignore[arg-type]
    assert run("waive", "GI301", *SAID).returncode == 0
    assert replace(held(folder)["GI301"], when="") == replace(decision, when="")


def test_who_decides_is_the_name_given_else_that_of_the_environment(run: Invoke, folder: Path) -> None:
    assert run("waive", "GI301", "--reason", REASON, GILINT_WHO="王某").returncode == 0
    assert held(folder)["GI301"].who == "王某"
    assert run("waive", "GI303", *SAID, GILINT_WHO="王某").returncode == 0
    assert held(folder)["GI303"].who == "李某"


def test_a_decisions_file_that_is_not_understood_is_told_and_left(run: Invoke, folder: Path) -> None:
    (folder / NAME).write_text("schema: gilint.decisions/1\ndecisions:\n  - 没有\n", encoding="utf-8")
    done = run("waive", "GI301", *SAID)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{NAME}:3" in done.stderr
    assert (folder / NAME).read_text(encoding="utf-8").endswith("- 没有\n")


def test_two_who_decide_at_once_do_not_undo_each_other(folder: Path) -> None:
    command = [sys.executable, "-m", "gilint", "waive"]
    own = environment(GILINT_CACHE=str(folder / "cache"))
    pairs = [("GI301", "李某"), ("GI303", "王某"), ("GI301", "王某")]
    running = [
        subprocess.Popen(
            [*command, code, "--reason", REASON, "--as", who], cwd=folder, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for code, who in pairs
    ]
    for process in running:
        process.communicate(timeout=120)
    codes = [process.returncode for process in running]
    # Of the two on one finding the second is told, whether it came before or while the first was written.
    assert codes[1] == 0
    assert 0 in (codes[0], codes[2])
    assert set(codes) <= {0, 1}
    decisions = held(folder)
    assert decisions["GI303"].who == "王某"
    assert decisions["GI301"].who in ("李某", "王某")


def test_in_english(run: Invoke, folder: Path) -> None:
    done = run("waive", "GI301", "--reason", "confirmed against the register", "--as", "Li", "--lang", "en")
    assert "Reason: confirmed against the register" in done.stdout
    assert not any("。" in line for line in done.stdout.splitlines())
