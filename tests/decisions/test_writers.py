"""Several processes that write one file, and processes that are killed while they do."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from gilint.decisions import replacing
from gilint.decisions.file import NAME, Change, DecisionsFault, read_decisions, write_decisions
from tests.decisions.made import SOME, make, numbered

WRITER = """
import sys
from pathlib import Path
from gilint.decisions.file import Change, write_decisions
from tests.decisions.made import numbered
file, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    assert not write_decisions(file, [Change(None, numbered(number))]).conflicts
    print(number, flush=True)
"""
"""Tells each decision once it is written."""


def writer(file: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(file), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / NAME
    writers = [writer(file, first, 100) for first in (0, 1000)]
    for process in writers:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors
    decisions = [numbered(number) for first in (0, 1000) for number in range(first, first + 100)]
    assert read_decisions(file) == {decision.fingerprint: decision for decision in decisions}


def test_a_kill_at_any_moment_loses_nothing_that_was_told(tmp_path: Path) -> None:
    file = tmp_path / NAME
    told: set[int] = set()
    chance = random.Random(20260131)
    for run in range(25):
        process = writer(file, run * 1000, 1000)
        assert process.stdout is not None
        for _ in range(chance.randint(1, 12)):
            told.add(int(process.stdout.readline()))
        # Somewhere within the next writing: nothing tells where, and no moment may matter.
        for _ in range(chance.randint(0, 400_000)):
            pass
        process.kill()
        told |= {int(line) for line in process.communicate()[0].splitlines()}
        held = read_decisions(file)
        assert {numbered(number).fingerprint for number in told} <= held.keys()
        assert all(decision == numbered(int(fingerprint, 16)) for fingerprint, decision in held.items())
    make(file, SOME)
    assert {path.name for path in tmp_path.iterdir()} == {NAME, ".gilint-decisions.lock"}


def test_what_killed_writers_left_is_swept(tmp_path: Path) -> None:
    file = tmp_path / NAME
    kept = [tmp_path / name for name in ("gilint-decisions.yaml.tmp", ".other.yaml.00.tmp", f".{NAME}.swp")]
    for left in (*kept, tmp_path / f".{NAME}.00.tmp"):
        left.write_text("half")
    make(file, SOME)
    assert set(tmp_path.iterdir()) == {file, *kept, tmp_path / ".gilint-decisions.lock"}


def test_whoever_waits_too_long_is_told(tmp_path: Path) -> None:
    file = tmp_path / NAME
    held = FileLock(tmp_path / ".gilint-decisions.lock")
    with held, pytest.raises(TimeoutError, match=r"gilint-decisions\.lock"), replacing.alone(file, patience=0):
        make(file, SOME)
    assert not file.exists()
    make(file, SOME)


def test_what_an_editor_saves_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / NAME
    make(file, SOME)
    seen = replacing.state(file)
    theirs = file.read_bytes() + b"# saved by hand\n"
    file.write_bytes(theirs)
    assert not replacing.replace(file, b"ours", seen)
    assert not replacing.replace(file, b"ours", None)
    assert file.read_bytes() == theirs
    assert not write_decisions(file, [Change(None, numbered(1))]).conflicts
    assert b"# saved by hand\n" in file.read_bytes()
    file.write_bytes(b"schema: gilint.decisions/9\ndecisions:\n")
    with pytest.raises(DecisionsFault):
        make(file, numbered(2))
