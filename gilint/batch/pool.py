"""Processes that call functions for this one: stopped at any moment, gone when this one is gone."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from gilint.processes.processors import usable_processors
from gilint.processes.worker import Worker, WorkerDied

T = TypeVar("T")

_DEATHS = 2
"""A worker may be killed for what its neighbours did, as by want of memory; a call that costs a second one is to blame."""


class _Job:
    """A call and its future, which counts as waiting until the call is done, so that it can be cancelled at any time."""

    __slots__ = ("arguments", "deaths", "function", "future", "stopped")

    def __init__(self, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
        self.function = function
        self.arguments = arguments
        self.future: Future[Any] = Future()
        self.deaths = 0
        self.stopped = False

    def settle(self, result: object = None, error: BaseException | None = None) -> None:
        """Once for each job: tells all that wait for it, also where it was cancelled."""
        if not self.future.set_running_or_notify_cancel():
            return
        if error is not None:
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class Pool:
    """Calls functions in other processes, the oldest call first. For any thread; callbacks of futures run in threads of the pool.

    Functions have to be importable. Arguments are pickled for each call, thus had better be small, and so are results. What a function
    raises is raised from its future, with the traceback of the worker as a note; WorkerDied, where the call cost two workers. A future
    may be cancelled at any time; what its worker still does is of no account then.
    """

    def __init__(self, workers: int | None = None) -> None:
        self._most = workers or _usual()
        self._changed = threading.Condition()
        self._waiting: deque[_Job] = deque()
        self._begun: dict[_Job, Worker | None] = {}
        self._threads = 0
        self._idle = 0
        self._closed = False

    def submit(self, function: Callable[..., T], *arguments: object, urgent: bool = False) -> Future[T]:
        """Urgent calls go before all that wait, the latest first. Returns at once; processes start with the first calls."""
        job = _Job(function, arguments)
        with self._changed:
            if self._closed:
                raise RuntimeError("the pool is closed")
            if urgent:
                self._waiting.appendleft(job)
            else:
                self._waiting.append(job)
            self._changed.notify()
            if len(self._waiting) > self._idle and self._threads < self._most:
                self._threads += 1
                threading.Thread(target=self._work, name=f"gilint-pool-{self._threads}", daemon=True).start()
        return job.future

    def cancel(self) -> None:
        """What waits is cancelled, what runs is killed and cancelled; the pool can be used again. Returns at once."""
        with self._changed:
            waiting, begun = tuple(self._waiting), tuple(self._begun)
            self._waiting.clear()
            for job, worker in self._begun.items():
                job.stopped = True
                if worker is not None:
                    worker.kill()
        for job in begun:
            job.future.cancel()
        for job in waiting:
            job.future.cancel()
            job.settle()

    def close(self) -> None:
        """Cancels for good. Returns at once, and nothing of the pool holds up the end of the program."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self.cancel()

    def _work(self) -> None:
        """A thread, with a worker of its own, until the pool is closed."""
        worker: Worker | None = None
        while (job := self._next()) is not None:
            worker = self._carry_out(job, worker)
        if worker is not None:
            worker.end()

    def _next(self) -> _Job | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._waiting or self._closed)
            self._idle -= 1
            if self._closed:
                return None
            job = self._waiting.popleft()
            self._begun[job] = None
            return job

    def _carry_out(self, job: _Job, worker: Worker | None) -> Worker | None:
        """Gives the worker for the next job, if there is one left."""
        result, error = None, None
        try:
            worker = worker or Worker()
            if self._begin(job, worker):
                result = worker.call(job.function, job.arguments)
        except BaseException as fault:  # noqa: BLE001 - it is raised where the result is asked for
            error = fault
        with self._changed:
            del self._begun[job]
            died = isinstance(error, WorkerDied)
            job.deaths += died
            again = died and not job.stopped and job.deaths < _DEATHS
            if again:
                self._waiting.appendleft(job)
        if job.stopped:
            job.future.cancel()
        if not again:
            job.settle(result, error)
        if worker is not None and (died or job.stopped):
            worker.end()
            return None
        return worker

    def _begin(self, job: _Job, worker: Worker) -> bool:
        with self._changed:
            self._begun[job] = worker
            return not job.stopped and not job.future.cancelled()


def _usual() -> int:
    """All processors but one, at most eight: more of them would rather wait for the disk."""
    return max(1, min(8, usable_processors() - 1))
