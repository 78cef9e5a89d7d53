"""`gilint decisions`: what was decided is listed as it stands today, checked, and cleared of what nothing is left for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gilint.decisions.file import NAME, Change, read_decisions, write_decisions
from gilint.decisions.model import Decision
from tests.invoked import Invoke, invoker
from tests.runs import BROKEN_TOTAL, write_report

SAID = ("--reason", "来源文件如此，已电话核实", "--as", "李某")


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    return invoker(tmp_path, tmp_path_factory.getbasetemp() / "cache", monkeypatch)


@pytest.fixture
def folder(run: Invoke, tmp_path: Path) -> Path:
    """A report with two errors, of which one is waived, and the entry of one that is long gone."""
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    assert run("waive", "GI301", *SAID).returncode == 0
    gone = replace(waived(tmp_path), fingerprint="0" * 16, finding="早已不在")
    write_decisions(tmp_path / NAME, [Change(None, gone)])
    return tmp_path


def waived(folder: Path) -> Decision:
    return next(decision for decision in read_decisions(folder / NAME).values() if decision.code == "GI301")


def change(folder: Path, **values: Any) -> None:
    """Of the decision whose finding is there."""
    decision = next(each for each in read_decisions(folder / NAME).values() if each.fingerprint != "0" * 16)
    write_decisions(folder / NAME, [Change(decision, replace(decision, **values))])


def problems(run: Invoke) -> list[str]:
    return [problem["problem"] for problem in json.loads(run("decisions", "check", "--format", "json").stdout)["problems"]]


def test_all_are_listed_as_they_stand_today(run: Invoke, folder: Path) -> None:
    change(folder, until="2026-01-01")
    listed = json.loads(run("decisions", "list", "--format", "json").stdout)
    assert listed["schema"] == "gilint.decisions-list/1"
    assert {(each["standing"], each["found"]) for each in listed["decisions"]} == {("expired", True), ("accepted", False)}
    assert all(each["report"] == "青屿县水务局2024年度报告" and each["who"] == "李某" for each in listed["decisions"])
    text = run("decisions", "list")
    assert text.returncode == 0
    assert "已到期  GI301  青屿县水务局2024年度报告" in text.stdout
    assert "至 2026-01-01" in text.stdout
    assert "报告里已没有这个问题" in text.stdout
    assert "共 2 条" in text.stdout
    only = run("decisions", "list", "--state", "expired").stdout
    assert "共 1 条" in only
    assert "早已不在" not in only


def test_text_fits_the_terminal(run: Invoke, folder: Path) -> None:
    from rich.cells import cell_len

    for command in ("list", "check"):
        lines = run("decisions", command, COLUMNS="60").stdout.splitlines()
        assert lines
        assert max(map(cell_len, lines)) <= 60


def test_the_check_tells_what_is_wrong_and_where(run: Invoke, folder: Path) -> None:
    done = run("decisions", "check")
    assert done.returncode == 1
    line = (folder / NAME).read_text(encoding="utf-8").splitlines().index('  - fingerprint: "0000000000000000"') + 1
    assert f"{NAME}:{line}  GI301" in done.stdout
    assert "prune" in done.stdout
    assert problems(run) == ["stale"]


def test_what_is_sound_is_0_and_a_note_is_no_fault(run: Invoke, folder: Path) -> None:
    assert run("decisions", "prune").returncode == 0
    assert (problems(run), run("decisions", "check").returncode) == ([], 0)
    write_report(folder / "别处" / "报告.txt", agency="云川市民政局")
    done = run("decisions", "check", "别处")
    assert done.returncode == 0
    assert "另有 1 条" in done.stdout


def test_both_lines_of_a_double_are_named(run: Invoke, folder: Path) -> None:
    file = folder / NAME
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text.partition("decisions:\n")[2], encoding="utf-8")
    lines = [number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if waived_line(line)]
    done = run("decisions", "check")
    assert done.returncode == 1
    assert problems(run).count("duplicate") == 2
    assert f"{NAME}:{lines[2]}" in done.stdout
    assert f"第 {lines[0]} 行" in done.stdout
    for command in (("decisions", "prune"), ("check", ".")):
        assert run(*command).returncode == 2


def waived_line(line: str) -> bool:
    return line.lstrip().startswith("- fingerprint")


def test_prune_takes_out_what_is_gone_and_leaves_the_rest(run: Invoke, folder: Path) -> None:
    file = folder / NAME
    file.write_text(file.read_text(encoding="utf-8").replace("decisions:\n", "decisions:\n  # 手写的说明\n"), encoding="utf-8")
    before = file.read_bytes()
    dry = run("decisions", "prune", "--dry-run")
    assert dry.returncode == 0
    assert "早已不在" in dry.stdout
    assert file.read_bytes() == before
    done = run("decisions", "prune")
    assert "移出 1 条" in done.stdout
    assert [decision.finding for decision in read_decisions(file).values()] == [waived(folder).finding]
    assert "没有可以移出的" in run("decisions", "prune").stdout


def test_prune_takes_out_expired_ones_only_when_asked(run: Invoke, folder: Path) -> None:
    change(folder, until="2026-01-01")
    run("decisions", "prune")
    assert len(read_decisions(folder / NAME)) == 1
    run("decisions", "prune", "--expired")
    assert read_decisions(folder / NAME) == {}


def test_prune_never_touches_what_was_not_checked(run: Invoke, folder: Path) -> None:
    change(folder, until="2026-01-01")
    before = (folder / NAME).read_bytes()
    write_report(folder / "别处" / "报告.txt", agency="云川市民政局")
    assert run("decisions", "prune", "别处", "--expired").returncode == 0
    (folder / "gilint.yaml").write_text("ignore: [GI301]\n", encoding="utf-8")
    assert run("decisions", "prune", "--expired").returncode == 0
    assert (folder / NAME).read_bytes() == before


def test_where_nothing_was_decided(run: Invoke, tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt")
    for command in ("list", "check", "prune"):
        done = run("decisions", command)
        assert (done.returncode, done.stderr) == (0, "")


def test_hostile_words_stay_on_their_line(run: Invoke, folder: Path) -> None:
    change(folder, finding="\x1b[2J清屏\n另起一行", who="\u202e李某")
    for command in ("list", "check"):
        shown = run("decisions", command).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize("command", ["list", "check", "prune"])
def test_a_file_that_is_not_understood_is_one_line(run: Invoke, folder: Path, command: str) -> None:
    (folder / NAME).write_text("schema: gilint.decisions/9\ndecisions:\n", encoding="utf-8")
    done = run("decisions", command)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{NAME}:1" in done.stderr


def test_in_english(run: Invoke, folder: Path) -> None:
    assert "accepted  GI301" in run("decisions", "list", "--lang", "en").stdout
    assert "No longer found in the report" in run("decisions", "check", GILINT_LANG="en").stdout
