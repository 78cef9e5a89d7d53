"""Checks many files in as many processes as there are processors; the results are those of one process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from gilint.batch.pool import Pool
from gilint.checking import Checked, Examined, check_file
from gilint.planning import Asked, Planner
from gilint.processes.processors import usable_processors
from gilint.processes.worker import WorkerDied
from gilint.report.form import Form
from gilint.rules.run import Outcome
from gilint.running import Task

_AT_ONCE = 16
"""Files that a process is sent together, so that it does not wait for the next."""


def check_many(listed: Sequence[Task], planner: Planner, told: Callable[[int], None]) -> tuple[Checked, ...]:
    """What each file came to, in order; `told` hears how many more are done. A file that kills its process is told as a crash."""
    asked, forms = planner.asked, planner.knowledge().forms
    pool = Pool(usable_processors())
    try:
        chunks = [[task.path for task in listed[start : start + _AT_ONCE]] for start in range(0, len(listed), _AT_ONCE)]
        sent = [(chunk, pool.submit(_check, tuple(chunk), asked)) for chunk in chunks]
        return tuple(_with_form(item, forms) for chunk, future in sent for item in _results(chunk, future, asked, pool, told))
    finally:
        pool.close()


def _check(paths: tuple[Path, ...], asked: Asked) -> tuple[Checked, ...]:
    """The plans are made here, since it takes longer to send one than to make it, and patterns are compiled for each anew."""
    planner = _planner(asked)
    return tuple(check_file(path, planner.plan(path)) for path in paths)


@lru_cache(maxsize=1)
def _planner(asked: Asked) -> Planner:
    return Planner(asked)


def _results(
    chunk: Sequence[Path], future: Future[tuple[Checked, ...]], asked: Asked, pool: Pool, told: Callable[[int], None]
) -> Iterator[Checked]:
    try:
        yield from future.result()
        told(len(chunk))
    except WorkerDied:
        for path in chunk:
            yield from _alone(path, asked, pool)
            told(1)


def _alone(path: Path, asked: Asked, pool: Pool) -> tuple[Checked, ...]:
    try:
        return pool.submit(_check, (path,), asked).result()
    except WorkerDied as death:
        fault = f"the process that checked it ended with code {death.code}"
        return (Checked(str(path), "", "", "", "", None, Outcome((), (), (), ()), Examined(), fault),)


def _with_form(item: Checked, forms: Sequence[Form]) -> Checked:
    """With the form that this process has, rather than a copy in each report."""
    report = item.report
    known = next((form for form in forms if report and form.edition == report.form.edition), None)
    return replace(item, report=replace(report, form=known)) if report and known else item
