"""Many files in several processes come to what they come to in one."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from gilint.batch.many import check_many
from gilint.planning import Asked, Planner
from gilint.running import Task, check_here, tasks
from tests.specimens import document
from tests.writers import tab_rows

ORGANS = [f"青屿县{name}局" for name in ("水务", "财政", "审计", "统计", "司法", "民政", "体育", "教育", "商务", "档案")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, organ in enumerate(ORGANS * 4):
        year = 2021 + number // len(ORGANS)
        wrong = {"rows": {"t3.new": "2 1 0 0 0 0 9"}} if number % 3 == 0 else {}
        (tmp_path / f"{organ}{year}.txt").write_text(tab_rows(document(agency=organ, year=year, **wrong)), encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 and nothing more")
    return tmp_path


def listed(folder: Path) -> tuple[tuple[Task, ...], Planner]:
    planner = Planner(Asked(isolated=True))
    return tasks([folder], planner)[0], planner


def test_the_results_are_those_of_one_process(folder: Path) -> None:
    files, planner = listed(folder)
    done: list[int] = []
    many = check_many(files, planner, done.append)
    assert many == check_here(files)
    assert sum(done) == len(files) == 41
    assert any(item.outcome.findings for item in many)


def test_a_process_that_is_killed_costs_nothing(folder: Path) -> None:
    files, planner = listed(folder)
    killed: list[int] = []

    def kill(done: int) -> None:
        if not killed:
            children = subprocess.run(["pgrep", "-P", str(os.getpid()), "-f", "child.py"], capture_output=True, text=True, check=True)
            killed.extend(map(int, children.stdout.split()))
            for process in killed:
                os.kill(process, signal.SIGKILL)

    assert check_many(files, planner, kill) == check_here(files)
    assert killed
