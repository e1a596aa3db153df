"""What is kept of searches: each question of each snapshot by itself, and never too much."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.browse import search_kept
from crawler.browse.search_kept import kept, snapshot_path


@pytest.fixture
def conns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[sqlite3.Connection]]:
    monkeypatch.setattr(search_kept, "_kept", type(search_kept._kept)())
    monkeypatch.setattr(search_kept, "_size", 0)
    found = [sqlite3.connect(tmp_path / name) for name in ("a.db", "b # c?.db")]
    yield found
    for conn in found:
        conn.close()


def test_an_answer_is_worked_out_once_for_each_snapshot(conns: list[sqlite3.Connection]) -> None:
    made: list[str] = []

    def ask(conn: sqlite3.Connection, question: str) -> list[int]:
        def answer() -> list[int]:
            made.append(snapshot_path(conn)[-4] + question)
            return [len(made)]

        return kept(conn, question, answer)

    first, second = conns
    assert ask(first, "x") == ask(first, "x") == [1]
    assert ask(second, "x") == ask(second, "x") == [2]
    assert ask(first, "y") == [3]
    assert len(made) == 3


def test_what_was_not_asked_for_longest_goes_first(
    conns: list[sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_kept, "MOST", 10)
    made: list[str] = []

    def ask(question: str, size: int) -> None:
        kept(conns[0], question, lambda: made.append(question) or [0] * size)  # type: ignore[func-returns-value]

    for question in "abab":
        ask(question, 4)
    assert made == ["a", "b"]
    ask("a", 4)
    ask("c", 4)  # no room for three: b goes
    ask("a", 4)
    assert made == ["a", "b", "c"]
    ask("b", 4)
    ask("huge", 11)  # more than is kept at all: worked out each time
    ask("huge", 11)
    assert made == ["a", "b", "c", "b", "huge", "huge"]
    assert search_kept._size <= 10


def test_a_failure_is_not_kept(conns: list[sqlite3.Connection]) -> None:
    with pytest.raises(ZeroDivisionError):
        kept(conns[0], "x", lambda: [1 // 0])
    assert kept(conns[0], "x", lambda: [1]) == [1]
