"""An archive is a folder: where its parts lie, its own id, and the locks that keep two runs apart."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import Locked, SoyteError

#: Crawling and extracting lock apart, so that a long extraction does not stop the next crawl.
LOCKS = ("crawl", "extract", "publish")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one archive. Nothing is made on disk before :meth:`open`."""

    path: Path

    def __init__(self, path: Path | str) -> None:
        object.__setattr__(self, "path", Path(path).expanduser().absolute())

    @property
    def database(self) -> Path:
        return self.path / "archive.db"

    @property
    def warc_dir(self) -> Path:
        return self.path / "warc"

    @property
    def published_dir(self) -> Path:
        return self.path / "published"

    @property
    def corrections_dir(self) -> Path:
        return self.path / "corrections"

    @property
    def hosts_file(self) -> Path:
        """What is arranged for single hosts (:mod:`crawler.odd_hosts`); it need not exist."""
        return self.path / "hosts.csv"

    @property
    def current(self) -> Path:
        """The link to the newest snapshot's folder; it may not exist yet."""
        return self.published_dir / "current"

    @property
    def archive_id(self) -> str:
        """Eight hex digits that name this archive, part of every WARC file's name, so that archives can be united.

        Raises:
            SoyteError: the file that holds it is damaged.
        """
        file = self.path / "archive-id"
        try:
            found = file.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise SoyteError(f"{self.path}: not a soyte archive yet; crawl or import something first") from None
        except (OSError, UnicodeDecodeError) as error:
            raise SoyteError(f"{file}: cannot be read ({_reason(error)}); restore it from a backup") from error
        if not re.fullmatch(r"[0-9a-f]{8}", found):
            raise SoyteError(f"{file}: not eight hex digits; restore it, or take it from the names in warc/")
        return found

    def open(self) -> Home:
        """Make the folder and its parts where they are missing.

        Raises:
            SoyteError: the folder cannot be made or written to.
        """
        try:
            for folder in (self.path, self.warc_dir, self.published_dir, self.corrections_dir):
                folder.mkdir(parents=True, exist_ok=True)
            if not (self.path / "archive-id").exists():
                self._name_archive()
        except OSError as error:
            raise SoyteError(f"{self.path}: cannot be written ({_reason(error)}); choose another --home") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise SoyteError(f"{self.path}: cannot be written (permission denied); choose another --home")
        return self

    def _name_archive(self) -> None:
        """Write a new archive id, whole or not at all: of two first runs at once, one id wins and both use it."""
        draft = self.path / f".archive-id-{secrets.token_hex(8)}"
        draft.write_text(secrets.token_hex(4) + "\n", encoding="ascii")
        with contextlib.suppress(FileExistsError):
            (self.path / "archive-id").hardlink_to(draft)
        draft.unlink()

    @contextlib.contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold one of this archive's locks; the system frees it when the process ends, however it ends.

        Raises:
            Locked: another run holds it.
        """
        if name not in LOCKS:
            raise ValueError(f"no lock named {name!r}")
        path = self.path / f".{name}.lock"
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise SoyteError(f"{path}: cannot be written ({_reason(error)}); choose another --home") from error
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pid = os.read(descriptor, 32).decode("ascii", "replace").strip() or "unknown"
                message = f"{self.path}: another {name} is running (process {pid}); wait, or choose another --home"
                raise Locked(message) from None
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
            yield
        finally:
            os.close(descriptor)


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
