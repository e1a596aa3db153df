"""`soyte serve`: Datasette on the newest snapshot, and on the next one as soon as it is published.

The parent owns the listening socket and never answers a request itself. A child runs Datasette on one snapshot, whose
path was resolved when it started, so that every page it gives is of that snapshot alone. When `published/current` moves,
a fresh child is started on the same socket; only when it is ready is the old one told to stop, and it answers what
it has accepted before it goes. Nobody waits and no request fails.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from crawler.errors import SoyteError
from crawler.home import Home

#: Connections that may wait while a child starts.
BACKLOG = 512
#: How long a child may take until it answers, in seconds: it opens the snapshot and draws its first pages.
START_SECONDS = 60.0
#: How long a child that was told to stop may still answer, in seconds.
DRAIN_SECONDS = 30.0
#: Children that die within this time of their start were never well, in seconds.
UNWELL_SECONDS = 10.0
UNWELL_TIMES = 3


def serve(
    home: Home,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    ready: Callable[[str], None] | None = None,
    note: Callable[[str], None] | None = None,
    stop: threading.Event | None = None,
    poll: float = 1.0,
) -> int:
    """Serve the current snapshot until Ctrl-C or SIGTERM, moving to newer snapshots as they are published.

    Args:
        port: 0 for any free one.
        ready: called once with the address (``http://127.0.0.1:8001/``) when pages can be asked for.
        note: called with one line whenever something happens: a new snapshot, a child that died.
        stop: set it to end; Ctrl-C and SIGTERM set it when this runs in the main thread.
        poll: how often to look whether the snapshot has moved, in seconds.

    Returns:
        0 after a clean end.

    Raises:
        SoyteError: no snapshot, the address is in use or not ours, or Datasette does not start.
    """
    say = note or (lambda line: None)
    ended = stop or threading.Event()
    snapshot = current_snapshot(home)
    with _listener(host, port) as listener, _signals(ended):
        child = _Child.start(snapshot, listener, ended)
        draining: list[_Child] = []
        unwell = 0
        try:
            if child is not None and ready is not None:
                ready(_address(host, listener))
            while child is not None and not ended.wait(poll):
                draining = [old for old in draining if not old.is_gone()]
                if child.is_gone():
                    unwell = unwell + 1 if time.monotonic() - child.started_at < UNWELL_SECONDS else 1
                    if unwell > UNWELL_TIMES:
                        raise SoyteError(f"{child.snapshot}: Datasette keeps dying; see the lines above")
                    say(f"Datasette ended with status {child.process.returncode}; starting it again")
                    child = _Child.start(current_snapshot(home), listener, ended)
                    snapshot = child.snapshot if child else snapshot
                    continue
                with contextlib.suppress(SoyteError):  # the link is being moved, or the folder was emptied: stay
                    newest = current_snapshot(home)
                    if newest != snapshot:
                        snapshot = newest  # also when it fails to start: it is tried once, not every second
                        fresh = _start_or_say(newest, listener, ended, say)
                        if fresh is not None:
                            child.drain()
                            draining.append(child)
                            child = fresh
                            say(f"now serving {newest.parent.name}")
        finally:
            for process in [*draining, *([child] if child else [])]:
                process.end()
    return 0


def current_snapshot(home: Home) -> Path:
    """The database of the newest snapshot, its path resolved: it stays the same file when the link moves.

    Raises:
        SoyteError: nothing was published yet.
    """
    try:
        found = home.current.resolve(strict=True) / "archive.db"
    except OSError:
        found = None
    if found is None or not found.is_file():
        raise SoyteError(f"{home.path}: no snapshot to serve; run `soyte publish --home {home.path}` first")
    return found


def _start_or_say(
    snapshot: Path, listener: socket.socket, ended: threading.Event, say: Callable[[str], None]
) -> _Child | None:
    try:
        return _Child.start(snapshot, listener, ended)
    except SoyteError as error:
        say(f"{error}; still serving the snapshot before it")
        return None


@dataclass(slots=True, kw_only=True)
class _Child:
    """A process that runs Datasette on one snapshot."""

    process: subprocess.Popen[bytes]
    snapshot: Path
    lifeline: int  # the end that we hold of a pipe: when it closes, however we end, the child goes too
    started_at: float = field(default_factory=time.monotonic)
    told_at: float | None = None

    @classmethod
    def start(cls, snapshot: Path, listener: socket.socket, ended: threading.Event) -> _Child | None:
        """Start a child and wait until it answers; None when we were told to end meanwhile.

        Raises:
            SoyteError: it died or did not become ready in time.
        """
        life_read, life_write = os.pipe()
        ready_read, ready_write = os.pipe()
        command = [
            *(sys.executable, "-m", "crawler.serve_child", str(snapshot)),
            *(str(listener.fileno()), str(ready_write), str(life_read)),
        ]
        try:
            process = subprocess.Popen(
                command,
                pass_fds=(listener.fileno(), ready_write, life_read),
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches us alone; we tell the child
            )
        finally:
            os.close(life_read)
            os.close(ready_write)
        child = cls(process=process, snapshot=snapshot, lifeline=life_write)
        try:
            said = _first_line(ready_read, ended)
        finally:
            os.close(ready_read)
        if said == "ready":
            return child
        if said is None and ended.is_set():
            child.end()
            return None
        child.end(patience=1.0)
        reason = said or f"it ended with status {process.returncode} before it answered"
        raise SoyteError(f"{snapshot}: Datasette does not start: {reason}")

    def is_gone(self) -> bool:
        """Whether it has ended; one that drains for too long is made to."""
        if self.process.poll() is None:
            if self.told_at is None or time.monotonic() - self.told_at < DRAIN_SECONDS:
                return False
            self.process.kill()
            self.process.wait()
        self._cut()
        return True

    def drain(self) -> None:
        """Tell it to stop accepting, answer what it has, and end."""
        if self.told_at is None:
            self.told_at = time.monotonic()
            self.process.terminate()

    def end(self, patience: float = 5.0) -> None:
        """End it now; requests in flight get ``patience`` seconds."""
        self.drain()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._cut()

    def _cut(self) -> None:
        if self.lifeline >= 0:
            os.close(self.lifeline)
            self.lifeline = -1


def _first_line(descriptor: int, ended: threading.Event) -> str | None:
    """The first line written to a pipe; None when it closes without one, the time is up, or we are told to end."""
    import select

    said = b""
    deadline = time.monotonic() + START_SECONDS
    while not ended.is_set() and time.monotonic() < deadline:
        if not select.select([descriptor], [], [], 0.1)[0]:
            continue
        if not (more := os.read(descriptor, 4096)):
            return None
        said += more
        if b"\n" in said:
            return said.partition(b"\n")[0].decode("utf-8", "replace")
    return None


@contextlib.contextmanager
def _listener(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SoyteError(f"port {port} on {host} is in use; choose another with --port") from error
        raise SoyteError(f"cannot listen on {host}, port {port}: {(error.strerror or str(error)).lower()}") from error
    except OverflowError as error:
        raise SoyteError(f"port {port}: not between 0 and 65535") from error
    with listener:
        yield listener


def _address(host: str, listener: socket.socket) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"


@contextlib.contextmanager
def _signals(ended: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set ``ended``; a second one while we wait for the children changes nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def told(number: int, frame: FrameType | None) -> None:
        ended.set()

    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
