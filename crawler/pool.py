"""A process pool that survives its workers.

Reading a page is CPU-bound and runs code (parsers, models) on input from anywhere, so a worker may hang, crash, or be
killed for its memory. ``concurrent.futures`` then fails every page in flight. Here each worker has one task at a time,
so the suspect is known: it is tried once more on a fresh worker, and only a task that fails twice is given up, by name.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """What became of a task: ``result``, or ``failure`` in words when it could not be done."""

    task: Task
    result: Result | None
    failure: str | None = None


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    connection: Connection
    task: Task | None = None
    deadline: float = 0.0
    second_try: bool = False


def _cores() -> int:
    """The cores this process may use: fewer than the machine has where a container or taskset says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Body of a worker: answer tasks until the parent closes the pipe."""
    with contextlib.suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            task = connection.recv()
            try:
                answer = (True, function(task))
            except Exception as error:  # the page is quarantined with this reason; the worker goes on
                answer = (False, f"{type(error).__name__}: {error}")
            connection.send(answer)


class WorkerPool(Generic[Task, Result]):
    """Runs ``function`` (a module-level callable) on tasks in ``size`` processes.

    Args:
        function: called in the workers with one picklable task; returns a picklable result.
        size: number of processes; by default one per core this process may use.
        timeout: seconds a task may take before its worker is killed.
        preload: modules the fork server imports once, so that workers start with models and parsers in place.
    """

    def __init__(
        self,
        function: Callable[[Task], Result],
        *,
        size: int | None = None,
        timeout: float = 60.0,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._function = function
        self._size = size or _cores()
        self._timeout = timeout
        # Never plain fork: the parent may hold threads (Twisted, SQLite) whose locks a forked child would inherit.
        self._processes: ForkServerContext | SpawnContext
        if "forkserver" in multiprocessing.get_all_start_methods():
            self._processes = multiprocessing.get_context("forkserver")
            self._processes.set_forkserver_preload(list(preload))
        else:
            self._processes = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[Task]] = []

    def __enter__(self) -> WorkerPool[Task, Result]:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome[Task, Result]]:
        """Yield an outcome per task, in the order they finish. Tasks are taken as workers come free."""
        todo = iter(tasks)
        again: deque[Task] = deque()
        exhausted = False
        while True:
            while not exhausted or again:
                worker = self._idle()
                if worker is None:
                    break
                if again:
                    self._give(worker, again.popleft(), second_try=True)
                    continue
                try:
                    self._give(worker, next(todo), second_try=False)
                except StopIteration:
                    exhausted = True
            busy = [worker for worker in self._workers if worker.task is not None]
            if not busy:
                return
            for worker in self._ready(busy):
                outcome = self._collect(worker)
                if outcome is not None:
                    yield outcome
                else:
                    assert worker.task is not None
                    again.append(worker.task)

    def close(self) -> None:
        """End every worker; one that does not go by itself is killed."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(timeout=2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _idle(self) -> _Worker[Task] | None:
        for worker in self._workers:
            if worker.task is None:
                return worker
        if len(self._workers) < self._size:
            return self._start()
        return None

    def _start(self) -> _Worker[Task]:
        ours, theirs = self._processes.Pipe()
        process = self._processes.Process(target=_serve, args=(theirs, self._function), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process=process, connection=ours)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker[Task], task: Task, *, second_try: bool) -> None:
        worker.task, worker.second_try = task, second_try
        worker.deadline = time.monotonic() + self._timeout
        # A worker that has just died shows it on the read side; sending into it must not end the run.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            worker.connection.send(task)

    def _ready(self, busy: list[_Worker[Task]]) -> list[_Worker[Task]]:
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        answered = set(wait([worker.connection for worker in busy], timeout=patience))
        now = time.monotonic()
        return [worker for worker in busy if worker.connection in answered or worker.deadline <= now]

    def _collect(self, worker: _Worker[Task]) -> Outcome[Task, Result] | None:
        """The outcome of a worker that answered, died or ran out of time; None when its task deserves a second try."""
        task = worker.task
        assert task is not None
        if worker.connection.poll():
            try:
                done, answer = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                failure = f"the worker died (exit code {self._bury(worker)})"
            else:
                worker.task = None
                return Outcome(task, answer) if done else Outcome(task, None, answer)
        else:
            self._bury(worker)
            failure = f"took longer than {self._timeout:g} s"
        return Outcome(task, None, failure) if worker.second_try else None

    def _bury(self, worker: _Worker[Task]) -> int | None:
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(timeout=1)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        return worker.process.exitcode
