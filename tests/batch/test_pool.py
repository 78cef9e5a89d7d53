"""Calls in other processes: nothing that happens to one of them reaches the others, the screen, or the time after the program."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, wait
from pathlib import Path

import pytest
from textual.app import App

from gilint.batch.pool import Pool
from gilint.processes.worker import WorkerDied
from tests.batch import jobs
from tests.batch.jobs import PATIENCE, Leash, ends

ROOT = Path(__file__).parents[2]


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(2)
    yield made
    made.close()


@pytest.fixture
def leash() -> Iterator[Leash]:
    with Leash() as made:
        yield made


def test_many_calls_share_a_few_processes_that_are_not_this_one(pool: Pool) -> None:
    seen = {pool.submit(os.getpid).result(PATIENCE) for _ in range(20)}
    futures = [pool.submit(pow, 2, power) for power in range(200)]
    assert [future.result(PATIENCE) for future in futures] == [2**power for power in range(200)]
    assert os.getpid() not in seen
    assert len(seen) <= 2


def test_large_arguments_and_results(pool: Pool) -> None:
    text = "青屿县" * 1_000_000
    assert pool.submit(str.strip, text).result(PATIENCE) == text


def test_an_error_says_where_it_was_raised(pool: Pool) -> None:
    with pytest.raises(ValueError, match="invalid literal") as told:
        pool.submit(int, "一").result(PATIENCE)
    assert "child.py" in told.value.__notes__[0]
    with pytest.raises(RuntimeError, match="one and two"):
        pool.submit(jobs.fail_awkwardly).result(PATIENCE)
    with pytest.raises(SystemExit):
        pool.submit(sys.exit, 1).result(PATIENCE)
    assert pool.submit(abs, -1).result(PATIENCE) == 1


def test_what_cannot_be_pickled_fails_alone(pool: Pool) -> None:
    unsent = pool.submit(lambda: 1)
    unanswered = pool.submit(threading.Lock)
    assert unsent.exception(PATIENCE) is not None
    assert unanswered.exception(PATIENCE) is not None
    assert pool.submit(abs, -1).result(PATIENCE) == 1


def test_a_crash_fails_only_the_call_that_crashed(pool: Pool) -> None:
    before = [pool.submit(abs, -number) for number in range(20)]
    crashing = pool.submit(os._exit, 7)
    after = [pool.submit(abs, -number) for number in range(20)]
    with pytest.raises(WorkerDied) as told:
        crashing.result(PATIENCE)
    assert told.value.code == 7
    assert [future.result(PATIENCE) for future in (*before, *after)] == [*range(20), *range(20)]


def test_a_call_whose_process_was_killed_for_others_is_made_again(pool: Pool, tmp_path: Path) -> None:
    assert pool.submit(jobs.crash_once, tmp_path / "notes").result(PATIENCE) == "recovered"


def test_cancelling_ends_what_runs_and_what_waits_and_the_pool_goes_on(pool: Pool, leash: Leash) -> None:
    futures = [pool.submit(jobs.work_for_ever, leash.port) for _ in range(10)]
    with leash.job() as first, leash.job() as second:
        pool.cancel()
        assert all(future.cancelled() for future in futures)
        assert not wait(futures, PATIENCE).not_done
        assert ends(first)
        assert ends(second)
    assert pool.submit(abs, -1).result(PATIENCE) == 1


def test_one_that_waits_can_be_cancelled_alone(leash: Leash, tmp_path: Path) -> None:
    pool = Pool(1)
    notes = tmp_path / "notes"
    running = pool.submit(jobs.wait_and_note, leash.port, notes, "first")
    unwanted = pool.submit(jobs.note, notes, "unwanted")
    last = pool.submit(jobs.note, notes, "last")
    with leash.job() as job:
        assert unwanted.cancel()
        job.send(b"!")
    running.result(PATIENCE)
    last.result(PATIENCE)
    pool.close()
    assert notes.read_text().split() == ["first", "last"]


def test_urgent_calls_go_before_those_that_wait_the_latest_first(leash: Leash, tmp_path: Path) -> None:
    pool = Pool(1)
    notes = tmp_path / "notes"
    futures = [pool.submit(jobs.wait_and_note, leash.port, notes, "running")]
    with leash.job() as job:
        futures += [pool.submit(jobs.note, notes, word) for word in ("a", "b")]
        futures += [pool.submit(jobs.note, notes, word, urgent=True) for word in ("urgent", "more-urgent")]
        job.send(b"!")
    assert not wait(futures, PATIENCE).not_done
    pool.close()
    assert notes.read_text().split() == ["running", "more-urgent", "urgent", "a", "b"]


def test_closing_ends_everything_for_good(leash: Leash) -> None:
    pool = Pool(1)
    running, waiting = pool.submit(jobs.work_for_ever, leash.port), pool.submit(abs, -1)
    with leash.job() as job:
        pool.close()
        assert ends(job)
    assert running.cancelled()
    assert waiting.cancelled()
    with pytest.raises(RuntimeError):
        pool.submit(abs, -1)
    pool.close()


def test_futures_can_be_awaited_and_given_up(pool: Pool, leash: Leash) -> None:
    async def main() -> None:
        assert await asyncio.wrap_future(pool.submit(abs, -1)) == 1
        endless = asyncio.wrap_future(pool.submit(jobs.work_for_ever, leash.port))
        with leash.job():
            pool.cancel()
        with pytest.raises(asyncio.CancelledError):
            await endless

    asyncio.run(main())


def test_processes_start_while_textual_holds_the_standard_streams(pool: Pool) -> None:
    class Host(App[int]):
        async def on_mount(self) -> None:
            self.exit(await asyncio.wrap_future(pool.submit(abs, -1)))

    async def main() -> int | None:
        app = Host()
        async with app.run_test():
            pass
        return app.return_value

    assert asyncio.run(main()) == 1


def script(body: str, *arguments: str | Path, folder: Path) -> subprocess.Popen[str]:
    """A program without a guard around what it does: workers must not run it again."""
    command = [sys.executable, "-P", "-c", f"from gilint.batch.pool import Pool\nfrom tests.batch import jobs\nimport os, sys\n{body}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen([*command, *map(str, arguments)], cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed so here")
def test_workers_end_with_a_program_that_was_killed(leash: Leash, tmp_path: Path) -> None:
    program = script(
        "pool = Pool(2)\nfutures = [pool.submit(jobs.work_for_ever, int(sys.argv[1])) for _ in range(5)]\nfutures[0].result()",
        str(leash.port),
        folder=tmp_path,
    )
    with leash.job() as first, leash.job() as second:
        program.send_signal(signal.SIGKILL)
        assert ends(first)
        assert ends(second)
    program.communicate(timeout=PATIENCE)


def test_a_program_ends_at_once_though_calls_run_and_wait(leash: Leash, tmp_path: Path) -> None:
    body = "pool = Pool(2)\nfor _ in range(5): pool.submit(jobs.work_for_ever, int(sys.argv[1]))\nsys.stdin.readline()\nprint('done')"
    program = script(body, str(leash.port), folder=tmp_path)
    with leash.job() as first, leash.job() as second:
        out, err = program.communicate(timeout=PATIENCE)
        assert ends(first)
        assert ends(second)
    assert (out, err, program.returncode) == ("done\n", "", 0)


def test_what_a_worker_prints_reaches_no_screen(tmp_path: Path) -> None:
    body = "pool = Pool(1)\nprint(repr(pool.submit(jobs.chatter).result()))\npool.submit(os.abort).exception()\npool.close()"
    out, err = script(body, folder=tmp_path).communicate(timeout=PATIENCE)
    assert (out, err) == ("''\n", "")


def test_modules_that_lie_beside_reports_are_not_run(tmp_path: Path) -> None:
    for name in ("pickle", "queue", "signal", "lxml", "colorsys"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')")
    body = "import colorsys\nprint(Pool(1).submit(colorsys.rgb_to_hls, 0, 0, 0).result())"
    out, err = script(body, folder=tmp_path).communicate(timeout=PATIENCE)
    assert (out, err) == ("(0.0, 0.0, 0.0)\n", "")


def test_a_cancelled_result_is_raised_as_such(pool: Pool, leash: Leash) -> None:
    future = pool.submit(jobs.work_for_ever, leash.port)
    with leash.job():
        pool.cancel()
    with pytest.raises(CancelledError):
        future.result(PATIENCE)
