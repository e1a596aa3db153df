"""The pool must finish every innocent task whatever one of them does to its worker."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from crawler.pool import WorkerPool


def square(task: int) -> int:
    return task * task


def misbehave(task: str) -> str:
    if task == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hangs":
        time.sleep(60)
    if task == "raises":
        raise ValueError("cannot read this")
    return task.upper()


def die_once(task: str) -> str:
    """Dies the first time it sees a task, as a worker does when the machine runs out of memory."""
    marker = Path(task)
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "second time"


def test_all_tasks_are_answered() -> None:
    with WorkerPool(square, size=2) as pool:
        assert sorted(outcome.result or 0 for outcome in pool.run(range(20))) == [n * n for n in range(20)]


def test_only_the_culprit_fails() -> None:
    tasks = ["a", "dies", "b", "hangs", "c", "raises", "d"]
    with WorkerPool(misbehave, size=2, timeout=1.0) as pool:
        outcomes = {outcome.task: outcome for outcome in pool.run(tasks)}
    assert {task for task, outcome in outcomes.items() if outcome.failure is None} == {"a", "b", "c", "d"}
    assert "exit code -9" in (outcomes["dies"].failure or "")
    assert outcomes["hangs"].failure == "took longer than 1 s"
    assert outcomes["raises"].failure == "ValueError: cannot read this"


def test_a_task_whose_worker_was_killed_from_outside_is_tried_again(tmp_path: Path) -> None:
    with WorkerPool(die_once, size=1) as pool:
        (outcome,) = pool.run([str(tmp_path / "marker")])
    assert outcome.result == "second time"


def test_the_pool_can_be_used_again() -> None:
    with WorkerPool(square, size=1) as pool:
        assert [outcome.result for outcome in pool.run([2])] == [4]
        assert [outcome.result for outcome in pool.run([3])] == [9]
