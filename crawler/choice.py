"""Which of the queued pages a run takes up now: what is left of its budget, and how far back it goes."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.rows import Kind, Row
from pipelines.urls import host_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Conditions on queued pages, in SQL for the queue and in Python for rows that were read ahead."""

    kinds: tuple[Kind, ...] = ()  # only these; empty: all
    floor: int | None = None  # only from this priority on
    closed: tuple[str, ...] = ()  # not on these hosts
    since: str | None = None  # not what is known to be older than this day

    def sql(self) -> tuple[str, list[str | int]]:
        """A condition to add, and its values."""
        parts: list[str] = []
        values: list[str | int] = []
        if self.kinds:
            parts.append(f"kind in ({', '.join('?' * len(self.kinds))})")
            values += self.kinds
        if self.floor is not None:
            parts.append("priority >= ?")
            values.append(self.floor)
        for host in self.closed:
            parts.append("url not like ? and url not like ?")
            values += [f"http://{host}/%", f"https://{host}/%"]
        if self.since is not None:
            parts.append("coalesce(dated, substr(modified, 1, 10), ?) >= ?")
            values += [self.since, self.since]
        return "".join(f" and {part}" for part in parts), values

    def takes(self, row: Row) -> bool:
        """Whether a row that was read before is still one to take up."""
        if self.kinds and row.kind not in self.kinds:
            return False
        if self.floor is not None and row.priority < self.floor:
            return False
        return not self.closed or host_key(row.url) not in self.closed


#: Everything that is due.
ALL = Choice()
