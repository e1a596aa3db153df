"""`soyte serve`: Datasette on the newest snapshot, and on the next one as soon as it is published.

The parent owns the listening socket and never answers a request itself. A child runs Datasette on one snapshot, whose
path was resolved when it started, so that every page it gives is of that snapshot alone. When `published/current`
moves, a fresh child is started on the same socket; only when it is ready is the old one told to stop, and it answers
what it has accepted before it goes. Nobody waits and no request fails.
"""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from crawler.browse.profile import Profile
from crawler.browse.serve_process import DatasetteProcess
from crawler.errors import SoyteError
from crawler.home import Home

#: Connections that may wait while a child starts.
BACKLOG = 512
#: Children that die within this time of their start were never well, in seconds.
UNWELL_SECONDS = 10.0
UNWELL_TIMES = 3


def serve(
    home: Home,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    profile: Profile | None = None,
    ready: Callable[[str], None] | None = None,
    note: Callable[[str], None] | None = None,
    stop: threading.Event | None = None,
    poll: float = 1.0,
) -> int:
    """Serve the current snapshot until Ctrl-C or SIGTERM, moving to newer snapshots as they are published.

    Args:
        port: 0 for any free one.
        profile: what readers may do; without one, everything.
        ready: called once with the address (``http://127.0.0.1:8001/``) when pages can be asked for.
        note: called with one line whenever something happens (a new snapshot, a child that died); else it is
            written to standard error.
        stop: set it to end; Ctrl-C and SIGTERM set it when this runs in the main thread.
        poll: how often to look whether the snapshot has moved, in seconds.

    Returns:
        0 after a clean end.

    Raises:
        SoyteError: no snapshot, the address is in use or not ours, or Datasette does not start.
    """
    say = note or _to_stderr
    profile = profile or Profile()
    ended = stop or threading.Event()
    snapshot = current_snapshot(home)
    with _listener(host, port) as listener, _signals(ended):
        child = DatasetteProcess.start(snapshot, profile, listener, ended)
        draining: list[DatasetteProcess] = []
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
                    child = DatasetteProcess.start(current_snapshot(home), profile, listener, ended)
                    snapshot = child.snapshot if child else snapshot
                    continue
                with contextlib.suppress(SoyteError):  # the link is being moved, or the folder was emptied: stay
                    newest = current_snapshot(home)
                    if newest != snapshot:
                        snapshot = newest  # also when it fails to start: it is tried once, not every second
                        fresh = _start_or_say(newest, profile, listener, ended, say)
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
    snapshot: Path,
    profile: Profile,
    listener: socket.socket,
    ended: threading.Event,
    say: Callable[[str], None],
) -> DatasetteProcess | None:
    try:
        return DatasetteProcess.start(snapshot, profile, listener, ended)
    except SoyteError as error:
        say(f"{error}; still serving the snapshot before it")
        return None


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


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
