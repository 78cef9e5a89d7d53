"""An export holds what the view shows, says the same as the command line, and spares what people work on."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gilint.batch.spool import Spool
from gilint.checking import Checked
from gilint.decisions.file import NAME
from gilint.decisions.model import Decision
from gilint.planning import Asked, Planner
from gilint.results import Results
from gilint.running import run as run_all
from gilint.running import tasks
from gilint.triage.exporting import Exported, Refused, export
from gilint.triage.rows import Row, dossier
from tests.runs import BROKEN_TOTAL, Run, runner, write_report

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Desk:
    """Two reports with findings and one that cannot be read, checked as a reviewer has them."""

    folder: Path
    spool: Spool
    results: Results
    rows: tuple[Row, ...]

    def export(self, rows: Sequence[Row], form: Exported, file: Path, overwrite: bool = False, decision: Decision | None = None) -> int:
        own = self.results
        decisions = {decision.fingerprint: decision} if decision else {}
        return export(rows, self.spool, own.policies, own.rules, own.packs, decisions, form, "zh", file, overwrite)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    write_report(tmp_path / "甲.txt", **BROKEN_TOTAL)
    write_report(tmp_path / "乙.txt", **BROKEN_TOTAL, title="", agency="青屿县财政局")
    (tmp_path / "丙.docx").touch()
    planner = Planner(Asked(show="error"))
    listed, discovered = tasks([Path("甲.txt"), Path("乙.txt"), Path("丙.docx")], planner)
    results = run_all(listed, discovered, planner)
    spool = Spool()
    for item in results.checked:
        spool.put(item)
    yield Desk(tmp_path, spool, results, tuple(row for item in results.checked for row in rows_of(item, results)))
    spool.close()


def rows_of(item: Checked, results: Results) -> tuple[Row, ...]:
    return dossier(item, results.policies[item.path], results.rules, "zh").rows


def read_json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path, tmp_path_factory.getbasetemp() / "cache")


@pytest.mark.parametrize("form", ["json", "sarif", "csv", "markdown"])
def test_everything_exported_is_what_the_command_line_says(desk: Desk, run: Run, form: Exported) -> None:
    assert desk.export(desk.rows, form, desk.folder / "mine") == len(desk.rows)
    run("check", "甲.txt", "乙.txt", "丙.docx", "--show", "all", "--output", f"{form}=theirs")
    mine, theirs = ((desk.folder / name).read_text(encoding="utf-8") for name in ("mine", "theirs"))
    if form == "json":
        mine, theirs = (json.dumps(json.loads(text)["reports"]).replace('"deferred"', "null") for text in (mine, theirs))
        mine = mine.replace('"hidden": "severity"', '"hidden": null').replace('"hidden": "confidence"', '"hidden": null')
    if form == "sarif":
        jsonschema.Draft4Validator(SCHEMA).validate(json.loads(mine))
        mine, theirs = (
            json.dumps(
                [(each["message"], each["locations"], each.get("relatedLocations")) for each in json.loads(text)["runs"][0]["results"]]
            )
            for text in (mine, theirs)
        )
    assert mine == theirs


def test_only_what_the_view_shows_is_written(desk: Desk) -> None:
    meant = [row for row in desk.rows if row.path == "乙.txt"][::-2]
    assert desk.export(meant, "json", desk.folder / "view.json") == len(meant)
    (report,) = read_json(desk.folder / "view.json")["reports"]
    assert report["path"] == "乙.txt"
    assert [each["fingerprint"] for each in report["findings"]] == [row.fingerprint for row in reversed(meant)]
    assert read_json(desk.folder / "view.json")["summary"]["files"] == 1


def test_hidden_rows_that_the_view_shows_are_written(desk: Desk) -> None:
    hidden = [row for row in desk.rows if row.hidden]
    assert hidden
    assert desk.export(hidden, "csv", desk.folder / "a.csv") == len(hidden)
    with (desk.folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(hidden)


def test_rows_that_are_gone_or_stale_are_left_out(desk: Desk) -> None:
    first, second, *_ = desk.rows
    gone = replace(first, index=-1, turn="gone")
    stale = replace(second, fingerprint="0" * 16)
    missing = replace(first, path="不在.txt")
    beyond = replace(first, index=10_000)
    assert desk.export([gone, stale, missing, beyond], "json", desk.folder / "none.json") == 0
    assert read_json(desk.folder / "none.json")["reports"] == []


def test_a_report_that_was_taken_away_meanwhile_is_left_out(desk: Desk) -> None:
    left = {path: policy for path, policy in desk.results.policies.items() if path != "甲.txt"}
    taken = replace(desk, results=replace(desk.results, policies=left))
    count = taken.export(desk.rows, "json", desk.folder / "left.json")
    assert count == sum(row.path != "甲.txt" for row in desk.rows)
    assert [report["path"] for report in read_json(desk.folder / "left.json")["reports"]] == ["乙.txt", "丙.docx"]


def test_decisions_go_with_the_findings(desk: Desk) -> None:
    row = desk.rows[0]
    decision = Decision(row.fingerprint, row.code, "报告", row.message, "accepted", "来源文件如此", evidence=row.evidence)
    desk.export(desk.rows, "json", desk.folder / "a.json", decision=decision)
    states = [each["state"] for report in read_json(desk.folder / "a.json")["reports"] for each in report["findings"]]
    assert states.count("waived") == sum(each.fingerprint == row.fingerprint for each in desk.rows)


def test_a_file_that_is_there_is_replaced_on_request_only(desk: Desk) -> None:
    file = desk.folder / "a.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        desk.export(desk.rows, "markdown", file)
    assert file.read_text(encoding="utf-8") == "mine"
    desk.export(desk.rows, "markdown", file, overwrite=True)
    assert file.read_text(encoding="utf-8").startswith("# ")
    assert [path.name for path in desk.folder.iterdir() if path.name.endswith(".tmp")] == []


def test_reports_and_decisions_are_never_replaced(desk: Desk) -> None:
    os.symlink("甲.txt", desk.folder / "link.csv")
    os.link(desk.folder / "乙.txt", desk.folder / "hard.csv")
    before = {path.name: path.read_bytes() for path in desk.folder.iterdir()}
    for name in ("甲.txt", "丙.docx", "link.csv", "hard.csv", NAME):
        with pytest.raises(Refused):
            desk.export(desk.rows, "csv", desk.folder / name, overwrite=True)
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir()} == before


def test_a_folder_that_is_not_there_is_an_error_of_the_system(desk: Desk) -> None:
    with pytest.raises(FileNotFoundError):
        desk.export(desk.rows, "csv", desk.folder / "absent" / "a.csv")
