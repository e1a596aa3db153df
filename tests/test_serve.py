"""`soyte serve` as it runs: a parent, its children, and a snapshot that changes under the readers."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.browse.serve import serve
from crawler.errors import SoyteError
from crawler.home import Home
from tests.snapshots import build_snapshot


def publish(home: Home, name: str) -> None:
    """A snapshot as publish leaves it: a folder, and the link moved to it in one step."""
    build_snapshot(home.published_dir / name, snapshot_id=name)
    link = home.published_dir / f".{name}"
    link.symlink_to(name)
    link.replace(home.current)


class Running:
    def __init__(self, home: Home) -> None:
        self.stop = threading.Event()
        self.notes: list[str] = []
        self.status: int | None = None
        addresses: list[str] = []
        up = threading.Event()

        def ready(address: str) -> None:
            addresses.append(address)
            up.set()

        def run() -> None:
            self.status = serve(home, port=0, ready=ready, note=self.notes.append, stop=self.stop, poll=0.1)
            up.set()

        self.thread = threading.Thread(target=run)
        self.thread.start()
        assert up.wait(60)
        self.port = int(addresses[0].rstrip("/").rpartition(":")[2])

    def get(self, path: str = "/", connection: http.client.HTTPConnection | None = None) -> tuple[int, str]:
        asked = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked.request("GET", path)
        answer = asked.getresponse()
        text = answer.read().decode()
        if connection is None:
            asked.close()
        return answer.status, text

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + 60
        while not any(text in note for note in self.notes):
            assert time.monotonic() < deadline, self.notes
            time.sleep(0.05)

    def end(self) -> None:
        self.stop.set()
        self.thread.join(30)
        assert not self.thread.is_alive()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path).open()


@contextlib.contextmanager
def running(home: Home) -> Iterator[Running]:
    server = Running(home)
    try:
        yield server
    finally:
        server.end()


def test_a_new_snapshot_comes_without_a_failed_request(home: Home) -> None:
    publish(home, "first")
    failures: list[str] = []
    seen: list[str] = []
    done = threading.Event()

    with running(home) as server:

        def read(keep: bool) -> None:
            """A reader with a new connection for each page, or with one that is kept open as browsers do."""
            connection: http.client.HTTPConnection | None = None
            while not done.is_set():
                try:
                    if keep and connection is None:
                        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
                    status, text = server.get("/archive/articles/1", connection)
                    if status != 200:
                        failures.append(str(status))
                    seen.append("second" if "<code>second</code>" in text else "first")
                    if connection is not None and connection.sock is None:
                        connection = None
                except Exception as error:
                    failures.append(repr(error))
                    connection = None
                time.sleep(0.005)

        readers = [threading.Thread(target=read, args=[keep]) for keep in (False, False, True)]
        for reader in readers:
            reader.start()
        time.sleep(0.3)
        publish(home, "second")
        server.wait_for("now serving second")
        time.sleep(0.6)  # the first one has been told
        count = len(seen)
        time.sleep(0.4)
        done.set()
        for reader in readers:
            reader.join(30)
    assert failures == []
    assert seen[0] == "first"
    assert set(seen[count:]) == {"second"}
    assert server.status == 0


def test_a_connection_that_was_accepted_is_answered_while_draining(home: Home) -> None:
    publish(home, "first")
    with running(home) as server:
        silent = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        time.sleep(0.3)
        publish(home, "second")
        server.wait_for("now serving second")
        time.sleep(0.5)  # the first one has been told to stop
        silent.sendall(b"GET /archive/articles/1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        answer = b"".join(iter(lambda: silent.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200")
        assert b"connection: close" in answer.lower()
        assert b"<code>first</code>" in answer
        silent.close()


def test_it_ends_at_once_though_a_browser_keeps_its_connection(home: Home) -> None:
    publish(home, "first")
    with running(home) as server:
        kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        assert server.get("/", kept)[0] == 200
        started = time.monotonic()
        server.end()
        assert time.monotonic() - started < 3
        kept.close()


def test_a_child_that_dies_is_started_again(home: Home) -> None:
    publish(home, "first")
    with running(home) as server:
        (child,) = _children()
        os.kill(child, signal.SIGKILL)
        server.wait_for("starting it again")
        assert server.get()[0] == 200


def test_a_broken_snapshot_leaves_the_old_one_standing(home: Home) -> None:
    publish(home, "first")
    with running(home) as server:
        broken = home.published_dir / "broken"
        broken.mkdir()
        (broken / "archive.db").write_bytes(b"no database" * 100)
        link = home.published_dir / ".broken"
        link.symlink_to("broken")
        link.replace(home.current)
        server.wait_for("still serving the snapshot before it")
        assert "<code>first</code>" in server.get()[1]
        publish(home, "third")
        server.wait_for("now serving third")
        assert "<code>third</code>" in server.get()[1]


def test_without_a_snapshot_it_says_what_to_do(home: Home) -> None:
    with pytest.raises(SoyteError, match="soyte publish"):
        serve(home, port=0)


def test_a_port_in_use_is_one_line(home: Home) -> None:
    publish(home, "first")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SoyteError, match=f"port {port} on 127.0.0.1 is in use; choose another with --port"):
            serve(home, port=port)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_cleanly(home: Home, number: signal.Signals) -> None:
    publish(home, "first")
    code = (
        "import sys; from crawler.home import Home; from crawler.browse.serve import serve; "
        f"sys.exit(serve(Home({str(home.path)!r}), port=0, ready=lambda url: print(url, flush=True)))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert errors == ""
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2])), timeout=2).close()


def test_children_do_not_outlive_a_killed_parent(home: Home) -> None:
    publish(home, "first")
    code = (
        "from crawler.home import Home; from crawler.browse.serve import serve; "
        f"serve(Home({str(home.path)!r}), port=0, ready=lambda url: print(url, flush=True))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
    process.kill()
    process.wait(10)
    process.stdout.close()
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
        except OSError:
            return
        time.sleep(0.1)
    pytest.fail("the child still listens")


def _children() -> list[int]:
    """Processes of ours that run a Datasette."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[1]) == os.getpid() and b"crawler.browse.serve_child" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
