"""What a long command shows while it works: one changing line on a terminal; in a log, only the line per source."""

from __future__ import annotations

import sys
import time
from typing import TextIO


class Progress:
    """Counts steps of a named stage.

    On a terminal the current stage is redrawn in place a few times a second; elsewhere (cron, a pipe) only ``line``
    prints.
    """

    INTERVAL = 0.2  # seconds between redraws

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._drawn = 0.0
        self._width = 0

    def step(self, stage: str, done: int, total: int | None = None, note: str = "") -> None:
        """Show that ``done`` of ``total`` (None: unknown) units of ``stage`` are through."""
        now = time.monotonic()
        if not self._terminal or (now - self._drawn < self.INTERVAL and done != total):
            return
        self._drawn = now
        count = f"{done}/{total}" if total is not None else str(done)
        text = f"{stage}: {count}{'  ' + note if note else ''}"[:110]
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()
        self._width = len(text)

    def line(self, text: str) -> None:
        """A line that stays, on a terminal and in a log."""
        self.clear()
        self._stream.write(text + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the changing line away, so that what follows starts on a clean one."""
        if self._terminal and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
