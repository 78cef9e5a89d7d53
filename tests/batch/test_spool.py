"""What came of a file lies on disk until it is looked at, for nobody else, and no longer than the program runs."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gilint.batch.pool import Pool
from gilint.batch.spool import Spool
from gilint.checking import Checked, check_file
from gilint.planning import Asked, Planner
from tests.batch import jobs
from tests.runs import BROKEN_TOTAL, write_report

_MAKE = "from gilint.batch.spool import Spool; print(Spool().folder, flush=True)"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GILINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def spool(cache: Path) -> Iterator[Spool]:
    made = Spool()
    yield made
    made.close()


def checked(path: Path) -> Checked:
    return check_file(path, Planner(Asked(isolated=True)).plan(path))


def test_what_a_worker_put_there_is_found_here(spool: Spool, tmp_path: Path) -> None:
    report = write_report(tmp_path / "青屿县 2024.txt", **BROKEN_TOTAL)
    pool = Pool(1)
    path = pool.submit(jobs.check, report, spool).result(jobs.PATIENCE)
    pool.close()
    assert path == str(report)
    assert spool.get(path) == checked(report)


def test_a_second_check_replaces_the_first(spool: Spool, tmp_path: Path) -> None:
    report = write_report(tmp_path / "report.txt")
    spool.put(checked(report))
    assert spool.get(str(report)) == checked(report)
    write_report(report, **BROKEN_TOTAL)
    pickle.loads(pickle.dumps(spool)).put(checked(report))
    found = spool.get(str(report))
    assert found == checked(report)
    assert found.outcome.findings


def test_neighbours_are_kept_in_memory_and_far_ones_are_read_again(spool: Spool, tmp_path: Path) -> None:
    value = checked(write_report(tmp_path / "report.txt"))
    spool.put(value)
    first = spool.get(value.path)
    assert spool.get(value.path) is first
    for number in range(20):
        other = write_report(tmp_path / f"{number}.txt")
        spool.put(checked(other))
        assert spool.get(str(other)) is not None
    again = spool.get(value.path)
    assert again == first
    assert again is not first


@pytest.mark.parametrize("damage", [b"", b"torn", pickle.dumps("something else")])
def test_what_is_damaged_is_not_there(spool: Spool, tmp_path: Path, damage: bytes) -> None:
    value = checked(write_report(tmp_path / "report.txt"))
    assert spool.get(value.path) is None
    spool.put(value)
    (kept,) = spool.folder.iterdir()
    kept.write_bytes(damage)
    assert spool.get(value.path) is None
    spool.put(value)
    assert spool.get(value.path) == value


def test_a_folder_that_is_gone_holds_nothing_and_takes_nothing(spool: Spool, tmp_path: Path) -> None:
    value = checked(write_report(tmp_path / "report.txt"))
    spool.close()
    spool.put(value)
    assert spool.get(value.path) is None
    assert not spool.folder.exists()


def test_only_the_maker_removes_it(spool: Spool) -> None:
    pickle.loads(pickle.dumps(spool)).close()
    assert spool.folder.is_dir()
    spool.close()
    assert not spool.folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="folders have no such modes here")
def test_nobody_else_can_read_it(spool: Spool) -> None:
    assert spool.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="only its age tells here that it was left")
def test_what_killed_programs_left_goes_and_what_is_in_use_stays(cache: Path) -> None:
    program = subprocess.Popen([sys.executable, "-c", f"{_MAKE}; input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    other = Path(program.stdout.readline().strip())
    assert other.parent == cache
    Spool().close()
    assert other.is_dir()
    program.kill()
    program.communicate()
    mine = Spool()
    assert not other.exists()
    assert mine.folder.is_dir()
    mine.close()


def test_where_the_cache_cannot_be_written_it_lies_among_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    own = {name: str(tmp_path / "temporary") for name in ("TMPDIR", "TEMP", "TMP")} | {"GILINT_CACHE": str(tmp_path / "file" / "cache")}
    done = subprocess.run([sys.executable, "-c", _MAKE], env={**os.environ, **own}, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).parent == tmp_path / "temporary"
