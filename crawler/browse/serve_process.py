"""One child of `soyte serve`: a process that runs Datasette on one snapshot, started, watched and ended."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from crawler.browse.profile import Profile
from crawler.errors import SoyteError

#: How long a child may take until it answers, in seconds: it opens the snapshot and draws its first pages.
START_SECONDS = 60.0
#: And when it first makes a copy with less in it: minutes where there are many articles.
COPY_SECONDS = 1800.0
#: How long a child that was told to stop may still answer, in seconds.
DRAIN_SECONDS = 30.0


@dataclass(slots=True, kw_only=True)
class DatasetteProcess:
    """A process that runs Datasette on one snapshot."""

    process: subprocess.Popen[bytes]
    snapshot: Path
    lifeline: int  # the end that we hold of a pipe: when it closes, however we end, the child goes too
    started_at: float = field(default_factory=time.monotonic)
    told_at: float | None = None

    @classmethod
    def start(
        cls, snapshot: Path, profile: Profile, listener: socket.socket, ended: threading.Event
    ) -> DatasetteProcess | None:
        """Start a child and wait until it answers; None when we were told to end meanwhile.

        Raises:
            SoyteError: it died or did not become ready in time.
        """
        life_read, life_write = os.pipe()
        ready_read, ready_write = os.pipe()
        command = [
            *(sys.executable, "-m", "crawler.browse.serve_child", str(snapshot)),
            *(profile.as_json(), str(listener.fileno()), str(ready_write), str(life_read)),
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
            said = _first_line(ready_read, ended, COPY_SECONDS if profile.copies else START_SECONDS)
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
        """End it now: idle connections are closed, and requests in flight get ``patience`` seconds."""
        self.process.send_signal(signal.SIGINT)
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


def _first_line(descriptor: int, ended: threading.Event, patience: float) -> str | None:
    """The first line written to a pipe; None when it closes without one, the time is up, or we are told to end."""
    said = b""
    deadline = time.monotonic() + patience
    while not ended.is_set() and time.monotonic() < deadline:
        if not select.select([descriptor], [], [], 0.1)[0]:
            continue
        if not (more := os.read(descriptor, 4096)):
            return None
        said += more
        if b"\n" in said:
            return said.partition(b"\n")[0].decode("utf-8", "replace")
    return None
