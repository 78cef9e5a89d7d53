"""What is listed of a report says what a check of it says, in the language of the screen."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from gilint.batch.spool import Spool
from gilint.checking import check_file
from gilint.planning import Asked, Planner
from gilint.running import tasks
from gilint.triage.examining import examine
from gilint.triage.rows import Dossier, dossier
from gilint.wording import Language
from tests.runs import BROKEN_TOTAL, runner, write_report

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Spool:
    monkeypatch.setenv("GILINT_CACHE", str(tmp_path / "cache"))
    return Spool()


def dossier_of(path: Path, lang: Language = "zh") -> Dossier:
    task = tasks([path], Planner(Asked()))[0][0]
    return dossier(check_file(task.path, task.plan), task.policy, {rule.code: rule for rule in task.plan.rules}, lang)


def test_the_rows_of_all_samples_say_what_the_command_line_says(tmp_path: Path) -> None:
    told = json.loads(runner(SAMPLES.parent, tmp_path / "cache")("check", "samples", "--format", "json").stdout)
    listed = {Path(report["path"]).name: report for report in told["reports"]}
    assert len(listed) > 15
    for name, report in listed.items():
        made = dossier_of(SAMPLES / name)
        assert (made.agency, made.year, made.edition, made.sha256) == (
            report["agency"],
            report["year"],
            report["edition"],
            report["sha256"],
        )
        assert [(row.index, row.code, row.fingerprint, row.message, row.cell or None, row.fails, row.hidden) for row in made.rows] == [
            (index, each["code"], each["fingerprint"], each["message"], each["location"]["cell"], each["fails"], bool(each["hidden"]))
            for index, each in enumerate(report["findings"])
        ]


def test_a_place_is_told_in_the_language_of_the_screen(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.txt", **BROKEN_TOTAL)
    places = {lang: dossier_of(path, lang).rows[0].place for lang in ("zh", "en")}
    assert places["zh"].startswith("第三部分 · 表三 · 行“")
    assert places["en"].startswith("part 3 · table 3 · row")


def test_positions_grow_as_one_reads(tmp_path: Path) -> None:
    """What the introduction says wrong comes before what stands in a table, and that before the last part."""
    change = {"cells": {"t3.granted.total": "3"}, "append": {"1": "××县已公开。", "6": "××县已整改。"}}
    made = dossier_of(write_report(tmp_path / "a.txt", **change))
    read = [row.section for row in sorted(made.rows, key=lambda row: row.position)]
    assert {1, 3, 6} <= set(read)
    assert read == sorted(read, key=lambda section: section or 0)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    path.touch()
    made = dossier_of(path)
    assert made.status == "unreadable"
    assert made.problem == made.rows[0].message == "文件无法读取：文件是空的（0 bytes）。"
    assert made.rows[0].code == "GI001"


def test_document_words_are_made_harmless(tmp_path: Path) -> None:
    path = write_report(tmp_path / "a.txt", append={"6": "××县\x1b[31m\u202e红"})
    text = "".join(f"{row.message}{row.quote}{row.place}{row.agency}" for row in dossier_of(path).rows)
    assert "××县" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_worker_leaves_the_report_in_the_spool_and_brings_its_rows(tmp_path: Path, spool: Spool) -> None:
    path = write_report(tmp_path / "报告" / "a.txt", **BROKEN_TOTAL)
    made = pickle.loads(pickle.dumps(examine(str(path), Asked(), 0, "zh", pickle.loads(pickle.dumps(spool)))))
    checked = spool.get(str(path))
    assert checked is not None
    assert [row.fingerprint for row in made.rows] == [finding.fingerprint for finding in checked.outcome.findings]
    assert made == dossier_of(path)
    spool.close()


def test_a_worker_heeds_a_configuration_that_changed(tmp_path: Path, spool: Spool) -> None:
    path = write_report(tmp_path / "报告" / "a.txt", **BROKEN_TOTAL)
    before = examine(str(path), Asked(), 0, "zh", spool)
    (path.parent / "gilint.yaml").write_text("ignore: [GI301]\n", encoding="utf-8")
    after = examine(str(path), Asked(), 1, "zh", spool)
    assert "GI301" in {row.code for row in before.rows}
    assert "GI301" not in {row.code for row in after.rows}
    spool.close()
