"""`gilint baseline`: what is there already is left for later, and what comes to it is told and does not slip in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gilint.decisions.baseline import NAME, read_baseline
from tests.invoked import Invoke, invoker
from tests.runs import BROKEN_TOTAL, write_report


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    return invoker(tmp_path, tmp_path_factory.getbasetemp() / "cache", monkeypatch)


@pytest.fixture
def folder(run: Invoke, tmp_path: Path) -> Path:
    """A report with two errors that are in the baseline, another that is clean but for words that both share."""
    configure(tmp_path)
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    write_report(tmp_path / "另一份.txt", agency="云川市民政局")
    assert run("baseline", "create").returncode == 0
    return tmp_path


def configure(folder: Path, ignored: str = "GI705", more: str = "") -> None:
    (folder / "gilint.yaml").write_text(f"ignore: [{ignored}]\n{more}", encoding="utf-8")


def codes(folder: Path) -> list[str]:
    return [entry.code for entry in read_baseline(folder / NAME).entries]


def diff(run: Invoke, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run("baseline", "diff", *arguments, "--format", "json").stdout)
    return read


def counts(run: Invoke) -> tuple[int, int, int, int]:
    """New, changed, fixed, unchanged."""
    told = diff(run)
    return len(told["new"]), len(told["changed"]), len(told["fixed"]), told["unchanged"]


def test_what_is_there_already_no_longer_fails_the_check(run: Invoke, folder: Path) -> None:
    assert run("check", ".").returncode == 1
    assert run("check", ".", "--baseline", NAME).returncode == 0
    write_report(folder / "另一份.txt", agency="云川市民政局", **BROKEN_TOTAL)
    assert run("check", ".", "--baseline", NAME).returncode == 1


def test_the_file_holds_places_and_no_values_or_words(run: Invoke, folder: Path) -> None:
    text = (folder / NAME).read_text(encoding="utf-8")
    entries = read_baseline(folder / NAME).entries
    assert {entry.report for entry in entries} == {"青屿县水务局2024年度报告"}
    assert all("表三" in entry.finding for entry in entries)
    assert "相差" not in text
    write_report(folder / "另一份.txt", agency="云川市民政局", append={"5": "经办人手机13912345678，请联系。"})
    assert run("baseline", "update", "--allow-new").returncode == 0
    assert len(codes(folder)) > 2
    assert "13912345678" not in (folder / NAME).read_text(encoding="utf-8")


def test_a_second_baseline_is_not_made_over_the_first(run: Invoke, folder: Path) -> None:
    before = (folder / NAME).read_bytes()
    done = run("baseline", "create")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert (folder / NAME).read_bytes() == before
    assert run("baseline", "create", "--file", "别的.yaml").returncode == 0
    assert read_baseline(folder / "别的.yaml").entries == read_baseline(folder / NAME).entries


def test_diff_tells_new_changed_and_fixed(run: Invoke, folder: Path) -> None:
    assert counts(run) == (0, 0, 0, 2)
    assert run("baseline", "diff").returncode == 0
    write_report(folder / "报告.txt", cells={"t3.granted.total": "9"})
    assert counts(run) == (0, 2, 0, 0)
    changed = run("baseline", "diff")
    assert changed.returncode == 1
    assert "有变化  GI301  青屿县水务局2024年度报告" in changed.stdout
    write_report(folder / "报告.txt")
    write_report(folder / "另一份.txt", agency="云川市民政局", title="")
    assert counts(run) == (1, 0, 2, 0)
    told = run("baseline", "diff")
    assert "新出现  GI107  云川市民政局2024年度报告" in told.stdout
    assert "已改正  GI301" in told.stdout
    assert "新出现 1 个" in told.stdout
    assert "1 new, 0 changed, 2 fixed, 0 unchanged" in run("baseline", "diff", "--lang", "en", COLUMNS="120").stdout


def test_update_shrinks_and_only_grows_when_told(run: Invoke, folder: Path) -> None:
    write_report(folder / "报告.txt", title="", rows={"t3.new": "2 1 0 0 0 0 3"})
    refused = run("baseline", "update")
    assert refused.returncode == 1
    assert "没有列入新出现的 1 个" in refused.stdout
    assert codes(folder) == []
    assert run("baseline", "update", "--allow-new").returncode == 0
    assert codes(folder) == ["GI107"]
    assert run("baseline", "update").returncode == 0


def test_changed_values_take_the_place_of_the_old_ones_only_when_told(run: Invoke, folder: Path) -> None:
    before = (folder / NAME).read_bytes()
    write_report(folder / "报告.txt", cells={"t3.granted.total": "9"})
    assert run("baseline", "update").returncode == 1
    assert (folder / NAME).read_bytes() == before
    assert run("baseline", "update", "--allow-new").returncode == 0
    assert counts(run) == (0, 0, 0, 2)
    assert len(codes(folder)) == 2


def test_prune_only_takes_out_what_is_fixed(run: Invoke, folder: Path) -> None:
    write_report(folder / "报告.txt", title="")
    assert run("baseline", "prune").returncode == 0
    assert codes(folder) == []


def test_what_was_not_looked_at_is_never_called_fixed(run: Invoke, folder: Path) -> None:
    for command in ("update", "prune"):
        assert run("baseline", command, "另一份.txt").returncode == 0
    configure(folder, "GI3, GI705")
    assert run("baseline", "update").returncode == 0
    (folder / "报告.txt").write_bytes(b"")
    assert run("baseline", "prune").returncode == 0
    assert len(codes(folder)) == 2
    assert len(diff(run, "另一份.txt")["unseen"]) == 2


def test_what_is_waived_does_not_go_in(run: Invoke, folder: Path) -> None:
    (folder / NAME).unlink()
    run("waive", "GI301", "--reason", "来源文件如此，已电话核实", "--as", "李某")
    done = run("baseline", "create")
    assert codes(folder) == ["GI303"]
    assert "另有 1 个问题没有列入" in done.stdout
    (folder / "gilint-decisions.yaml").unlink()
    assert counts(run) == (1, 0, 0, 1)


def test_what_nobody_can_waive_does_not_go_in_and_stays_reported(run: Invoke, folder: Path) -> None:
    (folder / NAME).unlink()
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    done = run("baseline", "create")
    assert done.returncode == 0
    assert "另有 1 个问题（GI001）不能豁免，也不能列入基线" in done.stdout
    assert codes(folder) == ["GI301", "GI303"]
    assert run("check", ".", "--baseline", NAME).returncode == 1
    assert [each["code"] for each in diff(run)["new"]] == ["GI001"]
    grown = run("baseline", "update", "--allow-new")
    assert (grown.returncode, codes(folder)) == (0, ["GI301", "GI303"])
    assert "另有 1 个问题（GI001）" in grown.stdout
    assert "列入新出现" not in grown.stdout
    assert run("baseline", "update").returncode == 0


def test_an_entry_for_what_nobody_can_waive_excuses_nothing(run: Invoke, folder: Path) -> None:
    """Written by hand, or by a gilint of before."""
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    told = diff(run)["new"][0]
    entry = {name: told[name] for name in ("fingerprint", "evidence", "code", "report", "finding")}
    with (folder / NAME).open("a", encoding="utf-8") as file:
        file.write(f"  - {json.dumps(entry, ensure_ascii=False)}\n")
    assert codes(folder)[-1] == "GI001"
    checked = run("check", ".", "--baseline", NAME)
    assert checked.returncode == 1
    assert "GI001" in checked.stdout
    assert [each["code"] for each in diff(run)["new"]] == ["GI001"]
    assert run("baseline", "prune").returncode == 0
    assert "GI001" not in codes(folder)


def test_what_the_policy_does_not_let_be_waived_does_not_go_in_either(run: Invoke, folder: Path) -> None:
    (folder / NAME).unlink()
    (folder / "own.yaml").write_text(
        "name: own\ntitle: {zh: 自定, en: own}\npurpose: {zh: 自用, en: own use}\nunwaivable: [GI303]\n"
        "conditions:\n  - {name: a, measure: errors-open, most: 0}\n",
        encoding="utf-8",
    )
    configure(folder, more="policy: own.yaml\n")
    assert "（GI303）" in run("baseline", "create").stdout
    assert codes(folder) == ["GI301"]


def test_a_baseline_is_the_same_whatever_language_is_spoken(run: Invoke, folder: Path) -> None:
    before = (folder / NAME).read_bytes()
    (folder / NAME).unlink()
    assert run("baseline", "create", "--lang", "en").returncode == 0
    assert (folder / NAME).read_bytes() == before


def test_the_file_of_the_configuration_counts(run: Invoke, folder: Path) -> None:
    (folder / NAME).rename(folder / "旧账.yaml")
    configure(folder, more="baseline: 旧账.yaml\n")
    assert run("baseline", "diff").returncode == 0
    assert run("check", ".").returncode == 0


@pytest.mark.parametrize("command", ["update", "prune", "diff"])
def test_without_a_baseline_or_with_a_broken_one_nothing_is_written(run: Invoke, folder: Path, command: str) -> None:
    (folder / NAME).write_text("schema: gilint.baseline/1\nfindings:\n<<<<<<< HEAD\n", encoding="utf-8")
    broken = run("baseline", command)
    assert (broken.returncode, broken.stdout, broken.stderr.count("\n")) == (2, "", 1)
    assert f"{NAME}:3" in broken.stderr
    (folder / NAME).unlink()
    absent = run("baseline", command)
    assert (absent.returncode, absent.stdout, absent.stderr.count("\n")) == (2, "", 1)
    assert not (folder / NAME).exists()


def test_nothing_is_made_of_a_run_that_could_not_do_its_job(run: Invoke, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    assert run("baseline", "create", "空").returncode == 3
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    assert run("baseline", "create", "报告.txt", "没有.txt").returncode == 2
    assert not (tmp_path / NAME).exists()
